import GRDB
public import Letters

/// The service is being emptied: nothing new is accepted or sent. It outlives a restart, which is often what it is for.
public struct Drain: Equatable, Sendable {
    /// Unix time, seconds.
    public var since: Double
    public var actor: String
}

extension Spool {
    static func migrateDrain(_ database: Database) throws {
        try database.execute(
            sql: """
                -- One row while the service is drained, none else.
                CREATE TABLE drain (
                    only INTEGER PRIMARY KEY CHECK (only = 1),
                    since REAL NOT NULL,
                    actor TEXT NOT NULL
                ) STRICT
                """)
    }

    /// nil while the service works as usual.
    public func drain() throws(Status) -> Drain? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT since, actor FROM drain").map {
                Drain(since: $0["since"], actor: $0["actor"])
            }
        }
    }

    /// Nothing new is accepted or sent from here on; what is on its way ends. Who drained it first stays named.
    public func beginDrain(actor: Person) throws(Status) {
        try write { [self] database in
            try database.execute(
                sql: "INSERT INTO drain (only, since, actor) VALUES (1, ?, ?) ON CONFLICT DO NOTHING",
                arguments: [configuration.now(), actor.name])
            try audit(database, .drain, actor: actor)
        }
        changes.signal()
    }

    public func endDrain(actor: Person) throws(Status) {
        try write { [self] database in
            try database.execute(sql: "DELETE FROM drain")
            try audit(database, .resume, actor: actor)
        }
        changes.signal()
    }
}
