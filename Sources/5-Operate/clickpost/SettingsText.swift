/// The settings' file as lines: one setting is changed, everything else of it stays as the administrator wrote it.
struct SettingsText: Equatable {
    private(set) var text: String

    init(_ text: String) { self.text = text }

    /// A text setting's value; nil where it is not given.
    func value(_ section: String, _ key: String) -> String? {
        for line in lines(of: section) {
            guard let (name, value) = Self.assignment(text.lines[line]), name == key else { continue }
            return Self.plain(value)
        }
        return nil
    }

    /// Gives a text setting its value, in its own line or as the first of its section.
    mutating func set(_ section: String, _ key: String, _ value: String) {
        var all = text.lines
        let line = "\(key) = \(Self.quoted(value))"
        if let place = lines(of: section).first(where: { Self.assignment(all[$0])?.name == key }) {
            all[place] = line
        } else if let header = all.firstIndex(where: { Self.header($0) == section }) {
            all.insert(line, at: header + 1)
        } else {
            all += ["[\(section)]", line, ""]
        }
        text = all.joined(separator: "\n")
    }

    private func lines(of section: String) -> [Int] {
        var current: String?
        return text.lines.indices.filter { index in
            if let header = Self.header(text.lines[index]) { current = header }
            return current == section
        }
    }

    private static func header(_ line: String) -> String? {
        let line = line.trimmed
        guard line.hasPrefix("["), !line.hasPrefix("[["), let end = line.firstIndex(of: "]") else { return nil }
        return String(line[line.index(after: line.startIndex)..<end]).trimmed
    }

    /// `name = value`, without a comment's mark before it.
    private static func assignment(_ line: String) -> (name: String, value: String)? {
        guard let equals = line.firstIndex(of: "=") else { return nil }
        let name = String(line[..<equals]).trimmed
        guard !name.isEmpty, !name.hasPrefix("#") else { return nil }
        return (name, String(line[line.index(after: equals)...]).trimmed)
    }

    /// The text within the first pair of quotation marks, where it holds no escapes: an address or a path has none.
    private static func plain(_ value: String) -> String? {
        guard let mark = value.first, mark == "\"" || mark == "'" else { return nil }
        let rest = value.dropFirst()
        guard let end = rest.firstIndex(of: mark) else { return nil }
        return rest[..<end].contains("\\") ? nil : String(rest[..<end])
    }

    private static func quoted(_ value: String) -> String {
        var text = "\""
        for character in value {
            if character == "\"" || character == "\\" { text.append("\\") }
            text.append(character)
        }
        return text + "\""
    }
}

extension String {
    fileprivate var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    fileprivate var trimmed: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
}
