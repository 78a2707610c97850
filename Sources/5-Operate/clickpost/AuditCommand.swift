import ArgumentParser
import Control
import Letters

/// Who did what, and when; administrators alone.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit log: what was accepted, released, held, cancelled, and by whom.",
        subcommands: [Verify.self, Export.self])

    struct Verify: Command {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Follow the log's chain of hashes from its first line to its last.",
            discussion: """
                Exit status 1, and each damaged line named: edited, removed, reordered or truncated. The last hash, kept elsewhere, \
                proves later that nothing before it was touched.
                """)

        @OptionGroup var common: Common

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            let report = try common.daemon.verifyAudit()
            if common.json {
                try terminal.say(json: report)
            } else {
                var facts = Facts(terminal.language)
                facts.add(.lines, String(report.lines))
                facts.add(.lastHash, report.head)
                for damage in report.damage {
                    facts.add(.line, "\(damage.number): \(damage.kind.phrase.text(terminal.language))")
                }
                facts.lines.forEach { terminal.say($0) }
            }
            return report.damage.isEmpty ? .done : .refused
        }
    }

    struct Export: Command {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write the log to standard output, a JSON object a line.",
            discussion: """
                `hash` is the SHA-256 of the line without that member; `previous` is the hash of the line before.
                """)

        @OptionGroup var common: Common

        @Option(help: "Only the lines behind this number.")
        var after: Int64 = 0

        func perform(_ terminal: Terminal) throws -> ExitStatus {
            var from: Int64? = after
            while let number = from {
                let page = try common.daemon.audit(after: number)
                for line in page.lines { terminal.say(line) }
                from = page.next == number ? nil : page.next
            }
            return .done
        }
    }
}

extension AuditDamage.Kind {
    fileprivate var phrase: Phrase {
        switch self {
        case .edited: Phrase(fr: "modifiée", nl: "gewijzigd", de: "geändert", en: "edited")
        case .removed:
            Phrase(
                fr: "il manque des lignes avant celle-ci", nl: "hiervoor ontbreken regels", de: "davor fehlen Zeilen",
                en: "lines are missing before it")
        case .reordered:
            Phrase(
                fr: "ne suit pas la précédente", nl: "volgt niet op de vorige", de: "folgt nicht auf die vorige",
                en: "does not follow the one before")
        case .truncated:
            Phrase(
                fr: "manque, avec ce qui suivait", nl: "ontbreekt, met wat volgde", de: "fehlt, mit allem danach",
                en: "is missing, with what followed")
        }
    }
}

extension Phrase {
    fileprivate static let lines = Phrase(fr: "Lignes", nl: "Regels", de: "Zeilen", en: "Lines")
    fileprivate static let line = Phrase(fr: "Ligne", nl: "Regel", de: "Zeile", en: "Line")
    fileprivate static let lastHash = Phrase(
        fr: "Dernière empreinte", nl: "Laatste hash", de: "Letzter Hash", en: "Last hash")
}
