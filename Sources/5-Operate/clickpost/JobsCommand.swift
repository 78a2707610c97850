public import ArgumentParser
import Control
public import Letters
import Wording

struct JobsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "What was printed, the newest first.",
        discussion: "Everyone sees their own jobs, administrators all.")

    @OptionGroup var common: Common

    @Option(help: "Only this user's jobs (administrators).")
    var user: String?

    @Option(help: "Only jobs in this state: \(SubmissionState.allCases.map(\.rawValue).joined(separator: ", ")).")
    var state: SubmissionState?

    @Option(help: "How many at once.")
    var limit = 20

    @Option(help: "Go on behind a page: the value that page's last line names.")
    var after: String?

    @Flag(help: "All of them, however many.")
    var all = false

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        guard (1...500).contains(limit) else { throw WrongUsage(what: .limitRange) }
        var page = try read(after: after)
        while all, let next = page.next {
            let following = try read(after: next)
            page.submissions += following.submissions
            // A page that gives its own cursor back would never end.
            page.next = following.next == next ? nil : following.next
        }
        if common.json {
            try terminal.say(json: page)
        } else {
            list(page, terminal)
        }
        return .done
    }

    private func read(after cursor: String?) throws(Status) -> SubmissionPage {
        try common.daemon.submissions(after: cursor, limit: all ? 500 : limit, state: state, user: user)
    }

    private func list(_ page: SubmissionPage, _ terminal: Terminal) {
        let language = terminal.language
        guard !page.submissions.isEmpty else {
            terminal.note(Phrase.noJobs.text(language))
            return
        }
        var table = Table(columns: [
            .init(title: Phrase.job.text(language), alignsRight: true),
            .init(title: Phrase.accepted.text(language)),
            .init(title: Phrase.user.text(language)),
            .init(title: Phrase.printer.text(language)),
            .init(title: Phrase.letters.text(language), alignsRight: true),
            .init(title: Phrase.state.text(language)),
            .init(title: Phrase.title.text(language), gives: true),
            .init(title: Phrase.reason.text(language), gives: true),
        ])
        for job in page.submissions {
            table.rows.append([
                String(job.job), Terminal.moment(job.accepted), job.user,
                job.printer + (job.sandbox ? " [SANDBOX]" : ""), String(job.letters),
                Wording.stateName(job.state, language), job.title,
                job.reason.map { Wording.message($0, language) } ?? "",
            ])
        }
        table.lines(width: terminal.columns).forEach { terminal.say($0) }
        if let next = page.next {
            terminal.note("\(Phrase.more.text(language)): clickpost jobs --after \(next)")
        }
    }
}

extension SubmissionState: ExpressibleByArgument {}
