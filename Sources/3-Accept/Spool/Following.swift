import GRDB
public import Letters
import Synchronization

extension Spool {
    /// Stores the platform's word on one submission, from a receipt or an answer.
    @discardableResult
    public func record(_ report: PlatformReport) throws(Status) -> SubmissionState {
        let (state, trouble) = try write { [self] database in
            let trouble = try apply(database, report)
            return (try Submission.fetch(database, id: report.submission).state, trouble)
        }
        settle(report.submission, state, trouble)
        return state
    }

    /// The platform's word, without a report: it was cancelled, or it is too late for that.
    public func recordCancellation(_ id: String, tooLate: Bool, reason: Status? = nil) throws(Status) {
        let state = try write { [self] database in
            try database.execute(sql: "UPDATE submission SET in_question = 0 WHERE id = ?", arguments: [id])
            return try change(database, id, .platform(tooLate ? .inProduction : .cancelled), reason: reason, actor: nil)
                .to
        }
        settle(id, state, nil)
    }

    /// A page of events: their effects and the cursor behind them, in one transaction. What is not in this queue is passed over.
    public func record(_ reports: [PlatformReport], account: String, cursor: String) throws(Status) {
        let settled = try write { [self] database in
            var settled: [(String, SubmissionState, Status?)] = []
            for report in reports {
                guard
                    try Bool.fetchOne(
                        database, sql: "SELECT EXISTS (SELECT 1 FROM submission WHERE id = ?)",
                        arguments: [report.submission]) ?? false
                else { continue }
                let trouble = try apply(database, report)
                settled.append(
                    (report.submission, try Submission.fetch(database, id: report.submission).state, trouble))
            }
            try database.execute(
                sql: """
                    INSERT INTO account (name, cursor) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor
                    """, arguments: [account, cursor])
            return settled
        }
        for (id, state, trouble) in settled { settle(id, state, trouble) }
    }

    /// The platform no longer knows the cursor: events begin anew, once every open submission was asked about.
    public func resetCursor(account: String) throws(Status) {
        try write { database in
            try database.execute(sql: "UPDATE account SET cursor = NULL WHERE name = ?", arguments: [account])
        }
    }

    /// The submissions of an account that the platform may have and whose end is not known.
    public func open(account: String) throws(Status) -> [Submission] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM submission WHERE account = ? AND (put_begun = 1 OR receipt IS NOT NULL)
                    AND state NOT IN ('posted', 'cancelled', 'refused') ORDER BY number
                    """, arguments: [account]
            ).map { try Submission(row: $0) }
        }
    }

    /// Gives what a person must look at, where the platform's word contradicts what it said before.
    private func apply(_ database: Database, _ report: PlatformReport) throws -> Status? {
        let known = try Submission.fetch(database, id: report.submission)
        if let receipt = known.receipt, receipt != report.receipt {
            let trouble = Status(.submissionConflict, [.submission: known.id, .detail: "another receipt"])
            return try contradiction(database, known, trouble)
        }
        if let trouble = try otherLetters(database, known, report) {
            return try contradiction(database, known, trouble)
        }
        do {
            try change(database, known.id, .platform(report.state), reason: nil, actor: nil)
        } catch let status as Status where status.code == .submissionConflict {
            let trouble = Status(
                .submissionConflict, [.submission: known.id, .detail: "\(known.state) → \(report.state)"])
            return try contradiction(database, known, trouble)
        }
        try database.execute(
            sql: "UPDATE submission SET receipt = ?, in_question = 0 WHERE number = ?",
            arguments: [report.receipt, known.number])
        for word in report.letters {
            try database.execute(
                sql: """
                    UPDATE letter SET platform_id = ?, state = ?, registered_number = coalesce(?, registered_number),
                        tracking_link = coalesce(?, tracking_link), posted = coalesce(?, posted)
                    WHERE submission = ? AND number = ?
                    """,
                arguments: [
                    word.id, word.state.rawValue, word.registeredNumber, word.trackingLink, word.posted, known.number,
                    word.number,
                ])
        }
        return nil
    }

    /// A word about letters must be about the very ones that were handed over, each once; one that names none says nothing of them.
    private func otherLetters(_ database: Database, _ known: Submission, _ report: PlatformReport) throws -> Status? {
        let told = report.letters.map(\.number).sorted()
        let own = try Int.fetchAll(
            database, sql: "SELECT number FROM letter WHERE submission = ? ORDER BY number", arguments: [known.number])
        guard !told.isEmpty, told != own else { return nil }
        let named = told.prefix(20).map(String.init).joined(separator: ", ")
        return Status(.submissionConflict, [.submission: known.id, .detail: "other letters: \(named)"])
    }

    private func contradiction(_ database: Database, _ known: Submission, _ trouble: Status) throws -> Status {
        var machine = SubmissionStateMachine(known)
        if (try? machine.apply(.contradiction)) != nil {
            try change(database, known.id, .contradiction, reason: trouble, actor: nil)
        } else {
            try note(database, known.id, reason: trouble, actor: nil)
        }
        return trouble
    }

    private func settle(_ id: String, _ state: SubmissionState, _ trouble: Status?) {
        if let trouble {
            alarms.raise(trouble, about: id)
        } else if state != .held {
            alarms.clearAll(about: id)
        }
        progress.withLock { _ = $0.removeValue(forKey: id) }
        changes.signal()
    }
}
