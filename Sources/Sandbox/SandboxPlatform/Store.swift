import FoundationEssentials
import GRDB

/// The sandbox's database: one connection, every commit on disk before it returns.
struct Store: Sendable {
    let queue: DatabaseQueue

    init(path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = TRUNCATE")
            try db.execute(sql: "PRAGMA synchronous = EXTRA")
        }
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            // Read back: a library that lowers it would lose what was answered.
            let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            guard journal == "truncate", synchronous == 3 else { throw NotDurable() }
        }
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in try db.execute(sql: Self.schema) }
        try migrator.migrate(queue)
    }

    struct NotDurable: Error {}

    private static let schema = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value REAL NOT NULL);
        CREATE TABLE tokens (digest TEXT PRIMARY KEY, account TEXT NOT NULL, expires REAL NOT NULL);
        CREATE TABLE uploads (
            id TEXT PRIMARY KEY, account TEXT NOT NULL, key TEXT NOT NULL, length INTEGER NOT NULL,
            sha256 TEXT NOT NULL, created REAL NOT NULL, gone INTEGER NOT NULL DEFAULT 0, UNIQUE (account, key));
        CREATE TABLE submissions (
            id TEXT PRIMARY KEY, account TEXT NOT NULL, receipt TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
            digest TEXT, manifest BLOB, installation TEXT, received REAL NOT NULL, granted INTEGER, decidedBy TEXT,
            productionDue REAL, postingDue REAL, finished REAL, purged INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX submissionsByState ON submissions (state);
        CREATE TABLE letters (
            id TEXT PRIMARY KEY, submission TEXT NOT NULL REFERENCES submissions, number INTEGER NOT NULL,
            state TEXT NOT NULL, posted REAL, registeredNumber TEXT, deliveryDue REAL, UNIQUE (submission, number));
        CREATE INDEX lettersByDelivery ON letters (deliveryDue) WHERE deliveryDue IS NOT NULL;
        CREATE INDEX lettersByRegisteredNumber ON letters (registeredNumber);
        CREATE TABLE documents (
            submission TEXT NOT NULL REFERENCES submissions, number INTEGER NOT NULL, sha256 TEXT NOT NULL,
            PRIMARY KEY (submission, number));
        CREATE TABLE stationeryUsed (
            submission TEXT NOT NULL REFERENCES submissions, kind TEXT NOT NULL, name TEXT NOT NULL,
            sha256 TEXT NOT NULL, PRIMARY KEY (submission, kind, name));
        CREATE TABLE events (
            cursor INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, at REAL NOT NULL,
            installation TEXT NOT NULL, report BLOB NOT NULL);
        CREATE TABLE stationery (
            account TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
            sha256 TEXT NOT NULL, PRIMARY KEY (account, kind, name));
        """
}

extension Database {
    func meta(_ name: String) throws -> Double? {
        try Double.fetchOne(self, sql: "SELECT value FROM meta WHERE name = ?", arguments: [name])
    }

    func setMeta(_ name: String, _ value: Double) throws {
        try execute(sql: "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", arguments: [name, value])
    }
}

/// JSON with sorted keys, so that equal values are equal bytes.
enum JSON {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
