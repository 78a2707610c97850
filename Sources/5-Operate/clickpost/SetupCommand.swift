import ArgumentParser
import Control
import Glibc
import Letters
import Printing

struct SetupCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract:
            "From the installed package to the first letter: settings, account, a test of the connection, the print queue.",
        discussion: """
            Run as root. Asks for what is not given; an empty answer keeps what is set. Where nobody types, the password is \
            the first line of standard input or of --password-file, and what is not given stays as it is. May be run again \
            at any time: it changes what is named and tests the rest. With --sandbox nothing is asked: everything goes to \
            the platform of the package clickpost-sandbox on this machine, which posts nothing.
            """)

    @OptionGroup var common: Common

    @Flag(help: "Set up against the sandbox on this machine; nothing is posted.")
    var sandbox = false

    @Option(help: "The platform's address, https://HOST[:PORT].")
    var platform: String?

    @Option(name: .customLong("ca-file"), help: "Certificates (PEM) to trust for the platform instead of the system's.")
    var caFile: String?

    @Option(help: "The account, as the queues name it.")
    var account = "default"

    @Option(help: "The user name at the platform.")
    var user: String?

    @Option(name: .customLong("password-file"), help: "A file whose first line is the password.")
    var passwordFile: String?

    @Option(
        name: .customLong("return-address"),
        help: "Where registered letters come back to: lines by | or by repeating the option.")
    var returnAddress: [String] = []

    @Option(help: "The print queue's name.")
    var queue = QueueArguments.standardName

    @Flag(help: "Leave the platform that the settings name for another one.")
    var replace = false

    @Option(help: ArgumentHelp("The settings' file.", visibility: .private))
    var config = SettingsOnDisk.standardPath

    /// The sandbox's service: where it listens, its authority, the account it was started with.
    private enum Sandbox {
        static let platform = "https://127.0.0.1:8631"
        static let authority = "/var/lib/clickpost-sandbox/authority/ca.pem"
        static let service = "clickpost-sandbox"
        static let user = "demo"
        static let password = "demo"
    }

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        guard geteuid() == 0 else { throw Status(.permissionDenied) }
        if sandbox { try startSandbox(terminal) }
        let address = try settleSettings(terminal)
        let check = try settleAccount(terminal)
        tell(terminal, .setupConnected, address + (check.sandbox ? "  [SANDBOX]" : ""))
        try settleQueue(terminal, sandbox: check.sandbox)
        if common.json {
            try terminal.say(json: Outcome(platform: address, account: account, queue: queue, sandbox: check.sandbox))
        } else {
            terminal.say("\(Phrase.setupPrint.text(terminal.language)): lp -d \(queue) FILE.pdf")
        }
        return .done
    }

    private struct Outcome: Encodable {
        var platform: String
        var account: String
        var queue: String
        var sandbox: Bool
    }

    /// A step that is done.
    private func tell(_ terminal: Terminal, _ phrase: Phrase, _ what: String) {
        if !common.json { terminal.say("\(phrase.text(terminal.language)): \(Terminal.printable(what))") }
    }

    // MARK: Steps

    private func startSandbox(_ terminal: Terminal) throws {
        guard access("/usr/bin/clickpost-sandbox", X_OK) == 0 else { throw WrongUsage(what: .setupNoSandbox) }
        try Services.start(Sandbox.service, anew: false)
        guard Services.wait(forFile: Sandbox.authority, seconds: 20) else {
            throw Status(.platformUnreachable, [.detail: "systemctl start \(Sandbox.service)"])
        }
    }

    /// The platform's address in the settings, and a daemon that runs with it.
    private func settleSettings(_ terminal: Terminal) throws -> String {
        let disk = SettingsOnDisk(path: config, daemon: DaemonPath.found)
        let before = try disk.read()
        let known = before?.value("platform", "url").flatMap { $0.isEmpty ? nil : $0 }
        let address = try wanted(known, terminal)
        if let known, known != address { try leave(known) }

        var settings = try before ?? disk.fresh()
        settings.set("platform", "url", address)
        let authority = caFile ?? (sandbox ? Sandbox.authority : nil)
        if let authority {
            settings.set("platform", "ca-file", authority)
        } else if known != address, known != nil {
            // The authority of the platform that is left says nothing about this one.
            settings.set("platform", "ca-file", "")
        }
        let changed = settings != before
        if changed { try disk.write(settings) }
        tell(terminal, changed ? .setupSettingsWritten : .setupSettingsKept, config)
        try Services.start("clickpostd", anew: changed)
        try Services.wait(for: common.daemon, platform: address, seconds: 30)
        return address
    }

    private func wanted(_ known: String?, _ terminal: Terminal) throws -> String {
        if sandbox { return Sandbox.platform }
        if let platform { return platform }
        let line = Terminal.isTyped ? terminal.line(.askPlatform(known)) : nil
        if let line, !line.isEmpty { return line }
        guard let known else { throw WrongUsage(what: .setupNoPlatform) }
        return known
    }

    /// Letters belong to the platform they were accepted for; before the first one an address was only mistyped.
    private func leave(_ known: String) throws {
        let counts = try common.daemon.status().counts
        guard replace || counts.values.allSatisfy({ $0 == 0 }) else {
            throw Status(.setupOtherPlatform, [.value: known])
        }
        let ended: Set<SubmissionState> = [.posted, .cancelled, .refused]
        let open = counts.filter { name, _ in
            SubmissionState(rawValue: name).map { !ended.contains($0) } ?? true
        }.values.reduce(0, +)
        guard open == 0 else { throw Status(.setupOpenLetters, [.count: String(open)]) }
    }

    /// Signed in. Whoever mistypes at the terminal is told so and asked again, twice.
    private func settleAccount(_ terminal: Terminal) throws -> AccountCheck {
        let lines = ReturnAddress.lines(returnAddress)
        var triesLeft = asksForCredentials ? 3 : 1
        while true {
            triesLeft -= 1
            let given = try credentials(terminal)
            if let (name, password) = given {
                try common.daemon.setAccount(
                    account, Credentials(user: name, password: password, returnAddress: lines.isEmpty ? nil : lines))
            }
            do throws(Status) {
                let check = try common.daemon.checkAccount(account)
                if given != nil { tell(terminal, .loginStored, account) }
                return check
            } catch {
                guard triesLeft > 0, [.accountRejected, .accountUnknown].contains(error.code) else { throw error }
                terminal.fail(error)
            }
        }
    }

    private var asksForCredentials: Bool { Terminal.isTyped && passwordFile == nil && !(sandbox && user == nil) }

    /// nil where what is stored stays.
    private func credentials(_ terminal: Terminal) throws -> (user: String, password: String)? {
        if sandbox, user == nil { return (Sandbox.user, Sandbox.password) }
        var name = user
        if name == nil, Terminal.isTyped { name = terminal.line(.askUserOrKeep) }
        guard let name, !name.isEmpty else { return nil }
        let password: String
        if let passwordFile {
            let line = try SettingsOnDisk(path: passwordFile, daemon: "").read()?.text.split(separator: "\n").first
            guard let line else { throw WrongUsage(what: .credentialsEmpty) }
            password = String(line)
        } else {
            password = try terminal.credential(.askPassword, echo: false)
        }
        guard Terminal.isCredential(name), Terminal.isCredential(password) else {
            throw WrongUsage(what: .credentialsEmpty)
        }
        return (name, password)
    }

    private func settleQueue(_ terminal: Terminal, sandbox isSandbox: Bool) throws {
        var settings = try common.daemon.knownQueue(queue) ?? QueueSettings()
        var lines = ReturnAddress.lines(returnAddress)
        if lines.isEmpty, Terminal.isTyped, !sandbox {
            let known = settings.returnAddress.joined(separator: "|")
            lines = ReturnAddress.lines([terminal.line(.askReturnAddress(known)) ?? ""])
        }
        if !lines.isEmpty { settings.returnAddress = lines }
        settings.account = account
        settings.sandbox = isSandbox
        // Settings first: a job printed between the two halves would find a queue without an account.
        try common.daemon.setQueue(queue, settings)
        try PrinterQueues.add(name: queue, sandbox: isSandbox, ppd: DescriptionPath.found)
        tell(terminal, .queueAdded, queue)
    }
}

extension Phrase {
    fileprivate static let setupConnected = Phrase(
        fr: "Connexion essayée, compte accepté", nl: "Verbinding getest, account aanvaard",
        de: "Verbindung geprüft, Konto angenommen", en: "Connection tested, account accepted")
    fileprivate static let setupSettingsWritten = Phrase(
        fr: "Réglages écrits", nl: "Instellingen geschreven", de: "Einstellungen geschrieben", en: "Settings written")
    fileprivate static let setupSettingsKept = Phrase(
        fr: "Réglages inchangés", nl: "Instellingen ongewijzigd", de: "Einstellungen unverändert",
        en: "Settings unchanged")
    fileprivate static let setupPrint = Phrase(fr: "Imprimez", nl: "Druk af", de: "Drucken Sie", en: "Print")
    fileprivate static func askPlatform(_ known: String?) -> Phrase {
        let known = known.map(Terminal.printable)
        return Phrase(
            fr: "Adresse de la plateforme (\(known.map { "vide : garder \($0)" } ?? "https://…")) : ",
            nl: "Adres van het platform (\(known.map { "leeg: \($0) blijft" } ?? "https://…")): ",
            de: "Adresse der Plattform (\(known.map { "leer: \($0) bleibt" } ?? "https://…")): ",
            en: "The platform's address (\(known.map { "empty: keep \($0)" } ?? "https://…")): ")
    }
    fileprivate static let askUserOrKeep = Phrase(
        fr: "Nom d'utilisateur de la plateforme (vide : garder l'actuel) : ",
        nl: "Gebruikersnaam van het platform (leeg: de huidige blijft): ",
        de: "Benutzername der Plattform (leer: der bisherige bleibt): ",
        en: "User name at the platform (empty: keep what is stored): ")
    /// - Parameter known: as it is typed; empty where there is none.
    fileprivate static func askReturnAddress(_ known: String) -> Phrase {
        let known = known.isEmpty ? nil : Terminal.printable(known)
        return Phrase(
            fr: "Adresse de retour des recommandés, lignes séparées par | "
                + "(vide : \(known.map { "garder \($0)" } ?? "aucune")) : ",
            nl: "Retouradres van aangetekende brieven, regels gescheiden door | "
                + "(leeg: \(known.map { "\($0) blijft" } ?? "geen")): ",
            de: "Absenderadresse für Einschreiben, Zeilen durch | getrennt "
                + "(leer: \(known.map { "\($0) bleibt" } ?? "keine")): ",
            en: "Return address of registered letters, lines separated by | "
                + "(empty: \(known.map { "keep \($0)" } ?? "none")): ")
    }
    fileprivate static let setupNoPlatform = Phrase(
        fr: "l'adresse de la plateforme manque : --platform https://…",
        nl: "het adres van het platform ontbreekt: --platform https://…",
        de: "die Adresse der Plattform fehlt: --platform https://…",
        en: "the platform's address is missing: --platform https://…")
    fileprivate static let setupNoSandbox = Phrase(
        fr: "le paquet clickpost-sandbox n'est pas installé.",
        nl: "het pakket clickpost-sandbox is niet geïnstalleerd.",
        de: "das Paket clickpost-sandbox ist nicht installiert.", en: "the package clickpost-sandbox is not installed.")
}
