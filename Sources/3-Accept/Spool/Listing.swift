import GRDB
public import Letters

extension Spool {
    /// Newest first, a page at a time.
    public func submissions(_ filter: SubmissionFilter = SubmissionFilter()) throws(Status) -> SubmissionList {
        let limit = min(max(filter.limit, 1), 1000)
        let after: Int64
        if let text = filter.after {
            guard let number = Int64(text) else { throw Status(.requestInvalid, [.value: text]) }
            after = number
        } else {
            after = .max
        }
        return try read { database in
            var sql = "SELECT * FROM submission WHERE number < ?"
            var arguments: StatementArguments = [after]
            if let user = filter.user {
                sql += " AND user = ?"
                arguments += [user]
            }
            if let state = filter.state {
                sql += " AND state = ?"
                arguments += [state.rawValue]
            }
            sql += " ORDER BY number DESC LIMIT ?"
            arguments += [limit + 1]
            let found = try Row.fetchAll(database, sql: sql, arguments: arguments).map { try Submission(row: $0) }
            let page = Array(found.prefix(limit))
            return SubmissionList(
                submissions: page, next: found.count > limit ? page.last.map { String($0.number) } : nil)
        }
    }

    /// By the submission's id.
    public func submission(_ id: String) throws(Status) -> Submission {
        try read { try Submission.fetch($0, id: id) }
    }

    /// The submission a name means: its id, or the latest of a CUPS job's number.
    public func find(_ name: String) throws(Status) -> Submission {
        guard let job = Int(name) else { return try submission(name.lowercased()) }
        return try read { database in
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT * FROM submission WHERE job_id = ? ORDER BY number DESC LIMIT 1",
                    arguments: [job])
            else { throw Status(.notFound, [.submission: name]) }
            return try Submission(row: row)
        }
    }

    /// The submission of a CUPS job, by the job's uuid; nil where nothing of it was accepted.
    public func submission(job uuid: String) throws(Status) -> Submission? {
        try read { try Submission.fetch($0, job: uuid) }
    }

    public func details(_ id: String) throws(Status) -> SubmissionDetails {
        var details = try read { try loadDetails($0, id) }
        for index in details.documents.indices {
            let document = details.documents[index]
            details.documents[index].offset = max(document.offset, progress(id, document.number))
        }
        return details
    }

    func loadDetails(_ database: Database, _ id: String) throws -> SubmissionDetails {
        let submission = try Submission.fetch(database, id: id)
        return SubmissionDetails(
            submission: submission, documents: try StoredDocument.fetch(database, submission, folders),
            letters: try StoredLetter.fetch(database, submission),
            timeline: try TimelineRow.fetch(database, submission))
    }

    /// How many submissions are in each state; a state without any is absent.
    public func counts() throws(Status) -> [SubmissionState: Int] {
        try read { database in
            var counts: [SubmissionState: Int] = [:]
            let rows = try Row.fetchAll(database, sql: "SELECT state, count(*) AS n FROM submission GROUP BY state")
            for row in rows { counts[try Submission.state(row["state"])] = row["n"] }
            return counts
        }
    }

    /// Unix time since which the longest waiting submission waits to be sent.
    public func oldestWaiting() throws(Status) -> Double? {
        try read { database in
            try Double.fetchOne(
                database,
                sql: """
                    SELECT min(waiting_since) FROM submission INDEXED BY submission_waiting_since
                    WHERE \(Schema.waiting)
                    """)
        }
    }
}
