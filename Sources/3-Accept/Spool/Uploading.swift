import FoundationEssentials
import GRDB
public import Letters
import Synchronization

/// Delivery's book-keeping. Each call that a request to the platform depends on is durable before it returns.
extension Spool {
    /// What may be sent now, oldest first. `cap`: a next attempt further away than this, in seconds, was stored under another clock.
    public func due(limit: Int, cap: Double, excluding: Set<String> = []) throws(Status) -> [Submission] {
        guard standstill == nil else { return [] }
        return try waiting(
            "INDEXED BY submission_waiting WHERE \(Schema.waiting) AND interrupted = 0", limit: limit, cap: cap,
            excluding: excluding)
    }

    /// Submissions whose cancellation the platform must still answer, and that may be asked now.
    public func dueCancellations(limit: Int, cap: Double, excluding: Set<String> = []) throws(Status) -> [Submission] {
        try waiting("WHERE state = 'cancelling'", limit: limit, cap: cap, excluding: excluding)
    }

    /// What the platform has and that was not asked about for a while, longest overdue first; `askAgain` says when.
    public func dueQuestions(limit: Int) throws(Status) -> [Submission] {
        let now = configuration.now()
        return try read { database in
            let doubtful = try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM submission INDEXED BY submission_in_question
                    WHERE in_question = 1 AND (next_attempt IS NULL OR next_attempt <= ?)
                    AND state IN ('held', 'committed', 'awaiting-approval', 'in-production')
                    AND account NOT IN (SELECT name FROM account WHERE held_json IS NOT NULL)
                    ORDER BY number LIMIT ?
                    """, arguments: [now, limit]
            ).map { try Submission(row: $0) }
            return try doubtful
                + Row.fetchAll(
                    database,
                    sql: """
                        SELECT * FROM submission INDEXED BY submission_next_attempt
                        WHERE next_attempt IS NOT NULL AND next_attempt <= ? AND in_question = 0
                        AND state IN ('committed', 'awaiting-approval', 'in-production')
                        AND account NOT IN (SELECT name FROM account WHERE held_json IS NOT NULL)
                        ORDER BY next_attempt LIMIT ?
                        """, arguments: [now, limit - doubtful.count]
                ).map { try Submission(row: $0) }
        }
    }

    /// cupsd's word is needed: accepted at least `age` seconds ago and not confirmed, or interrupted at any time.
    public func unconfirmed(age: Double, limit: Int) throws(Status) -> [Submission] {
        let now = configuration.now()
        return try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM submission WHERE state = 'accepted' AND (accepted <= ? OR accepted > ?)
                    UNION
                    SELECT * FROM submission INDEXED BY submission_interrupted
                    WHERE interrupted = 1 AND state NOT IN ('posted', 'cancelled', 'refused')
                    ORDER BY number LIMIT ?
                    """, arguments: [now - age, now, limit]
            ).map { try Submission(row: $0) }
        }
    }

    private func waiting(_ condition: String, limit: Int, cap: Double, excluding: Set<String>) throws(Status)
        -> [Submission]
    {
        let now = configuration.now()
        return try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT * FROM submission \(condition)
                    AND (next_attempt IS NULL OR next_attempt <= ? OR next_attempt > ?)
                    AND account NOT IN (SELECT name FROM account WHERE held_json IS NOT NULL)
                    ORDER BY number
                    """, arguments: [now, now + cap])
            var found: [Submission] = []
            while found.count < limit, let row = try rows.next() {
                let id: String = row["id"]
                if !excluding.contains(id) { found.append(try Submission(row: row)) }
            }
            return found
        }
    }

    /// Something is accepted whose sender's side is not known yet.
    public func hasUnconfirmed() throws(Status) -> Bool {
        try read { database in
            try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM submission WHERE state = 'accepted')")
                ?? false
        }
    }

    /// The earliest hour after `time` that something waits for, Unix time; nil where nothing does.
    public func nextDue(after time: Double) throws(Status) -> Double? {
        try read { database in
            try Double.fetchOne(
                database,
                sql: """
                    SELECT min(next_attempt) FROM submission
                    WHERE next_attempt > ? AND state NOT IN ('held', 'posted', 'cancelled', 'refused')
                    """, arguments: [time])
        }
    }

    /// Begins or continues an attempt. The documents are still there in their size, or the submission is held (`spoolDamaged`).
    /// Their uploads' first generations are durable with it: a document that has no upload yet may ask for one at once.
    public func begin(_ id: String) throws(Status) -> SubmissionDetails {
        let details = try write { [self] database in
            try mustNotStandStill(database)
            try change(database, id, .startUpload, reason: nil, actor: nil)
            var details = try loadDetails(database, id)
            for index in details.documents.indices where details.documents[index].generation == 0 {
                details.documents[index].generation = 1
                details.documents[index].isUntried = true
            }
            try database.execute(
                sql: """
                    UPDATE document SET generation = 1
                    WHERE generation = 0 AND submission = (SELECT number FROM submission WHERE id = ?)
                    """, arguments: [id])
            return details
        }
        for document in details.documents where Files.facts(document.path)?.size != document.summary.size {
            let damage = Status(.spoolDamaged, document: document.number)
            try contradict(id, damage)
            throw damage
        }
        return details
    }

    /// A new generation of an upload: its key is `ID.document.generation`. What the former one held is forgotten.
    public func nextGeneration(_ id: String, document: Int) throws(Status) -> Int {
        setProgress(id, document, 0)
        return try write { [self] database in
            try inState(database, id, [.uploading])
            try database.execute(
                sql: """
                    UPDATE document SET generation = generation + 1, upload = NULL, offset = 0
                    WHERE submission = (SELECT number FROM submission WHERE id = ?) AND number = ?
                    """, arguments: [id, document])
            return try Int.fetchOne(
                database,
                sql: """
                    SELECT generation FROM document
                    WHERE submission = (SELECT number FROM submission WHERE id = ?) AND number = ?
                    """, arguments: [id, document]) ?? 0
        }
    }

    /// The upload's address, before any byte goes to it.
    public func uploadCreated(_ id: String, document: Int, location: String) throws(Status) {
        try write { [self] database in
            try inState(database, id, [.uploading])
            try database.execute(
                sql: """
                    UPDATE document SET upload = ?
                    WHERE submission = (SELECT number FROM submission WHERE id = ?) AND number = ?
                    """, arguments: [location, id, document])
        }
    }

    /// The offset the platform acknowledged; not stored: after a break the platform is asked. Throws `stateConflict` where the
    /// submission was held or cancelled meanwhile: stop.
    public func uploadProgress(_ id: String, document: Int, offset: Int64) throws(Status) {
        setProgress(id, document, offset)
        try read { try inState($0, id, [.uploading]) }
    }

    /// Bytes on their way, for whoever looks; not stored.
    public func showProgress(_ id: String, document: Int, offset: Int64) { setProgress(id, document, offset) }

    /// The manifest that was frozen for the first PUT.
    public func manifest(_ id: String) throws(Status) -> [UInt8]? {
        try read { database in
            try Data.fetchOne(
                database, sql: "SELECT manifest FROM submission WHERE id = ? AND manifest IS NOT NULL",
                arguments: [id]
            ).map { [UInt8]($0) }
        }
    }

    /// What changed on the disk is kept from being posted: reads the documents whole. Throws `spoolDamaged`, and puts them into quarantine.
    /// - Parameter trustingFresh: does not read what this daemon wrote minutes ago and nobody touched since.
    public func checkDocuments(_ id: String, trustingFresh: Bool = false) throws(Status) -> SoundDocuments {
        guard try isSound(try details(id), trustingFresh: trustingFresh) else {
            try quarantine(id)
            throw Status(.spoolDamaged, [.submission: id])
        }
        return SoundDocuments(submission: id)
    }

    /// Stores the exact bytes and the state `committing`, in one transaction: only then may a PUT begin. Refused where the submission
    /// was held, cancelled or interrupted meanwhile.
    public func freeze(_ sound: SoundDocuments, manifest: [UInt8]) throws(Status) {
        let id = sound.submission
        try write { [self] database in
            try mustNotStandStill(database)
            guard try !Submission.fetch(database, id: id).interrupted else { throw Status(.stateConflict) }
            try change(database, id, .freeze, reason: nil, actor: nil)
            try database.execute(
                sql: "UPDATE submission SET manifest = ? WHERE id = ?", arguments: [Data(manifest), id])
            try database.execute(
                sql:
                    "UPDATE document SET offset = size WHERE submission = (SELECT number FROM submission WHERE id = ?)",
                arguments: [id])
        }
    }

    /// The platform never committed it and its documents are gone there: they go up again, under the same id.
    public func uploadLost(_ id: String, reason: Status) throws(Status) {
        try write { [self] database in
            try change(database, id, .uploadLost, reason: reason, actor: nil)
            try renewUploads(database, Submission.fetch(database, id: id))
        }
        progress.withLock { _ = $0.removeValue(forKey: id) }
    }

    /// What waits to be sent since before `time` (Unix time), oldest first.
    public func waiting(since time: Double, limit: Int) throws(Status) -> [Submission] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM submission INDEXED BY submission_waiting_since
                    WHERE \(Schema.waiting) AND waiting_since <= ?
                    ORDER BY number LIMIT ?
                    """, arguments: [time, limit]
            ).map { try Submission(row: $0) }
        }
    }

    /// An attempt failed; another follows at `retryAt` (Unix time). What was being committed stays so, and is asked about first.
    public func failed(_ id: String, reason: Status, retryAt: Double?, countsAttempt: Bool) throws(Status) {
        try write { [self] database in
            let known = try Submission.fetch(database, id: id)
            if known.state == .uploading {
                try change(database, id, .backToQueue, reason: reason, actor: nil)
            } else if reason != known.reason {
                try note(database, id, reason: reason, actor: nil)
            }
            try database.execute(
                sql: "UPDATE submission SET next_attempt = ?, attempts = attempts + ? WHERE number = ?",
                arguments: [retryAt, countsAttempt ? 1 : 0, known.number])
        }
    }

    /// When the platform is asked about it next, without anything having failed.
    public func askAgain(_ id: String, at time: Double?) throws(Status) {
        try write { database in
            try database.execute(
                sql: "UPDATE submission SET next_attempt = ? WHERE id = ?", arguments: [time, id])
        }
    }

    /// The platform refuses it, or denies what it gave a receipt for: held, and an alarm.
    public func contradict(_ id: String, _ reason: Status) throws(Status) {
        try write { [self] database in _ = try change(database, id, .contradiction, reason: reason, actor: nil) }
        alarms.raise(reason, about: id)
    }

    private func inState(_ database: Database, _ id: String, _ states: Set<SubmissionState>) throws {
        try mustNotStandStill(database)
        let state = try Submission.fetch(database, id: id).state
        guard states.contains(state) else { throw Status(.stateConflict, [.value: state.rawValue]) }
    }

    func progress(_ id: String, _ document: Int) -> Int64 {
        progress.withLock { $0[id]?[document] ?? 0 }
    }

    private func setProgress(_ id: String, _ document: Int, _ offset: Int64) {
        progress.withLock { $0[id, default: [:]][document] = offset }
    }
}

/// A submission whose documents are what was accepted. Made by `Spool.checkDocuments` alone.
public struct SoundDocuments: Sendable {
    let submission: String
}
