import FoundationEssentials
import GRDB
public import Letters

/// What decides whose turn it is: who printed, how much there is to send, and whether the delivery day depends on the platform's cut-off.
enum Lanes {
    /// The schema's part: columns, their values for what was accepted before, and the index that finds the next of a user.
    static func migrate(_ database: Database) throws {
        try database.execute(
            sql: """
                ALTER TABLE submission ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE submission ADD COLUMN cut_off INTEGER NOT NULL DEFAULT 0;
                CREATE INDEX submission_by_turn ON submission (user, cut_off, number) WHERE \(Schema.waiting);
                """)
        for number in try Int64.fetchAll(database, sql: "SELECT number FROM submission") {
            try classify(database, number)
        }
    }

    /// Fills the columns of one submission from its documents, options and letters.
    static func classify(_ database: Database, _ number: Int64) throws {
        guard
            let text = try String.fetchOne(
                database, sql: "SELECT options_json FROM submission WHERE number = ?", arguments: [number])
        else { return }
        let letters = try String.fetchAll(
            database, sql: "SELECT letter_json FROM letter WHERE submission = ?", arguments: [number]
        ).map { try JSON.value(Letter.self, $0) }
        try database.execute(
            sql: """
                UPDATE submission SET cut_off = ?,
                    bytes = (SELECT coalesce(sum(size), 0) FROM document WHERE submission = ?)
                WHERE number = ?
                """,
            arguments: [dependsOnCutOff(try JSON.value(Options.self, text), letters), number, number])
    }

    /// Prior and registered letters within Belgium come a day later when they miss it; the others' days do not depend on it.
    static func dependsOnCutOff(_ options: Options, _ letters: [Letter]) -> Bool {
        options.franking != .economy && letters.contains { ($0.address?.country ?? "BE") == "BE" }
    }
}

/// Which of a user's submissions may go.
public struct Turn: Sendable {
    /// Bytes of all its documents.
    public var sizes: ClosedRange<Int64>
    /// Only those whose delivery day depends on the platform's cut-off; nil takes all.
    public var cutOff: Bool?
    /// Only those whose commit may have begun already.
    public var committing: Bool

    public init(sizes: ClosedRange<Int64>, cutOff: Bool? = nil, committing: Bool = false) {
        self.sizes = sizes
        self.cutOff = cutOff
        self.committing = committing
    }
}

extension Spool {
    /// The users of whom something waits to be sent, in the alphabet's order. Steps from one to the next in the index: a user with
    /// thousands waiting costs what one with a single submission does.
    public func waitingUsers() throws(Status) -> [String] {
        guard standstill == nil else { return [] }
        return try read { database in
            try String.fetchAll(
                database,
                sql: """
                    WITH RECURSIVE step (user) AS (
                        SELECT min(user) FROM submission INDEXED BY submission_by_turn WHERE \(Schema.waiting)
                        UNION ALL
                        SELECT (SELECT min(user) FROM submission INDEXED BY submission_by_turn
                                WHERE \(Schema.waiting) AND user > step.user)
                        FROM step WHERE step.user IS NOT NULL
                    )
                    SELECT user FROM step WHERE user IS NOT NULL
                    """)
        }
    }

    /// A user's oldest that may go now; nil where none may. `cap`: as in `due(limit:cap:excluding:)`.
    public func next(of user: String, _ turn: Turn, cap: Double, excluding: Set<String>) throws(Status) -> Submission? {
        guard standstill == nil else { return nil }
        let now = configuration.now()
        return try read { database in
            var oldest: Submission?
            for class_ in turn.cutOff.map({ [$0] }) ?? [true, false] {
                let rows = try Row.fetchCursor(
                    database,
                    sql: """
                        SELECT * FROM submission INDEXED BY submission_by_turn
                        WHERE \(Schema.waiting) AND user = ? AND cut_off = ? AND bytes BETWEEN ? AND ? AND interrupted = 0
                        AND (next_attempt IS NULL OR next_attempt <= ? OR next_attempt > ?)
                        AND account NOT IN (SELECT name FROM account WHERE held_json IS NOT NULL)
                        \(turn.committing ? "AND state = 'committing'" : "")
                        ORDER BY number
                        """,
                    arguments: [user, class_, turn.sizes.lowerBound, turn.sizes.upperBound, now, now + cap])
                while let row = try rows.next() {
                    if let oldest, oldest.number < row["number"] as Int64 { break }
                    guard !excluding.contains(row["id"]) else { continue }
                    oldest = try Submission(row: row)
                    break
                }
            }
            return oldest
        }
    }
}
