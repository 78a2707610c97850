import Digests
import FoundationEssentials
import GRDB
public import Letters

/// What the audit log tells of.
public enum AuditAction: String, Codable, CaseIterable, Sendable {
    case accept, hold, release, cancel
    /// Asked for, and the platform's word on it.
    case approve
    case sendAgain = "send-again"
    /// The platform's word that ended it otherwise than asked for.
    case refused, cancelled
    /// Documents removed after their retention.
    case remove
    /// The whole queue.
    case drain, resume, restored, rebuild, seal, importQueue = "import"
}

/// One line of the audit log. Its JSON (sorted keys, no space, UTF-8, nothing escaped but what must be) is what is hashed, and holds the
/// hash of the line before, so that no line can be changed, taken out, added or moved without every later hash being wrong.
///
/// No title, addressee or content: who did what to which submission, when and why.
public struct AuditEntry: Codable, Equatable, Sendable {
    /// From 1, without a gap.
    public var number: Int64
    /// Unix time, milliseconds: whole numbers read the same everywhere.
    public var at: Int64
    public var action: AuditAction
    public var submission: String?
    /// The CUPS job's uuid.
    public var job: String?
    public var uid: UInt32?
    /// Whoever did it; of an accepted job the one who printed; absent where the service acted by itself.
    public var user: String?
    public var reason: StatusCode?
    /// The person's own words.
    public var words: String?
    /// What else is worth knowing, such as a count or an export's name.
    public var detail: String?
    /// Hash of the line before; of the first, 64 zeros.
    public var previous: String

    static let begin = String(repeating: "0", count: 64)
}

/// A line as it is kept and exported.
public struct AuditLine: Equatable, Sendable {
    public var number: Int64
    public var entry: String
    /// SHA-256 of `entry`'s bytes, lower-case hexadecimal.
    public var hash: String

    static func hash(_ entry: String) -> String { SHA256Digest.hex(Array(entry.utf8)) }

    /// The entry's JSON with one more member, `hash`, at its end: a JSON line that can be checked by taking that member off again.
    public var json: String { "\(entry.dropLast()),\"hash\":\"\(hash)\"}" }
}

/// Follows a log line by line; for the database's rows and for an exported file alike.
public struct AuditChain: Sendable {
    public private(set) var report = AuditReport(lines: 0, head: AuditEntry.begin, damage: [])
    private var last: Int64 = 0

    public init() {}

    public mutating func follow(_ line: AuditLine) {
        let entry = try? JSONDecoder().decode(AuditEntry.self, from: Data(line.entry.utf8))
        if AuditLine.hash(line.entry) != line.hash || entry?.number != line.number {
            note(.edited, line.number)
        } else if line.number > last + 1 {
            note(.removed, line.number)
        } else if line.number <= last || entry?.previous != report.head {
            note(.reordered, line.number)
        }
        last = line.number
        report.head = line.hash
        report.lines += 1
    }

    /// What the witness saw: fewer lines are fewer than there were.
    mutating func end(seen: Int64) {
        if last < seen { note(.truncated, last + 1) }
    }

    private mutating func note(_ kind: AuditDamage.Kind, _ number: Int64) {
        if report.damage.count < 100 { report.damage.append(AuditDamage(kind: kind, number: number)) }
    }
}

extension AuditLine {
    /// A line of an export; nil where it is none.
    public init?(json: String) {
        let (begin, end) = (",\"hash\":\"", "\"}")
        let tail = String(json.suffix(begin.count + 64 + end.count))
        guard tail.hasPrefix(begin), tail.hasSuffix(end) else { return nil }
        hash = String(tail.dropFirst(begin.count).dropLast(end.count))
        entry = json.dropLast(tail.count) + "}"
        struct Numbered: Decodable { var number: Int64 }
        guard let numbered = try? JSONDecoder().decode(Numbered.self, from: Data(entry.utf8)) else { return nil }
        number = numbered.number
    }
}

extension Spool {
    /// One more line, within the transaction of what it tells.
    func audit(
        _ database: Database, _ action: AuditAction, _ submission: String? = nil, job: String? = nil,
        actor: Person? = nil, reason: StatusCode? = nil, detail: String? = nil
    ) throws {
        let last = try AuditLine.last(database)
        let entry = AuditEntry(
            number: (last?.number ?? 0) + 1, at: Int64((configuration.now() * 1000).rounded()), action: action,
            submission: submission, job: job, uid: actor?.uid, user: actor?.name, reason: reason, words: actor?.words,
            detail: detail, previous: last?.hash ?? AuditEntry.begin)
        let text = try JSON.text(entry)
        try database.execute(
            sql: "INSERT INTO audit (number, entry, hash) VALUES (?, ?, ?)",
            arguments: [entry.number, text, AuditLine.hash(text)])
    }

    /// The whole log, a page at a time: lines behind number `after`.
    public func auditLines(after: Int64 = 0, limit: Int = 1000) throws(Status) -> [AuditLine] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?",
                arguments: [after, limit]
            ).map { AuditLine(row: $0) }
        }
    }

    /// Follows every line. Pages, so that accepting goes on beside it; lines that are added meanwhile belong to a later check.
    public func verifyAudit() throws(Status) -> AuditReport {
        let seen = witness.seen?.audit ?? 0
        var chain = AuditChain()
        var after: Int64 = .min
        while true {
            let page = try auditLines(after: after)
            guard let last = page.last else { break }
            for line in page { chain.follow(line) }
            after = last.number
        }
        chain.end(seen: seen)
        if chain.report.damage.isEmpty {
            alarms.clear(.auditDamaged)
        } else {
            alarms.raise(Status(.auditDamaged, [.count: String(chain.report.damage[0].number)]))
        }
        return chain.report
    }
}

extension AuditLine {
    init(row: Row) { self.init(number: row["number"], entry: row["entry"], hash: row["hash"]) }

    static func last(_ database: Database) throws -> AuditLine? {
        try Row.fetchOne(database, sql: "SELECT * FROM audit ORDER BY number DESC LIMIT 1").map { AuditLine(row: $0) }
    }
}
