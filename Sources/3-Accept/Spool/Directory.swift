import GRDB
public import Letters

/// The daemon's own settings of print queues, and the accounts it knows.
extension Spool {
    public func queue(_ name: String) throws(Status) -> StoredQueue? {
        try read { database in
            try String.fetchOne(database, sql: "SELECT settings_json FROM queue WHERE name = ?", arguments: [name])
                .map { try JSON.value(StoredQueue.self, $0) }
        }
    }

    public func queues() throws(Status) -> [String: StoredQueue] {
        try read { database in
            var queues: [String: StoredQueue] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT name, settings_json FROM queue") {
                queues[row["name"]] = try JSON.value(StoredQueue.self, row["settings_json"])
            }
            return queues
        }
    }

    public func setQueue(_ name: String, _ settings: StoredQueue) throws(Status) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO queue (name, settings_json) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET settings_json = excluded.settings_json
                    """,
                arguments: [name, try JSON.text(settings)])
        }
    }

    /// False where there was none.
    @discardableResult
    public func removeQueue(_ name: String) throws(Status) -> Bool {
        try write { database in
            try database.execute(sql: "DELETE FROM queue WHERE name = ?", arguments: [name])
            return database.changesCount > 0
        }
    }

    public func accounts() throws(Status) -> [StoredAccount] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM account ORDER BY name").map { try StoredAccount(row: $0) }
        }
    }

    public func account(_ name: String) throws(Status) -> StoredAccount? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name])
                .map { try StoredAccount(row: $0) }
        }
    }

    /// A name whose credentials are stored: it is known from here on, and no longer held.
    public func credentialsChanged(account name: String) throws(Status) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO account (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET held_json = NULL
                    """,
                arguments: [name])
        }
        clearAccountAlarms(name)
        changes.signal()
    }

    /// Nothing of this account is sent until it is released.
    public func holdAccount(_ name: String, _ reason: Status) throws(Status) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO account (name, held_json) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET held_json = excluded.held_json
                    """,
                arguments: [name, try JSON.text(reason)])
        }
        alarms.raise(reason, about: "account \(name)")
    }

    public func releaseAccount(_ name: String) throws(Status) {
        try credentialsChanged(account: name)
    }

    private func clearAccountAlarms(_ name: String) { alarms.clearAll(about: "account \(name)") }
}

extension StoredAccount {
    fileprivate init(row: Row) throws {
        self.init(
            name: row["name"], held: try (row["held_json"] as String?).map { try JSON.value(Status.self, $0) },
            cursor: row["cursor"])
    }
}
