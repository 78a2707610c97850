/// The daemon's settings: each reads as a member (`settings.spoolDirectory`), its default where the file is silent.
@dynamicMemberLookup
public struct Settings: Sendable {
    public static let declarations = Declarations()

    private var given: [String: any SettingValue] = [:]

    /// The defaults.
    public init() {}

    public subscript<Value: SettingValue>(dynamicMember setting: KeyPath<Declarations, Setting<Value>>) -> Value {
        get {
            let declared = Self.declarations[keyPath: setting]
            return given[declared.name] as? Value ?? declared.standard
        }
        set { given[Self.declarations[keyPath: setting].name] = newValue }
    }

    mutating func set(_ setting: any AnySetting, _ value: any SettingValue) {
        given[setting.name] = value
    }

    /// Name and value of every setting, as it would be written.
    public var written: [(name: String, value: String)] {
        Self.declarations.all.map { ($0.name, given[$0.name]?.written ?? $0.writtenStandard) }
    }
}
