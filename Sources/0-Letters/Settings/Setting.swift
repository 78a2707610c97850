/// One setting, declared once in `Declarations`: the file's parser, its commented default form and the daemon all read it there.
public struct Setting<Value: SettingValue>: Sendable {
    /// `section.key`, as in the file.
    public let name: String
    public let standard: Value
    /// What is allowed beyond the type's own form; nil bounds nothing.
    public let bounds: Bounds<Value>?
    /// One line or more for the administrator, without the name.
    public let help: String

    public init(_ name: String, _ standard: Value, _ bounds: Bounds<Value>? = nil, help: String) {
        self.name = name
        self.standard = standard
        self.bounds = bounds
        self.help = help
    }

    /// What may stand behind the equals sign, in words and figures that need no language.
    public var allowed: String {
        [Value.form, bounds?.text].compactMap { $0 }.joined(separator: ", ")
    }
}

/// A limit on a setting's values with its text.
public struct Bounds<Value: SettingValue>: Sendable {
    public let text: String
    public let holds: @Sendable (Value) -> Bool

    public init(_ text: String, _ holds: @escaping @Sendable (Value) -> Bool) {
        self.text = text
        self.holds = holds
    }
}

extension Bounds where Value: Comparable {
    public static func within(_ range: ClosedRange<Value>) -> Bounds {
        Bounds("\(range.lowerBound.written) … \(range.upperBound.written)") { range.contains($0) }
    }
}

extension Bounds where Value == String {
    public static func choices(_ choices: [String]) -> Bounds {
        Bounds(choices.map(\.written).joined(separator: ", ")) { choices.contains($0) }
    }

    public static func path(orEmpty: Bool = false) -> Bounds {
        Bounds(orEmpty ? "\"/…\", \"\"" : "\"/…\"") { $0.hasPrefix("/") || (orEmpty && $0.isEmpty) }
    }
}

/// A value as TOML gives it.
public enum SettingData: Equatable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case texts([String])
    /// A form no setting has: a date, a table, a fraction.
    case other
}

/// A type that settings can have.
public protocol SettingValue: Sendable, Equatable {
    /// nil where the data has another form.
    init?(data: SettingData)
    /// The form in the words of TOML.
    static var form: String { get }
    /// As it is written in the file.
    var written: String { get }
}

/// A setting whose value type does not matter.
protocol AnySetting: Sendable {
    var name: String { get }
    var allowed: String { get }
    var help: String { get }
    var writtenStandard: String { get }
    var standardIsAllowed: Bool { get }
    /// nil where it isn't allowed.
    func value(_ data: SettingData) -> (any SettingValue)?
}

extension Setting: AnySetting {
    var writtenStandard: String { standard.written }
    var standardIsAllowed: Bool { bounds?.holds(standard) ?? true }

    func value(_ data: SettingData) -> (any SettingValue)? {
        guard let value = Value(data: data), bounds?.holds(value) ?? true else { return nil }
        return value
    }
}
