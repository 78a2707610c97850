import Digests
import GRDB
public import Letters

extension Spool {
    /// Takes a job over, all of it or nothing: when this returns, its documents, its sidecar and its rows are on disk.
    ///
    /// The job's uuid is the key. The same job again gets the same submission and adds nothing; with other options, page counts or
    /// address lines it is held, where it can still be. A cancelled job is refused (`jobCancelled`), and so is another job under a uuid
    /// that is taken (`jobUnverified`).
    public func accept(_ handOver: HandOver, account: String, sandbox: Bool) throws(Status) -> Acceptance {
        try durability.check()
        if let standstill, standstill.code == .spoolSealed { throw standstill }
        try HandOverCheck.check(handOver)
        let acceptance = try accepting.withLock(handOver.job.uuid) { () throws(Status) in
            // Most jobs are new, and asking the database would wait for others' syncs: only where their folder says otherwise is it asked
            // first. The transaction decides.
            if Files.exists(folders.documents(submission: id(of: handOver))), let known = try known(handOver) {
                return try repeated(handOver, known)
            }
            try ballast.check()
            if let acceptance = try first(handOver, account: account, sandbox: sandbox) { return acceptance }
            guard let known = try known(handOver) else { throw Status(.stateConflict) }
            return try repeated(handOver, known)
        }
        changes.signal()
        return acceptance
    }

    private func id(of handOver: HandOver) -> String {
        SubmissionIdentity.derive(installation: installation, job: handOver.job.uuid, sendAgain: 0)
    }

    private func known(_ handOver: HandOver) throws(Status) -> Submission? {
        try read { try Submission.fetch($0, job: handOver.job.uuid) }
    }

    /// nil where the job is known already.
    private func first(_ handOver: HandOver, account: String, sandbox: Bool) throws(Status) -> Acceptance? {
        let sidecar = Sidecar(
            submission: id(of: handOver), sendAgain: 0, account: account, sandbox: sandbox,
            accepted: configuration.now(), handOver: handOver)
        let job = handOver.job
        let isNew = try place(sidecar)
        let outcome = try write(.accept) { [self] database -> Placed in
            try mustNotBeSealed(database)
            if try Submission.fetch(database, job: job.uuid) != nil { return .known }
            if try isBuried(database, job: job.uuid) { return .buried }
            try sidecar.insert(database)
            try audit(
                database, .accept, sidecar.submission, job: job.uuid, actor: Person(uid: nil, name: job.user),
                detail: "\(handOver.verdict.letters.count) letters")
            return .accepted
        }
        guard outcome == .accepted else {
            // These bytes are nobody's: what was accepted earlier under this key has a story of its own. A folder that was there before stays.
            if isNew { try Files.remove(folders.documents(submission: sidecar.submission)) }
            if outcome == .known { return nil }
            throw Status(.jobCancelled)
        }
        alarms.clearAll(about: Recovery.orphan(sidecar.submission))
        let hold = handOver.verdict.findings.first { $0.severity == .hold }
        return Acceptance(
            submission: sidecar.submission, state: hold == nil ? .accepted : .held, already: false,
            status: hold
                ?? Status(
                    .jobAccepted,
                    [.submission: sidecar.submission, .count: String(handOver.verdict.letters.count)]))
    }

    private enum Placed {
        case accepted, known, buried
    }

    /// The same key, the same answer.
    private func repeated(_ handOver: HandOver, _ known: Submission) throws(Status) -> Acceptance {
        // A sender can choose the uuid (`lp -o job-uuid=…`, measured) and see other people's: under a taken one another job would count
        // as sent, or have somebody else's letter held.
        guard known.job.id == handOver.job.id, known.job.user == handOver.job.user else {
            try Files.remove(folders.incoming(job: handOver.job.uuid))
            throw Status(.jobUnverified, [.detail: "job-uuid"])
        }
        guard known.state != .cancelled else { throw Status(.jobCancelled, [.submission: known.id]) }
        try Files.remove(folders.incoming(job: handOver.job.uuid))
        let differs = Status(.jobRerunDiffers, [.submission: known.id])
        let (state, same) = try write { [self] database in
            let same = try Self.isSame(handOver, known, database)
            guard !same else { return (known.state, true) }
            var machine = SubmissionStateMachine(known)
            let holds = (try? machine.apply(.hold)) != nil
            if holds {
                try change(database, known.id, .hold, reason: differs, actor: nil)
            } else {
                try note(database, known.id, reason: differs, actor: nil)
            }
            return (machine.state, false)
        }
        let status =
            if !same && state == .held {
                differs
            } else if !same {
                Status(.jobRerunDiffers, severity: .warning, [.submission: known.id])
            } else if known.state == .accepted {
                known.findings.first { $0.severity == .hold }
                    ?? Status(.jobAccepted, [.submission: known.id, .count: String(known.letterCount)])
            } else {
                Status(.jobAlreadySent, [.submission: known.id])
            }
        return Acceptance(submission: known.id, state: state, already: true, status: status)
    }

    /// What was accepted, but for the bytes: text and image filters stamp the time, so a re-run's differ.
    private static func isSame(_ handOver: HandOver, _ known: Submission, _ database: Database) throws -> Bool {
        let verdict = handOver.verdict
        let pages = try Int.fetchAll(
            database, sql: "SELECT pages FROM document WHERE submission = ? ORDER BY number",
            arguments: [known.number])
        let letters = try StoredLetter.fetch(database, known).map(\.letter)
        return verdict.options == known.options && verdict.documents.map(\.pages) == pages
            && verdict.letters.count == letters.count
            && zip(verdict.letters, letters).allSatisfy {
                $0.document == $1.document && $0.pages == $1.pages && $0.address?.lines == $1.address?.lines
            }
    }

    /// The job's folder goes from `incoming` to `documents` in one rename, complete with its sidecar, each step synced before
    /// the next; the rename itself is synced by the transaction's group (`GroupCommit`).
    ///
    /// False where an earlier hand-over of this job had got so far, but not to its rows: its folder is taken over.
    private func place(_ sidecar: Sidecar) throws(Status) -> Bool {
        let wanted = sidecar.documents
        let target = folders.documents(submission: sidecar.submission)
        let staged = folders.incoming(job: sidecar.handOver.job.uuid)
        if Files.exists(target) {
            if Self.holds(target, wanted) {
                try folders.writeFile(target + "/" + SpoolFolders.sidecar, try sidecar.bytes(), durability, .sidecar)
                try durability.syncFolder(target, .stagedFolder)
                return false
            }
            try folders.moveToQuarantine(
                target, name: sidecar.submission, now: configuration.now(), durability)
        }
        guard Self.holds(staged, wanted) else {
            throw Status(.requestInvalid, [.detail: "a document is missing"])
        }
        for name in try Files.list(staged) where wanted[name] == nil { try Files.remove(staged + "/" + name) }
        try folders.writeFile(staged + "/" + SpoolFolders.sidecar, try sidecar.bytes(), durability, .sidecar)
        try durability.syncFolder(staged, .stagedFolder)
        try Files.rename(staged, to: target)
        return true
    }

    private static func holds(_ folder: String, _ wanted: [String: Int64]) -> Bool {
        wanted.allSatisfy { Files.facts(folder + "/" + $0.key)?.size == $0.value }
    }
}

/// What can't be judged by looking at the documents: whether the hand-over makes sense in itself.
enum HandOverCheck {
    static func check(_ handOver: HandOver) throws(Status) {
        let verdict = handOver.verdict
        guard SubmissionIdentity.isUUID(handOver.job.uuid) else { throw invalid("job uuid") }
        guard Outcome(findings: verdict.findings) == verdict.outcome, verdict.outcome != .refused else {
            throw invalid("verdict")
        }
        guard !verdict.documents.isEmpty, !verdict.letters.isEmpty else { throw Status(.jobNoDocument) }
        guard verdict.letters.map(\.number) == Array(1...verdict.letters.count) else { throw invalid("letters") }
        for letter in verdict.letters {
            guard verdict.documents.indices.contains(letter.document - 1), !letter.pages.isEmpty,
                letter.pages.allSatisfy({ (1...verdict.documents[letter.document - 1].pages).contains($0) })
            else { throw invalid("letter \(letter.number)") }
            guard verdict.outcome == .held || (letter.address != nil && letter.envelope != nil) else {
                throw invalid("letter \(letter.number)")
            }
        }
    }

    private static func invalid(_ detail: String) -> Status { Status(.requestInvalid, [.detail: detail]) }
}
