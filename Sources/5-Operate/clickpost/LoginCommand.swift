import ArgumentParser
import Control
import Glibc
import Letters

struct LoginCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Store a platform account's user name and password with the service.",
        discussion: """
            The password is asked for without echo, or read as the first line of standard input. It is given to the \
            daemon and kept by it alone, in a file of mode 0600.
            """)

    @OptionGroup var common: Common

    @Option(help: "Which account, as the queues name it.")
    var account = "default"

    @Option(help: "The user name at the platform; asked for when left out.")
    var user: String?

    @Option(
        name: .customLong("return-address"),
        help: "Where registered letters come back to, for every queue of this account; lines by | or by repeating.")
    var returnAddress: [String] = []

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let name = try user ?? prompt(Phrase.askUser.text(terminal.language), terminal, echo: true)
        let password = try prompt(Phrase.askPassword.text(terminal.language), terminal, echo: false)
        let lines = ReturnAddress.lines(returnAddress)
        try common.daemon.setAccount(
            account, Credentials(user: name, password: password, returnAddress: lines.isEmpty ? nil : lines))
        if common.json {
            try terminal.say(json: ["account": account])
        } else {
            terminal.say("\(Phrase.loginStored.text(terminal.language)) \(account).")
        }
        return .done
    }

    /// One line of standard input; with a prompt only where a person types it.
    private func prompt(_ text: String, _ terminal: Terminal, echo: Bool) throws -> String {
        let typed = isatty(STDIN_FILENO) == 1
        if typed { terminal.ask(text) }
        let line = echo || !typed ? readLine() : Self.hidden { readLine() }
        if typed && !echo { terminal.note("") }
        guard let line, !line.isEmpty, !line.utf8.contains(where: { $0 < 0x20 }) else {
            throw WrongUsage(what: .credentialsEmpty)
        }
        return line
    }

    /// Signals from the keyboard are off too, as in getpass(3): a Ctrl-C would end the command and leave the terminal silent.
    private static func hidden(_ read: () -> String?) -> String? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
        return read()
    }
}

/// A return address as typed: lines by `|`, by repeating the option, or both.
enum ReturnAddress {
    static func lines(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: "|") }.map { String($0).trimmingSpaces() }.filter { !$0.isEmpty }
    }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
