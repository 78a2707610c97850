import GRDB
public import Letters

/// The queue in figures, for monitoring.
public struct SpoolFigures: Sendable {
    public var counts: [SubmissionState: Int] = [:]
    /// Since when the longest in a state is in it, or waits to be sent; Unix time. What is at its end has none.
    public var oldest: [SubmissionState: Double] = [:]
    /// Bytes of the documents of what is not at its end.
    public var openBytes: Int64 = 0
    /// Submissions ever accepted.
    public var accepted: Int64 = 0
    public var heldAccounts = 0
    public var isDrained = false
    public var freeBytes: Int64 = 0
    public var reserveBytes: Int64 = 0
}

extension Spool {
    public func figures() throws(Status) -> SpoolFigures {
        var figures = try read { database in
            var figures = SpoolFigures()
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT state, count(*) AS n, min(coalesce(waiting_since, changed)) AS oldest, sum(bytes) AS bytes
                    FROM submission WHERE state NOT IN ('posted', 'cancelled', 'refused') GROUP BY state
                    """)
            while let row = try rows.next() {
                let state = try Submission.state(row["state"])
                figures.counts[state] = row["n"]
                figures.oldest[state] = row["oldest"]
                figures.openBytes += row["bytes"]
            }
            for state in SubmissionState.allCases where state.isFinal {
                figures.counts[state] = try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM submission WHERE state = ?", arguments: [state.rawValue])
            }
            figures.accepted =
                try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'submission'") ?? 0
            figures.heldAccounts =
                try Int.fetchOne(database, sql: "SELECT count(*) FROM account WHERE held_json IS NOT NULL") ?? 0
            figures.isDrained = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM drain)") ?? false
            return figures
        }
        figures.freeBytes = try Files.freeSpace(folders.root)
        figures.reserveBytes = configuration.reserve
        return figures
    }

    /// How many waiting submissions were accepted before this one; those of other users may go later all the same.
    public func waitingAhead(of submission: Submission) throws(Status) -> Int {
        try read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM submission INDEXED BY submission_waiting
                    WHERE \(Schema.waiting) AND number < ?
                    """, arguments: [submission.number]) ?? 0
        }
    }
}
