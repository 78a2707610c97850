import ArgumentParser
import Control
import Letters
import Wording

struct ShowCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Everything about one job: its letters, where they are, why.")

    @OptionGroup var common: Common

    @Argument(help: "The print job's number, or the submission's id.")
    var job: String

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let detail = try common.daemon.submission(job)
        if common.json {
            try terminal.say(json: detail)
        } else {
            SubmissionText(detail, terminal).lines.forEach { terminal.say($0) }
        }
        return .done
    }
}

/// A submission for people.
struct SubmissionText {
    private(set) var lines: [String] = []
    private let language: Language

    init(_ detail: SubmissionDetail, _ terminal: Terminal) {
        language = terminal.language
        facts(detail)
        letters(detail, width: terminal.columns)
        if let price = detail.price { lines.append(VerdictText.price(price, language)) }
        findings(detail.findings)
        timeline(detail.timeline)
    }

    private mutating func facts(_ detail: SubmissionDetail) {
        let summary = detail.summary
        var facts = Facts(language)
        facts.add(
            .job, "\(summary.job)  (\(summary.printer), \(summary.user))" + (summary.sandbox ? "  [SANDBOX]" : ""))
        facts.add(.submission, summary.id)
        facts.add(.title, summary.title)
        facts.add(.state, Wording.stateName(summary.state, language))
        if let reason = summary.reason { facts.add(.reason, reason) }
        facts.add(.accepted, Terminal.moment(summary.accepted))
        facts.add(.options, VerdictText.options(detail.options, language))
        let pages = detail.documents.map(\.pages).reduce(0, +)
        facts.add(.documents, String(detail.documents.count))
        facts.add(.pages, String(pages))
        facts.add(.sent, "\(Terminal.bytes(detail.bytesUploaded)) / \(Terminal.bytes(detail.bytesTotal))")
        if let next = detail.nextAttempt { facts.add(.nextAttempt, Terminal.moment(next)) }
        lines += facts.lines
    }

    private mutating func letters(_ detail: SubmissionDetail, width: Int?) {
        guard !detail.letters.isEmpty else { return }
        var table = Table(
            columns: VerdictText.letterColumns(language) + [
                .init(title: Phrase.state.text(language)), .init(title: Phrase.registeredNumber.text(language)),
            ])
        for progress in detail.letters {
            let posted = progress.posted.map { " " + Terminal.moment($0) } ?? ""
            table.rows.append(
                VerdictText.cells(progress.letter, of: detail.documents.count, language) + [
                    (progress.state.map { Wording.stateName($0, language) } ?? "") + posted,
                    [progress.registeredNumber, progress.trackingLink].compactMap { $0 }.joined(separator: " "),
                ])
        }
        lines += [""] + table.lines(width: width)
    }

    private mutating func findings(_ findings: [Status]) {
        guard !findings.isEmpty else { return }
        lines.append("")
        lines += findings.flatMap { VerdictText.finding($0, language) }
    }

    private mutating func timeline(_ entries: [TimelineEntry]) {
        guard !entries.isEmpty else { return }
        lines.append("")
        for entry in entries {
            let parts = [
                Terminal.moment(entry.at), Wording.stateName(entry.state, language),
                entry.reason.map { Wording.message($0, language) }, entry.actor.map { "(\($0))" },
            ]
            lines.append(Terminal.printable(parts.compactMap { $0 }.joined(separator: "  ")))
        }
    }
}
