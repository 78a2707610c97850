public import ArgumentParser
import Control
public import Letters

/// What every command accepts.
struct Common: ParsableArguments {
    @Flag(help: "Print JSON for programs instead of text for people.")
    var json = false

    @Option(help: "Language of messages: fr, nl, de or en (default: as LANG says).")
    var language: Language?

    var terminal: Terminal { Terminal(language: language) }

    var daemon: DaemonClient {
        DaemonClient(
            socket: ProcessEnvironment["CLICKPOST_SOCKET"] ?? DaemonClient.standardSocket, language: terminal.language)
    }
}

extension Language: ExpressibleByArgument {}

/// Arguments that can't be meant; told with the command's usage, exit status 64.
struct WrongUsage: Error {
    var what: Phrase
}

/// A command gives its exit status, or throws a `Status`, which is told with its hint.
protocol Command: ParsableCommand {
    var common: Common { get }
    func perform(_ terminal: Terminal) throws -> ExitStatus
}

extension Command {
    func run() throws {
        let terminal = common.terminal
        let status: ExitStatus
        do {
            status = try perform(terminal)
        } catch let wrong as WrongUsage {
            terminal.wrongUsage(
                wrong.what.text(terminal.language), usage: "Usage: " + Clickpost.usageString(for: Self.self))
            throw ExitCode.validationFailure
        } catch let failure as Status {
            terminal.fail(failure, json: common.json)
            status = ExitStatus(failure)
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
