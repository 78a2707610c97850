/// What rebuilding the queue did.
public struct RebuildReport: Codable, Equatable, Sendable {
    /// Submissions whose rows were made anew from their sidecars: held until the platform was asked and a person agreed.
    public var rebuilt: [String] = []
    /// Submissions of a restored database whose outcome is asked for.
    public var questioned = 0
    /// Folders that are not what they say they are: moved to `quarantine`.
    public var quarantined: [String] = []
    /// There is more to do: call it again.
    public var more = false

    public init() {}
}

/// What comparing every document with its digest found.
public struct VerifyReport: Codable, Equatable, Sendable {
    /// Documents whose every byte was compared.
    public var documents = 0
    public var bytes: Int64 = 0
    /// Submissions with a document that is missing or not what was accepted: held where that can be, moved to `quarantine`.
    public var damaged: [String] = []
    /// Where to go on; nil at the end.
    public var next: Int64?

    public init() {}
}

/// What an export of the queue made.
public struct ExportReport: Codable, Equatable, Sendable {
    public var name: String
    /// The folder to take to the other machine.
    public var path: String
    public var submissions: Int
    /// Those that are not finished, whose documents go with them.
    public var open: Int

    public init(name: String, path: String, submissions: Int, open: Int) {
        self.name = name
        self.path = path
        self.submissions = submissions
        self.open = open
    }
}

/// What an import did.
public struct ImportReport: Codable, Equatable, Sendable {
    public var imported = 0
    /// Here already, by their id or by their job: nothing was added.
    public var already = 0
    /// A document is missing from the export or not what was accepted: not imported.
    public var damaged: [String] = []

    public init() {}
}

/// What is wrong with the log, and where it begins to be.
public struct AuditDamage: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        /// The line's content is not what was hashed.
        case edited
        /// Numbers are missing before this line.
        case removed
        /// The line is whole in itself, but does not follow the one before.
        case reordered
        /// Lines that the witness saw are missing at the end.
        case truncated
    }
    public var kind: Kind
    public var number: Int64

    public init(kind: Kind, number: Int64) {
        self.kind = kind
        self.number = number
    }
}

public struct AuditReport: Codable, Equatable, Sendable {
    public var lines: Int64
    /// Hash of the last line: kept elsewhere, it shows later that nothing before it was touched.
    public var head: String
    /// At most the first hundred.
    public var damage: [AuditDamage]

    public init(lines: Int64, head: String, damage: [AuditDamage]) {
        self.lines = lines
        self.head = head
        self.damage = damage
    }
}
