import ArgumentParser
import Letters

@main
struct Clickpost: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clickpost",
        abstract: "Letters printed to Click & Post: what became of them, what is held, and what a document would give.",
        discussion: """
            Messages come in French, Dutch, German or English, as LANG says.

            Exit status: 0 done; 1 refused, or it could not be done; 2 unusable input; 3 held, or not yet known; \
            64 wrong usage; 69 a part of the product is not there; 77 not permitted.
            """,
        version: Product.version,
        subcommands: [
            SetupCommand.self, StatusCommand.self, JobsCommand.self, ShowCommand.self, ReleaseCommand.self,
            HoldCommand.self,
            CancelCommand.self, RetryCommand.self, SendAgainCommand.self, DrainCommand.self, ResumeCommand.self,
            CheckCommand.self, PrinterCommand.self, LoginCommand.self,
            QueueCommand.self, AuditCommand.self,
        ])

    /// As ArgumentParser's own, but that what is wrong with the command line is introduced in the reader's language.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let code as ExitCode {
            exit(withError: code)
        } catch  where exitCode(for: error) == .validationFailure {
            Terminal().wrongUsage(message(for: error), usage: usage(after: error))
            exit(withError: ExitCode.validationFailure)
        } catch {
            exit(withError: error)
        }
    }

    /// The lines that ArgumentParser puts behind its message.
    private static func usage(after error: any Error) -> String {
        let whole = fullMessage(for: error)
        return whole.firstRange(of: "Usage: ").map { String(whole[$0.lowerBound...]) } ?? ""
    }
}
