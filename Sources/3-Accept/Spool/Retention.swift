import GRDB
public import Letters

/// Documents that nobody needs any more.
extension Spool {
    /// What keeps the spool in order while it works: room for the ballast, and documents whose retention is over. Called now and then;
    /// repeats go on where the last one ended. Returns how many submissions' documents were removed.
    @discardableResult
    public func tend(limit: Int = 100) throws(Status) -> Int {
        ballast.restoreIfGone()
        guard let keep = configuration.keepDocuments else { return 0 }
        return try removeDocuments(finishedBefore: configuration.now() - keep, limit: limit)
    }

    /// Only after the end, and only with its proof: posted with every letter's posting known (and its number, where registered), refused,
    /// or cancelled. The rows stay, and so does the timeline.
    ///
    /// First the row says that they are gone, then they go: a power cut between leaves a folder that the next start removes.
    func removeDocuments(finishedBefore time: Double, limit: Int) throws(Status) -> Int {
        let now = configuration.now()
        let ids = try write { [self] database in
            let ids = try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM submission INDEXED BY submission_removable
                    WHERE \(Schema.removable) AND changed <= ?
                    AND (state <> 'posted' OR receipt IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM letter WHERE letter.submission = submission.number AND (
                            posted IS NULL AND coalesce(letter.state, '') NOT IN ('refused', 'cancelled')
                            OR registered_number IS NULL AND json_extract(submission.options_json, '$.franking') = 'registered')))
                    ORDER BY changed LIMIT ?
                    """, arguments: [time, limit])
            for id in ids {
                try database.execute(
                    sql: "UPDATE submission SET documents_removed = ? WHERE id = ?", arguments: [now, id])
                try audit(database, .remove, id)
            }
            return ids
        }
        for id in ids { try Files.remove(folders.documents(submission: id)) }
        return ids.count
    }
}
