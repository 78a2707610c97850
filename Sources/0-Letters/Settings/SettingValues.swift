extension String: SettingValue {
    public static var form: String { "text" }

    public init?(data: SettingData) {
        guard case .text(let text) = data else { return nil }
        self = text
    }

    /// A TOML basic string.
    public var written: String {
        var escaped = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }
}

extension Int: SettingValue {
    public static var form: String { "number" }

    public init?(data: SettingData) {
        guard case .number(let number) = data else { return nil }
        self = number
    }

    public var written: String { String(self) }
}

extension Bool: SettingValue {
    public static var form: String { "true, false" }

    public init?(data: SettingData) {
        guard case .flag(let flag) = data else { return nil }
        self = flag
    }

    public var written: String { self ? "true" : "false" }
}

extension [String]: SettingValue {
    public static var form: String { "[\"…\", \"…\"]" }

    public init?(data: SettingData) {
        guard case .texts(let texts) = data else { return nil }
        self = texts
    }

    public var written: String { "[" + map(\.written).joined(separator: ", ") + "]" }
}

/// Written with its unit: `"500 ms"`, `"30 s"`, `"5 min"`, `"4 h"`, `"5 d"`.
extension Duration: SettingValue {
    public static var form: String { "\"N ms\", \"N s\", \"N min\", \"N h\", \"N d\"" }

    private static let units: [(name: String, milliseconds: Int)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1),
    ]

    public init?(data: SettingData) {
        guard let milliseconds = measure(data, Self.units.map { ($0.name, $0.milliseconds) }) else { return nil }
        self = .milliseconds(milliseconds)
    }

    public var written: String {
        let (seconds, attoseconds) = components
        let milliseconds = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
        return measured(milliseconds, Self.units.map { ($0.name, $0.milliseconds) })
    }

    /// As the clocks and timers of C count.
    public var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

/// Waits, one after the other: `["1 s", "5 s"]`.
public struct Pauses: SettingValue {
    public var each: [Duration]

    public init(_ each: [Duration]) { self.each = each }

    public static var form: String { "[\"1 s\", \"5 s\", …]" }

    public init?(data: SettingData) {
        guard case .texts(let texts) = data else { return nil }
        each = texts.compactMap { Duration(data: .text($0)) }
        guard each.count == texts.count else { return nil }
    }

    public var written: String { "[" + each.map(\.written).joined(separator: ", ") + "]" }
}

/// Bytes, written with their unit: `"512 MiB"`.
public struct ByteCount: SettingValue, Comparable {
    public var bytes: Int64

    public init(_ bytes: Int64) { self.bytes = bytes }
    public static func kib(_ count: Int64) -> ByteCount { ByteCount(count << 10) }
    public static func mib(_ count: Int64) -> ByteCount { ByteCount(count << 20) }
    public static func gib(_ count: Int64) -> ByteCount { ByteCount(count << 30) }

    public static var form: String { "\"N B\", \"N KiB\", \"N MiB\", \"N GiB\"" }

    private static let units: [(String, Int)] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1)]

    public init?(data: SettingData) {
        guard let count = measure(data, Self.units) else { return nil }
        bytes = Int64(count)
    }

    public var written: String { measured(Int(bytes), Self.units) }

    public static func < (a: ByteCount, b: ByteCount) -> Bool { a.bytes < b.bytes }
}

/// `"N UNIT"` in the smallest unit; the space may be left out.
private func measure(_ data: SettingData, _ units: [(String, Int)]) -> Int? {
    guard case .text(let text) = data else { return nil }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let name = text.dropFirst(digits.count).drop { $0 == " " }
    guard let count = Int(digits), let unit = units.first(where: { $0.0 == name }) else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit.1)
    return overflow ? nil : product
}

/// In the largest unit that leaves no rest.
private func measured(_ count: Int, _ units: [(String, Int)]) -> String {
    let unit = units.first { count != 0 && count % $0.1 == 0 } ?? units[units.count - 1]
    return "\"\(count / unit.1) \(unit.0)\""
}
