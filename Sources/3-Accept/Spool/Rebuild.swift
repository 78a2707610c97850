import FoundationEssentials
import GRDB
public import Letters

extension Spool {
    /// Brings a queue whose database was lost or restored back to what its folders tell. Nothing it touches is sent before the platform was
    /// asked about it, and what the platform never had is held until a person releases it: it may have been cancelled, or held, after the
    /// copy was made.
    ///
    /// At most `seconds` at a time; repeats go on where the last one ended.
    public func rebuild(actor: Person, seconds: Double = 20) throws(Status) -> RebuildReport {
        let end = ContinuousClock.now + .seconds(seconds)
        var report = RebuildReport()
        for name in try Files.list(folders.documents) where try !isKnown(name) {
            if ContinuousClock.now > end {
                report.more = true
                return report
            }
            if let sidecar = readSidecar(name), try isWhole(sidecar), try adopt(sidecar, actor) {
                report.rebuilt.append(name)
            } else {
                try quarantineFolder(name)
                report.quarantined.append(name)
            }
            alarms.clear(.spoolOrphan, about: Recovery.orphan(name))
        }
        if standstill?.code == .spoolRestored {
            report.questioned = try questionAll(until: end)
            report.more = try isAnythingUnquestioned()
            if !report.more { try endRestoration(actor, report) }
        }
        changes.signal()
        return report
    }

    func isKnown(_ id: String) throws(Status) -> Bool {
        try read {
            try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM submission WHERE id = ?)", arguments: [id])
                ?? false
        }
    }

    /// nil where there is none that fits its folder.
    private func readSidecar(_ name: String) -> Sidecar? {
        let path = folders.documents(submission: name) + "/" + SpoolFolders.sidecar
        guard let bytes = try? Files.read(path),
            let sidecar = try? JSONDecoder().decode(Sidecar.self, from: Data(bytes)),
            sidecar.submission == name, SubmissionIdentity.isUUID(name),
            (try? HandOverCheck.check(sidecar.handOver)) != nil
        else { return nil }
        return sidecar
    }

    private func isWhole(_ sidecar: Sidecar) throws(Status) -> Bool {
        let folder = folders.documents(submission: sidecar.submission)
        for (index, document) in sidecar.handOver.verdict.documents.enumerated() {
            let path = folder + "/" + SpoolFolders.name(index + 1, document.sha256)
            guard Files.facts(path)?.size == document.size, try Files.sha256(path) == document.sha256 else {
                return false
            }
        }
        return true
    }

    /// False where the job's key is taken by another submission.
    private func adopt(_ sidecar: Sidecar, _ actor: Person) throws(Status) -> Bool {
        let job = sidecar.handOver.job.uuid
        let reason = Status(.spoolRebuilt, [.submission: sidecar.submission])
        return try write { [self] database in
            let id = sidecar.submission
            guard try !Submission.isKnown(database, id: id, job: job, sendAgain: sidecar.sendAgain) else {
                return false
            }
            try sidecar.insert(database)
            try audit(database, .rebuild, sidecar.submission, job: job, actor: actor)
            try change(database, sidecar.submission, .hold, reason: reason, actor: nil)
            try question(database, sidecar.submission)
            return true
        }
    }

    /// From here on the platform is asked before anything is sent, as if its PUT had been begun.
    private func question(_ database: Database, _ id: String) throws {
        try database.execute(
            sql: "UPDATE submission SET put_begun = 1, in_question = 1, next_attempt = NULL WHERE id = ?",
            arguments: [id])
    }

    private static let open = "in_question = 0 AND state NOT IN ('posted', 'cancelled', 'refused')"

    private func isAnythingUnquestioned() throws(Status) -> Bool {
        try read {
            try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM submission WHERE \(Self.open))") ?? false
        }
    }

    /// A few hundred a transaction, so that accepting goes on beside it.
    private func questionAll(until end: ContinuousClock.Instant) throws(Status) -> Int {
        var count = 0
        while ContinuousClock.now < end {
            let some = try write { [self] database in
                let rows = try Row.fetchAll(
                    database, sql: "SELECT id, state FROM submission WHERE \(Self.open) LIMIT 200")
                for row in rows {
                    let id: String = row["id"]
                    let reason = Status(.spoolRebuilt, [.submission: id])
                    switch try Submission.state(row["state"]) {
                    case .accepted, .queued, .uploading: try change(database, id, .hold, reason: reason, actor: nil)
                    case .committing: try change(database, id, .contradiction, reason: reason, actor: nil)
                    case .held, .committed, .awaitingApproval, .inProduction, .cancelling, .posted, .cancelled,
                        .refused:
                        break
                    }
                    try question(database, id)
                }
                return rows.count
            }
            if some == 0 { break }
            count += some
        }
        return count
    }

    private func endRestoration(_ actor: Person, _ report: RebuildReport) throws(Status) {
        try write { [self] database in
            try database.execute(sql: "UPDATE spool SET restored = NULL")
            try audit(
                database, .rebuild, actor: actor, reason: .spoolRestored,
                detail: "\(report.rebuilt.count) made anew, \(report.questioned) in question")
        }
        try readStandstill()
    }

    /// The platform was asked about what is in question, and never had it: a person decides.
    public func neverHad(_ id: String) throws(Status) {
        try write { [self] database in
            let known = try Submission.fetch(database, id: id)
            guard known.inQuestion else { return }
            try database.execute(
                sql: "UPDATE submission SET in_question = 0, next_attempt = NULL WHERE number = ?",
                arguments: [known.number])
            guard known.reason?.code == .spoolRebuilt else { return }
            try note(
                database, id, reason: Status(.spoolRebuilt, [.submission: id, .detail: "never committed"]), actor: nil)
        }
    }
}
