import ArgumentParser
import Control
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
        help:
            "Where registered letters come back to, for every queue of this account; lines by | or by repeating. Left out: as it was; \"\": none."
    )
    var returnAddress: [String] = []

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let name = try user ?? terminal.credential(.askUser, echo: true)
        let password = try terminal.credential(.askPassword, echo: false)
        let lines = ReturnAddress.lines(returnAddress)
        try common.daemon.setAccount(
            account, Credentials(user: name, password: password, returnAddress: returnAddress.isEmpty ? nil : lines))
        if common.json {
            try terminal.say(json: ["account": account])
        } else {
            terminal.say("\(Phrase.loginStored.text(terminal.language)) \(account).")
        }
        return .done
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
