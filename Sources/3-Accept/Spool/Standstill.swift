import GRDB
public import Letters
import Synchronization

/// Why the whole queue stands still. Nothing is sent then; what was sent is still followed.
extension Spool {
    /// `spoolRestored` until the queue is rebuilt, `spoolSealed` for ever once it was exported; nil where it does its work.
    public var standstill: Status? { stands.withLock { $0 } }

    /// The same, within a transaction that would lead to a request: the row decides, not what this process remembers.
    func mustNotStandStill(_ database: Database) throws {
        let row = try Row.fetchOne(database, sql: "SELECT restored, sealed FROM spool")
        guard (row?["restored"] as Double?) == nil, (row?["sealed"] as String?) == nil else {
            throw Status(.stateConflict, [.detail: "the queue stands still"])
        }
    }

    func mustNotBeSealed(_ database: Database) throws {
        if let name = try String.fetchOne(database, sql: "SELECT sealed FROM spool WHERE sealed IS NOT NULL") {
            throw Status(.spoolSealed, [.value: name])
        }
    }

    /// Compares the database with its witness, at the start: one that has counted fewer transactions was lost or restored from an old copy.
    func noticeRestoredDatabase(documentsAreThere: Bool) throws(Status) {
        let seen = witness.seen
        let now = try read { try Witness($0) }
        // A database of the first schema has not counted, but knows its submissions.
        let isEmpty = try read { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM submission)") ?? true }
        let isLost = now.commits == 0 && isEmpty && documentsAreThere
        if let seen, seen.commits > now.commits {
            try markRestored(now, seen)
        } else if isLost && seen == nil {
            try markRestored(now, Witness(commits: 1))
        } else if let seen, seen.audit > 0 {
            let hash = try read {
                try String.fetchOne($0, sql: "SELECT hash FROM audit WHERE number = ?", arguments: [seen.audit])
            }
            if hash != seen.hash {
                alarms.raise(Status(.auditDamaged, [.count: String(min(seen.audit, now.audit + 1))]))
            }
        }
        try readStandstill()
    }

    private func markRestored(_ now: Witness, _ seen: Witness) throws(Status) {
        let (last, time) = (max(now.commits, seen.commits), configuration.now())
        try write { [self] database in
            try database.execute(sql: "UPDATE spool SET restored = ?, commits = ?", arguments: [time, last])
            try audit(
                database, .restored,
                detail:
                    "transactions \(now.commits) of \(seen.commits), audit lines \(now.audit) of \(seen.audit), \(seen.hash)"
            )
        }
    }

    func readStandstill() throws(Status) {
        let status = try read { database -> Status? in
            guard let row = try Row.fetchOne(database, sql: "SELECT restored, sealed FROM spool") else { return nil }
            if let name = row["sealed"] as String? { return Status(.spoolSealed, [.value: name]) }
            return (row["restored"] as Double?).map { _ in Status(.spoolRestored) }
        }
        let before = stands.withLock { stands in
            defer { stands = status }
            return stands
        }
        if let before { alarms.clear(before.code) }
        if let status { alarms.raise(status) }
    }
}
