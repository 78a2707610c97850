import FoundationEssentials
import GRDB
import Glibc
public import Letters
import Synchronization

extension Submission {
    /// Its letters are with the platform, or never will be: sending them once more is a second sending, and not a way around the queue. A
    /// held one is released instead, unless the platform gave a receipt and then denied it.
    public var maySendAgain: Bool {
        switch state {
        case .committed, .awaitingApproval, .inProduction, .posted, .cancelled, .refused: true
        case .held: receipt != nil
        case .accepted, .queued, .uploading, .committing, .cancelling: false
        }
    }
}

extension Spool {
    /// The same letters once more, as a submission with an id of its own, because a person wants that and has confirmed it.
    ///
    /// `count` is what is confirmed: one more than the job's latest. The same request again gives the same submission. `stateConflict`
    /// where the latest is still on its way here, `jobDocumentsGone` where its documents are no longer whole.
    public func sendAgain(_ id: String, count: Int, actor: Person) throws(Status) -> Submission {
        let made = try sendingAgain.withLock { _ throws(Status) in
            try durability.check()
            let latest = try latestOfJob(id)
            if count > 0, latest.sendAgain == count { return latest }
            guard count == latest.sendAgain + 1 else {
                throw Status(.requestInvalid, [.detail: "count", .allowed: String(latest.sendAgain + 1)])
            }
            guard latest.maySendAgain else { throw Status(.stateConflict, [.value: latest.state.rawValue]) }
            let sidecar = try copySidecar(of: latest, count: count)
            try placeAgain(sidecar, from: folders.documents(submission: latest.id))
            return try write(.accept) { [self] database in try enter(database, sidecar, after: latest, actor: actor) }
        }
        alarms.clearAll(about: Recovery.orphan(made.id))
        changes.signal()
        return made
    }

    private func latestOfJob(_ id: String) throws(Status) -> Submission {
        try read { database in
            let known = try Submission.fetch(database, id: id)
            return try Submission.fetch(database, job: known.job.uuid) ?? known
        }
    }

    private func copySidecar(of latest: Submission, count: Int) throws(Status) -> Sidecar {
        let path = folders.documents(submission: latest.id) + "/" + SpoolFolders.sidecar
        guard Files.exists(path),
            var sidecar = try? JSONDecoder().decode(Sidecar.self, from: Data(try Files.read(path)))
        else { throw Status(.jobDocumentsGone, [.submission: latest.id]) }
        sidecar.submission = SubmissionIdentity.derive(
            installation: installation, job: latest.job.uuid, sendAgain: count)
        sidecar.sendAgain = count
        sidecar.accepted = configuration.now()
        return sidecar
    }

    /// The documents, each compared with its digest, and the new sidecar: a folder that comes into its place by one rename. The files
    /// are links to the former ones: they are never written again, and take no space twice.
    private func placeAgain(_ sidecar: Sidecar, from former: String) throws(Status) {
        let staged = folders.incoming + "/" + sidecar.submission + ".tmp"
        let target = folders.documents(submission: sidecar.submission)
        try Files.remove(staged)
        try Files.makeFolder(staged)
        for (index, document) in sidecar.handOver.verdict.documents.enumerated() {
            let name = SpoolFolders.name(index + 1, document.sha256)
            guard Files.facts(former + "/" + name)?.size == document.size,
                try Files.sha256(former + "/" + name) == document.sha256
            else { throw Status(.jobDocumentsGone, document: index + 1, [.submission: sidecar.submission]) }
            guard link(former + "/" + name, staged + "/" + name) == 0 else {
                throw Files.failure("link", staged + "/" + name)
            }
        }
        try folders.writeFile(staged + "/" + SpoolFolders.sidecar, try sidecar.bytes(), durability, .sidecar)
        try durability.syncFolder(staged, .stagedFolder)
        // An earlier try got as far as its rename, but not to its rows.
        if Files.exists(target) {
            try folders.moveToQuarantine(target, name: sidecar.submission, now: configuration.now(), durability)
        }
        try Files.rename(staged, to: target)
    }

    /// Rows and timelines of both, in the caller's transaction.
    private func enter(_ database: Database, _ sidecar: Sidecar, after latest: Submission, actor: Person) throws
        -> Submission
    {
        try mustNotBeSealed(database)
        try sidecar.insert(database)
        try audit(
            database, .sendAgain, sidecar.submission, job: latest.job.uuid, actor: actor,
            detail: "\(sidecar.sendAgain), after \(latest.id)")
        let hold = sidecar.handOver.verdict.findings.first { $0.severity == .hold }
        let again = Status(.jobSentAgain, [.submission: latest.id, .count: String(sidecar.sendAgain)])
        try change(database, sidecar.submission, .received(held: hold != nil), reason: hold ?? again, actor: actor)
        try note(
            database, latest.id,
            reason: Status(.jobSentAgain, [.submission: sidecar.submission, .count: String(sidecar.sendAgain)]),
            actor: actor)
        return try Submission.fetch(database, id: sidecar.submission)
    }
}
