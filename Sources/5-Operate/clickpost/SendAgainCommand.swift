import ArgumentParser
import Control
import Glibc
import Letters
import Wording

struct SendAgainCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "send-again", abstract: "Send a job's letters once more, as a new submission.",
        discussion: """
            The letters are produced, posted and charged a second time, whatever became of the first ones. So it asks: type the \
            job's number to confirm, or give --yes.
            """)

    @OptionGroup var common: Common
    @OptionGroup var why: Why

    @Flag(help: "Confirmed: do not ask.")
    var yes = false

    @Argument(help: "The print job's number, or the submission's id.")
    var job: String

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let known = try common.daemon.submission(job)
        if !yes { try confirm(known.summary, terminal) }
        let made = try common.daemon.sendAgain(job, count: known.summary.sendAgain + 1, reason: why.reason)
        return try common.report(made, terminal)
    }

    private func confirm(_ known: SubmissionSummary, _ terminal: Terminal) throws {
        guard isatty(STDIN_FILENO) == 1 else { throw WrongUsage(what: .confirmWithYes) }
        let language = terminal.language
        terminal.note(
            "\(Phrase.job.text(language)) \(known.job), \(Phrase.letters.text(language)): \(known.letters), "
                + Wording.stateName(known.state, language))
        terminal.note(Phrase.sendAgainMeans.text(language))
        terminal.ask("\(Phrase.typeToConfirm.text(language)) \(known.job): ")
        guard readLine() == String(known.job) else { throw WrongUsage(what: .notConfirmed) }
    }
}
