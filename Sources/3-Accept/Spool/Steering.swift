import GRDB
public import Letters

extension Spool {
    /// The backend has read the answer: the submission may go on. Repeats change nothing.
    public func received(job uuid: String) throws(Status) {
        try write { [self] database in
            guard let known = try Submission.fetch(database, job: uuid) else { throw Status(.notFound) }
            try confirm(database, known)
        }
        changes.signal()
    }

    /// The backend was told to end: nothing of the job is sent before cupsd has said what became of it. False where nothing of it was accepted.
    @discardableResult
    public func interrupted(job uuid: String) throws(Status) -> Bool {
        let known = try write { [self] database in
            guard let known = try Submission.fetch(database, job: uuid) else { return false }
            guard !known.state.isFinal else { return true }
            try database.execute(
                sql: "UPDATE submission SET interrupted = 1 WHERE number = ?", arguments: [known.number])
            try note(database, known.id, reason: Status(.jobInterrupted, severity: .note), actor: nil)
            return true
        }
        changes.signal()
        return known
    }

    /// cupsd's word: the job completed.
    public func jobCompleted(_ id: String) throws(Status) {
        try write { [self] database in try confirm(database, try Submission.fetch(database, id: id)) }
        changes.signal()
    }

    /// cupsd's word: the job was cancelled or aborted. Too late, it changes nothing: the platform has it.
    public func jobCancelled(_ id: String) throws(Status) {
        let state = try write { [self] database in
            let known = try Submission.fetch(database, id: id)
            try clearInterruption(database, known)
            try bury(database, job: known.job.uuid)
            do {
                return try change(
                    database, id, .cancel, reason: Status(.jobCancelled, severity: .note), actor: nil
                ).to
            } catch let status as Status {
                try note(database, id, reason: status, actor: nil)
                return known.state
            }
        }
        if state == .cancelled { alarms.clearAll(about: id) }
        changes.signal()
    }

    /// cupsd's word: it does not know the job. Held where the backend never said that it read the answer.
    public func jobUnknown(_ id: String) throws(Status) {
        try write { [self] database in
            let known = try Submission.fetch(database, id: id)
            try clearInterruption(database, known)
            guard known.state == .accepted else { return }
            try change(
                database, id, .jobUnknown, reason: Status(.jobUnverified, severity: .hold), actor: nil)
        }
        changes.signal()
    }

    /// A job cancelled before anything of it was accepted: a hand-over that comes later is refused.
    public func tombstone(job uuid: String) throws(Status) {
        guard SubmissionIdentity.isUUID(uuid) else { throw Status(.requestInvalid, [.detail: "job uuid"]) }
        try write { [self] database in try bury(database, job: uuid) }
    }

    /// Lets a held submission go on; `stateConflict` in any other state, and where a letter has no address yet.
    public func release(_ id: String, actor: Person) throws(Status) {
        try write { [self] database in
            let known = try Submission.fetch(database, id: id)
            for letter in try StoredLetter.fetch(database, known).map(\.letter)
            where letter.address == nil || letter.envelope == nil {
                throw Status(.stateConflict, letter: letter.number, [.value: known.state.rawValue])
            }
            try change(database, id, .release, reason: nil, actor: actor)
        }
        alarms.clearAll(about: id)
        changes.signal()
    }

    /// Keeps a submission back until it is released; `stateConflict` once the platform may have it.
    public func hold(_ id: String, reason: Status = Status(.jobHeld), actor: Person?) throws(Status) {
        try write { [self] database in _ = try change(database, id, .hold, reason: reason, actor: actor) }
        changes.signal()
    }

    /// Cancels: `cancelled` where nothing was sent, `cancelling` where the platform must say. `cancelTooLate` in production.
    @discardableResult
    public func cancel(_ id: String, actor: Person?) throws(Status) -> SubmissionState {
        let state = try write { [self] database in
            let known = try Submission.fetch(database, id: id)
            let transition = try change(database, id, .cancel, reason: nil, actor: actor)
            try clearInterruption(database, known)
            try bury(database, job: known.job.uuid)
            return transition.to
        }
        if state == .cancelled { alarms.clearAll(about: id) }
        changes.signal()
        return state
    }

    func isBuried(_ database: Database, job uuid: String) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM tombstone WHERE job_uuid = ?)", arguments: [uuid]) ?? false
    }

    func bury(_ database: Database, job uuid: String) throws {
        try database.execute(
            sql: "INSERT INTO tombstone (job_uuid, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [uuid, configuration.now()])
    }

    private func confirm(_ database: Database, _ known: Submission) throws {
        let hold = known.findings.first { $0.severity == .hold }
        try change(
            database, known.id, .received(held: hold != nil), reason: known.state == .accepted ? hold : nil,
            actor: nil)
        try clearInterruption(database, known)
    }

    private func clearInterruption(_ database: Database, _ known: Submission) throws {
        guard known.interrupted else { return }
        try database.execute(
            sql: "UPDATE submission SET interrupted = 0 WHERE number = ?", arguments: [known.number])
    }
}
