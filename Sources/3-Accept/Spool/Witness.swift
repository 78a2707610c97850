import GRDB
import Glibc
import Letters
import Synchronization

/// What the queue had come to, told beside the database: how many transactions, how many audit lines, and the last one's hash.
///
/// It is written after each transaction and not synced, so it never says more than the database held: a database that has counted less was
/// restored from an old copy, or lost, and an audit log with fewer lines was cut. After a power cut the file may be older than the database;
/// then it says less, and accuses nobody.
struct Witness: Equatable, Sendable {
    var commits: Int64 = 0
    var audit: Int64 = 0
    var hash = AuditEntry.begin

    /// One line of fixed length, overwritten in place: a full disk does not stop it, and no half of it reads as a whole.
    private static let length = 128

    var line: String {
        let text = "clickpost-witness 1 \(commits) \(audit) \(hash)"
        return text + String(repeating: " ", count: max(0, Self.length - 1 - text.utf8.count)) + "\n"
    }

    init(commits: Int64 = 0, audit: Int64 = 0, hash: String = AuditEntry.begin) {
        self.commits = commits
        self.audit = audit
        self.hash = hash
    }

    /// nil where there is none that can be read.
    init?(line: String) {
        let parts = line.split { $0 == " " || $0 == "\n" }
        guard line.utf8.count == Self.length, parts.count == 5, parts[0] == "clickpost-witness", parts[1] == "1",
            let commits = Int64(parts[2]), let audit = Int64(parts[3]), parts[4].utf8.count == 64
        else { return nil }
        self.init(commits: commits, audit: audit, hash: String(parts[4]))
    }

    init(_ database: Database) throws {
        let last = try AuditLine.last(database)
        self.init(
            commits: try Int64.fetchOne(database, sql: "SELECT commits FROM spool") ?? 0, audit: last?.number ?? 0,
            hash: last?.hash ?? AuditEntry.begin)
    }

    static func read(_ path: String) -> Witness? {
        guard let bytes = try? Files.read(path, limit: 4096) else { return nil }
        return Witness(line: String(decoding: bytes, as: UTF8.self))
    }
}

/// Keeps the witness' file open for the process' life.
final class WitnessFile: Sendable {
    private let file: Descriptor
    private let latest: Mutex<Witness?>

    init(_ path: String) throws(Status) {
        latest = Mutex(Witness.read(path))
        file = try Files.open(path, O_WRONLY | O_CREAT)
    }

    /// What was last told, by this process or one before; nil where there is none to be read.
    var seen: Witness? { latest.withLock { $0 } }

    /// A line that can't be written is left as it was: the witness then says less than it could, and accuses nobody.
    func write(_ witness: Witness) {
        latest.withLock { latest in
            let bytes = Array(witness.line.utf8)
            if pwrite(file.number, bytes, bytes.count, 0) == bytes.count { latest = witness }
        }
    }
}
