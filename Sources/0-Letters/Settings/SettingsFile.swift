public import Letters
import TOMLKit

/// The TOML file: every wrong line is named, with what is allowed there.
public enum SettingsFile {
    public static let standardPath = "/etc/clickpost/clickpost.toml"

    /// All settings of the text, and everything wrong with it; settings without fault are taken over.
    /// - Parameter path: for the messages only.
    public static func parse(_ text: String, path: String) -> (settings: Settings, faults: [Status]) {
        var settings = Settings()
        let root: TOMLTable
        do {
            root = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let fault = Status(
                .settingsLine,
                [.path: path, .line: String(error.source.begin.line), .detail: error.description])
            return (settings, [fault])
        } catch {
            return (settings, [Status(.settingsLine, [.path: path, .line: "1", .detail: String(describing: error)])])
        }

        let known = Dictionary(uniqueKeysWithValues: Settings.declarations.all.map { ($0.name, $0) })
        let lines = SettingLines(text)
        var faults: [Status] = []
        for (name, data) in flattened(root) {
            var place: [StatusValue: String] = [.path: path, .setting: name]
            place[.line] = lines.line(of: name).map(String.init)
            guard let setting = known[name] else {
                place[.allowed] = nearest(to: name, among: known.keys.sorted())
                faults.append(Status(.settingsUnknown, place))
                continue
            }
            guard let value = setting.value(data) else {
                place[.value] = data.shown
                place[.allowed] = setting.allowed
                faults.append(Status(.settingsValue, place))
                continue
            }
            settings.set(setting, value)
        }
        return (settings, faults.sorted { (Int($0.values[.line] ?? "") ?? 0) < (Int($1.values[.line] ?? "") ?? 0) })
    }

    /// Leaves with their full names. An empty table says nothing and is nothing.
    private static func flattened(_ table: TOMLTable, _ prefix: String = "") -> [(String, SettingData)] {
        table.keys.flatMap { key -> [(String, SettingData)] in
            guard let value = table[key] else { return [] }
            if let inner = value.table { return flattened(inner, prefix + key + ".") }
            return [(prefix + key, SettingData(value))]
        }
    }

    /// The known name with the fewest typing errors between.
    private static func nearest(to name: String, among names: [String]) -> String? {
        names.min { distance(name, $0) < distance(name, $1) }
    }

    /// Levenshtein's distance.
    static func distance(_ a: String, _ b: String) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let substituted = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}

extension SettingData {
    init(_ value: any TOMLValueConvertible) {
        if let text = value.string {
            self = .text(text)
        } else if let flag = value.bool {
            self = .flag(flag)
        } else if value.type == .int, let number = value.int {
            self = .number(number)
        } else if let array = value.array {
            let texts = array.compactMap(\.string)
            self = texts.count == array.count ? .texts(texts) : .other
        } else {
            self = .other
        }
    }

    var shown: String? {
        switch self {
        case .text(let text): text.written
        case .number(let number): number.written
        case .flag(let flag): flag.written
        case .texts(let texts): texts.written
        case .other: nil
        }
    }
}

/// Where settings stand: TOMLKit tells the place of syntax errors alone.
struct SettingLines {
    private var lines: [String: Int] = [:]

    init(_ text: String) {
        var section = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
            if bare.hasPrefix("[") {
                let name = String(bare.drop { $0 == "[" }.prefix { $0 != "]" })
                section = name + "."
                lines[name] = lines[name] ?? index + 1
            } else if !bare.hasPrefix("#"), let equals = bare.firstIndex(of: "=") {
                let name = section + bare[..<equals]
                lines[name] = lines[name] ?? index + 1
            }
        }
    }

    /// From 1; an inline table's line for what stands in it.
    func line(of name: String) -> Int? {
        var name = name[...]
        while !name.isEmpty {
            if let line = lines[String(name)] { return line }
            guard let dot = name.lastIndex(of: ".") else { return nil }
            name = name[..<dot]
        }
        return nil
    }
}
