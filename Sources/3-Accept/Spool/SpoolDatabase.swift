import GRDB
import Glibc
import Letters
import Synchronization

/// Opens the database so that a commit that returned survives a power cut, or refuses.
///
/// One connection: Debian's SQLite 3.40 has a defect in WAL that needs two, and other programs ask the daemon. Journal TRUNCATE with
/// `synchronous=EXTRA`, because GRDB lowers `synchronous` wherever it sets WAL itself; both are read back (docs/queue.md).
enum SpoolDatabase {
    static func open(_ path: String) throws(Status) -> DatabaseQueue {
        // Made here with mode 0600, which SQLite's journal takes over; SQLite alone would follow the umask.
        _ = try Files.open(path, O_RDWR | O_CREAT)
        var configuration = Configuration()
        configuration.label = "clickpost.queue"
        configuration.prepareDatabase { database in
            _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = TRUNCATE")
            try database.execute(sql: "PRAGMA synchronous = EXTRA")
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            // A full disk must not stop a transaction for a file that nobody needs.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try readBack(queue)
            let newer = try queue.read { try Schema.migrations.hasBeenSuperseded($0) }
            guard !newer else { throw Status(.spoolNewer, [.path: path]) }
            try Schema.migrations.migrate(queue)
            return queue
        } catch let status as Status {
            throw status
        } catch {
            throw SpoolDatabase.status(error, path: path)
        }
    }

    static func readBack(_ queue: DatabaseQueue) throws {
        let (journal, synchronous) = try queue.inDatabase { database in
            (
                try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "",
                try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
            )
        }
        guard journal == "truncate", synchronous == 3 else {
            throw Status(.spoolNotDurable, [.detail: "journal_mode=\(journal) synchronous=\(synchronous)"])
        }
    }

    /// SQLite's own words, without the statement's arguments: those may be names and addresses.
    static func status(_ error: any Error, path: String? = nil) -> Status {
        guard let error = error as? DatabaseError else {
            return Status(.spoolFailed, [.detail: String(describing: type(of: error))])
        }
        let code: StatusCode =
            switch error.resultCode {
            case .SQLITE_FULL: .spoolFull
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .spoolDamaged
            default: .spoolFailed
            }
        var values: [StatusValue: String] = [
            .detail: "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")"
        ]
        if let path { values[.path] = path }
        return Status(code, values)
    }
}

extension Spool {
    /// One transaction, shared with whoever writes at the same time. After an I/O error of the database nothing more is accepted.
    func write<T: Sendable>(
        _ purpose: GroupCommit.Purpose = .record, _ body: @escaping @Sendable (Database) throws -> T
    ) throws(Status) -> T {
        let result = Kept<T>()
        do {
            try commits.run(
                GroupCommit.Member(purpose) { database in
                    let value = try body(database)
                    result.value.withLock { $0 = value }
                })
        } catch let status as Status {
            throw status
        } catch {
            let status = SpoolDatabase.status(error)
            if let error = error as? DatabaseError, error.resultCode == .SQLITE_IOERR { durability.fail(status) }
            throw status
        }
        guard let value = result.value.withLock({ $0 }) else { throw Status(.internalFault, [.detail: "no result"]) }
        return value
    }

    func read<T>(_ body: (Database) throws -> T) throws(Status) -> T {
        do {
            return try database.read(body)
        } catch let status as Status {
            throw status
        } catch {
            throw SpoolDatabase.status(error)
        }
    }
}

/// What a transaction gives, carried from the thread it runs on.
private final class Kept<T: Sendable>: Sendable {
    let value = Mutex<T?>(nil)
}
