import ArgumentParser
import Control
import Letters

/// The queue as a whole; administrators alone.
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "The queue as a whole: make it anew, check it, move it to another machine.",
        subcommands: [Rebuild.self, Verify.self, Export.self, Import.self])

    struct Rebuild: Command {
        static let configuration = CommandConfiguration(
            commandName: "rebuild", abstract: "After a lost or restored database: take in what lies in the spool.",
            discussion: """
                Nothing it touches is sent before the platform was asked about it. What the platform never had stays held: \
                look at it, then release or cancel it. Exit status 1 where something was damaged and moved to quarantine.
                """)

        @OptionGroup var common: Common

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            var all = RebuildReport()
            repeat {
                let part = try common.daemon.rebuildQueue()
                all.rebuilt += part.rebuilt
                all.questioned += part.questioned
                all.quarantined += part.quarantined
                all.more = part.more
            } while all.more
            if common.json {
                try terminal.say(json: all)
            } else {
                var facts = Facts(terminal.language)
                facts.add(.madeAnew, String(all.rebuilt.count))
                facts.add(.inQuestion, String(all.questioned))
                if !all.quarantined.isEmpty { facts.add(.movedAside, all.quarantined.joined(separator: ", ")) }
                facts.lines.forEach { terminal.say($0) }
            }
            return all.quarantined.isEmpty ? .done : .refused
        }
    }

    struct Verify: Command {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Compare every stored document with its digest.",
            discussion: "What is damaged is held and moved to quarantine; the exit status is 1 then.")

        @OptionGroup var common: Common

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            var all = VerifyReport()
            var after: Int64? = 0
            while let from = after {
                let part = try common.daemon.verifyQueue(after: from)
                all.documents += part.documents
                all.bytes += part.bytes
                all.damaged += part.damaged
                after = part.next == from ? nil : part.next
            }
            if common.json {
                try terminal.say(json: all)
            } else {
                var facts = Facts(terminal.language)
                facts.add(.documents, "\(all.documents), \(Terminal.bytes(all.bytes))")
                if !all.damaged.isEmpty { facts.add(.damaged, all.damaged.joined(separator: ", ")) }
                facts.lines.forEach { terminal.say($0) }
            }
            return all.damaged.isEmpty ? .done : .refused
        }
    }

    struct Export: Command {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Give the queue up, for ever, to another machine.",
            discussion: """
                The queue is sealed first: from then on this machine neither accepts nor sends. The export is a folder in the \
                spool; take it to the other machine's spool, below `imports`, and run `clickpost queue import` there.
                """)

        @OptionGroup var common: Common

        @Argument(help: "A name for the export: letters, digits, '-', '.', '_'.")
        var name: String

        @Flag(help: "Yes, seal this queue for ever.")
        var seal = false

        func validate() throws {
            guard seal else {
                throw ValidationError("This seals the queue for ever: add --seal to say that you mean it.")
            }
        }

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            let report = try common.daemon.exportQueue(name: name)
            if common.json {
                try terminal.say(json: report)
            } else {
                var facts = Facts(terminal.language)
                facts.add(.folder, report.path)
                facts.add(.submissions, String(report.submissions))
                facts.add(.open, String(report.open))
                facts.lines.forEach { terminal.say($0) }
            }
            return .done
        }
    }

    struct Import: Command {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Take over another machine's queue from its export.",
            discussion: """
                The export's folder lies in this machine's spool, below `imports`, and belongs to the service's user. What is here \
                already is passed over. Exit status 1 where a document was damaged on its way.
                """)

        @OptionGroup var common: Common

        @Argument(help: "The export's name.")
        var name: String

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            let report = try common.daemon.importQueue(name: name)
            if common.json {
                try terminal.say(json: report)
            } else {
                var facts = Facts(terminal.language)
                facts.add(.imported, String(report.imported))
                facts.add(.hereAlready, String(report.already))
                if !report.damaged.isEmpty { facts.add(.damaged, report.damaged.joined(separator: ", ")) }
                facts.lines.forEach { terminal.say($0) }
            }
            return report.damaged.isEmpty ? .done : .refused
        }
    }
}

extension Phrase {
    fileprivate static let madeAnew = Phrase(
        fr: "Refaits et retenus", nl: "Opnieuw gemaakt, vastgehouden", de: "Neu angelegt, angehalten",
        en: "Made anew, held")
    fileprivate static let inQuestion = Phrase(
        fr: "À demander à la plateforme", nl: "Aan het platform te vragen", de: "Bei der Plattform zu erfragen",
        en: "To be asked of the platform")
    fileprivate static let movedAside = Phrase(
        fr: "Mis en quarantaine", nl: "In quarantaine", de: "In Quarantäne", en: "Moved to quarantine")
    fileprivate static let damaged = Phrase(fr: "Endommagés", nl: "Beschadigd", de: "Beschädigt", en: "Damaged")
    fileprivate static let folder = Phrase(fr: "Dossier", nl: "Map", de: "Ordner", en: "Folder")
    fileprivate static let submissions = Phrase(fr: "Envois", nl: "Zendingen", de: "Sendungen", en: "Submissions")
    fileprivate static let open = Phrase(
        fr: "Non terminés", nl: "Niet beëindigd", de: "Nicht abgeschlossen", en: "Not finished")
    fileprivate static let imported = Phrase(fr: "Repris", nl: "Overgenomen", de: "Übernommen", en: "Imported")
    fileprivate static let hereAlready = Phrase(
        fr: "Déjà présents", nl: "Al aanwezig", de: "Schon vorhanden", en: "Here already")
}
