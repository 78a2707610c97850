import ArgumentParser
import Control
import Letters
import Printing
import Wording

struct PrinterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "printer", abstract: "The print queues that post letters.",
        discussion: """
            A queue has two halves: CUPS knows its name and its description, the service its account, return address and \
            window. These commands keep both; when one half fails they say which is done, and may be repeated.
            """,
        subcommands: [Add.self, Update.self, Remove.self, List.self], defaultSubcommand: List.self)
}

extension PrinterCommand {
    struct Add: Command {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make a queue, or bring an existing one to these settings.")

        @OptionGroup var common: Common
        @OptionGroup var queue: QueueArguments

        @Flag(help: "The platform is the sandbox: the queue, its letters and its receipts say SANDBOX.")
        var sandbox = false

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            // Settings first: a job printed between the two halves would find a queue without an account.
            var settings = try common.daemon.knownQueue(queue.name) ?? QueueSettings()
            settings.sandbox = sandbox
            queue.change(&settings)
            try common.daemon.setQueue(queue.name, settings)
            return try common.bothHalves(terminal, queue.name, done: .queueAdded, halfDone: .settingsStoredOnly) {
                () throws(Status) in
                try PrinterQueues.add(name: queue.name, sandbox: sandbox, ppd: DescriptionPath.found)
            }
        }
    }

    struct Update: Command {
        static let configuration = CommandConfiguration(
            commandName: "update",
            abstract: "Change a queue's settings and renew its description; what is not named stays.")

        @OptionGroup var common: Common
        @OptionGroup var queue: QueueArguments

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            var settings = try common.daemon.queue(queue.name)
            queue.change(&settings)
            try common.daemon.setQueue(queue.name, settings)
            return try common.bothHalves(terminal, queue.name, done: .queueAdded, halfDone: .settingsStoredOnly) {
                () throws(Status) in
                try PrinterQueues.update(name: queue.name, ppd: DescriptionPath.found)
            }
        }
    }

    struct Remove: Command {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Remove a queue; letters already accepted from it are still sent.")

        @OptionGroup var common: Common

        @Argument(help: "The queue's name.", completion: .shellCommand("lpstat -e"))
        var name = QueueArguments.standardName

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            // The CUPS half first, so that nothing is printed to a queue without settings. One that is gone already is no fault.
            var found = true
            do throws(Status) {
                try PrinterQueues.remove(name: name)
            } catch {
                guard error.code == .queueUnknown else { throw error }
                found = false
            }
            return try common.bothHalves(
                terminal, name, done: .queueRemoved, halfDone: found ? .queueRemovedOnly : nil
            ) { () throws(Status) in
                try common.daemon.removeQueue(name)
            }
        }
    }

    struct List: Command {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "The queues with their accounts, windows and return addresses.",
            discussion: "Exit status 1 where a queue is not as it must be, or has no settings.")

        @OptionGroup var common: Common

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            let queues = try PrinterQueues.list().map { queue throws(Status) in
                ListedQueue(queue, try common.daemon.knownQueue(queue.name), terminal.language)
            }
            if common.json {
                try terminal.say(json: queues)
            } else {
                show(queues, terminal)
            }
            return queues.allSatisfy(\.faults.isEmpty) ? .done : .refused
        }

        private func show(_ queues: [ListedQueue], _ terminal: Terminal) {
            guard !queues.isEmpty else {
                terminal.note(Phrase.noQueues.text(terminal.language))
                return
            }
            var table = Table(columns: [
                .init(title: Phrase.printer.text(terminal.language)),
                .init(title: Phrase.account.text(terminal.language)),
                .init(title: Phrase.window.text(terminal.language)),
                .init(title: Phrase.returnAddress.text(terminal.language), gives: true),
            ])
            table.rows = queues.map { queue in
                [
                    queue.name + (queue.sandbox ? " [SANDBOX]" : ""), queue.settings?.account ?? "–",
                    queue.settings?.window ?? "–", queue.settings?.returnAddress.joined(separator: ", ") ?? "–",
                ]
            }
            table.lines(width: terminal.columns).forEach { terminal.say($0) }
            for fault in queues.flatMap(\.faults) {
                terminal.say(Terminal.printable(fault.message))
                if let remedy = fault.remedy { terminal.say("  → " + Terminal.printable(remedy)) }
            }
        }
    }
}

/// What add and update share.
struct QueueArguments: ParsableArguments {
    static let standardName = "clickpost"

    @Argument(help: "The queue's name.")
    var name = standardName

    @Option(
        name: .customLong("return-address"),
        help: "Where registered letters come back to: lines by | or by repeating the option.")
    var returnAddress: [String] = []

    @Option(help: "The platform account its letters are charged to, as given to clickpost login.")
    var account: String?

    @Option(
        help:
            "The address window: a profile's name, shipped or of your settings; X0,Y0,X1,Y1/X0,Y0,X1,Y1, inner and outer, in millimetres; or one box."
    )
    var window: String?

    func change(_ settings: inout QueueSettings) {
        let lines = ReturnAddress.lines(returnAddress)
        if !returnAddress.isEmpty { settings.returnAddress = lines }
        if let account { settings.account = account }
        if let window { settings.window = window }
    }
}

/// A queue as CUPS has it, with the service's half.
private struct ListedQueue: Encodable {
    var name: String
    var info: String
    var sandbox: Bool
    var settings: QueueSettings?
    var faults: [WordedStatus]

    init(_ queue: PrinterQueue, _ settings: QueueSettings?, _ language: Language) {
        name = queue.name
        info = queue.info
        sandbox = queue.sandbox
        self.settings = settings
        let missing = settings == nil ? [Status(.queueUnknown, [.queue: queue.name])] : []
        faults = (queue.faults + missing).map { WordedStatus($0, language) }
    }
}

extension DaemonClient {
    /// nil where the service has no settings for it.
    func knownQueue(_ name: String) throws(Status) -> QueueSettings? {
        do throws(Status) {
            return try queue(name)
        } catch {
            guard error.code == .queueUnknown || error.code == .notFound else { throw error }
            return nil
        }
    }
}

extension Common {
    /// The second half of a change whose first is done: where it fails, the reader learns how far it went.
    fileprivate func bothHalves(
        _ terminal: Terminal, _ queue: String, done: Phrase, halfDone: Phrase?, second: () throws(Status) -> Void
    ) throws -> ExitStatus {
        do throws(Status) {
            try second()
        } catch {
            if let halfDone { terminal.note("\(queue): \(halfDone.text(terminal.language))") }
            throw error
        }
        if json {
            try terminal.say(json: ["name": queue])
        } else {
            terminal.say("\(queue): \(done.text(terminal.language))")
        }
        return .done
    }
}
