import Control
import Letters
import Spool

extension SubmissionSummary {
    init(_ known: Submission) {
        self.init(
            id: known.id, job: known.job.id, printer: known.job.printer, user: known.job.user, title: known.job.title,
            letters: known.letterCount, state: known.state, reason: known.reason, accepted: known.accepted,
            changed: known.changed, sandbox: known.sandbox, sendAgain: known.sendAgain)
    }
}

extension SubmissionDetail {
    init(_ details: SubmissionDetails, _ outlook: Outlook, _ tariff: Tariff) {
        self.init(
            summary: SubmissionSummary(details.submission), options: details.submission.options,
            documents: details.documents.map(\.summary), letters: details.letters.map(LetterProgress.init),
            price: tariff.estimate(details.letters.map(\.letter), details.submission.options),
            findings: details.submission.findings, timeline: details.timeline.map(TimelineEntry.init),
            bytesUploaded: details.bytesUploaded, bytesTotal: details.bytesTotal,
            nextAttempt: details.nextAttempt, outlook: outlook)
    }
}

extension LetterProgress {
    init(_ stored: StoredLetter) {
        self.init(
            letter: stored.letter, state: stored.state, registeredNumber: stored.registeredNumber,
            trackingLink: stored.trackingLink, posted: stored.posted)
    }
}

extension TimelineEntry {
    init(_ row: TimelineRow) {
        self.init(at: row.at, state: row.state, reason: row.reason, actor: row.actor)
    }
}
