import Letters
import Wording

/// Named facts, one a line, the names in one column; a status comes with its remedy underneath.
struct Facts {
    private let language: Language
    private var entries: [(name: String, values: [String])] = []

    init(_ language: Language) { self.language = language }

    mutating func add(_ name: Phrase, _ value: String) { add(name.text(language), value) }

    mutating func add(_ name: String, _ value: String) { entries.append((name, [value])) }

    mutating func add(_ name: Phrase, _ status: Status) {
        entries.append((name.text(language), Self.sentences(status, language)))
    }

    var lines: [String] {
        let width = entries.map(\.name.count).max() ?? 0
        return entries.flatMap { entry in
            entry.values.enumerated().map { index, value in
                let name = index == 0 ? entry.name : ""
                return name + String(repeating: " ", count: width - name.count + 2) + Terminal.printable(value)
            }
        }
    }

    static func sentences(_ status: Status, _ language: Language) -> [String] {
        [Wording.message(status, language)] + (Wording.remedy(status, language).map { ["→ " + $0] } ?? [])
    }
}
