import FoundationEssentials
import GRDB
import Letters
import Logging

/// What the last run left behind, brought into order before anything is accepted or sent: one step, at each start.
///
/// A power cut can leave documents that never became a submission (nobody was told that they were accepted; CUPS prints them again),
/// and a folder that was renamed but has no rows. A disk can lose a file that rows speak of. A restored database knows less than the
/// spool.folders. Nothing is deleted but what was never accepted; what does not fit is held, moved aside, and told.
struct Recovery {
    let spool: Spool

    /// What an orphan's alarm is about.
    static func orphan(_ id: String) -> String { "orphan \(id)" }

    func run() throws(Status) -> RecoveryReport {
        var report = RecoveryReport()
        report.expiredIncoming = try clearIncoming()
        let known = try submissions()
        report.submissions = known.count
        report.interruptedUploads = known.values.count { $0.state == .uploading || $0.state == .committing }
        for (id, submission) in known.sorted(by: { $0.key < $1.key })
        where !submission.state.isFinal && !submission.documents.allSatisfy(isWhole) {
            try quarantine(id)
            report.quarantined.append(id)
        }
        for name in try Files.list(spool.folders.documents) where known[name] == nil {
            report.orphans.append(name)
            spool.alarms.raise(
                Status(.spoolOrphan, [.path: spool.folders.documents(submission: name)]), about: Self.orphan(name))
        }
        return report
    }

    /// What a broken transfer left can't be continued: its sender begins anew. What was staged whole waits for its hand-over a while.
    private func clearIncoming() throws(Status) -> Int {
        let limit = spool.configuration.now() - spool.configuration.incomingLifetime
        var removed = 0
        for name in try Files.list(spool.folders.incoming) {
            let path = spool.folders.incoming + "/" + name
            guard let facts = Files.facts(path) else { continue }
            if name.hasSuffix(".tmp") || facts.changed < limit {
                try Files.remove(path)
                removed += 1
            }
        }
        return removed
    }

    private struct Known {
        var state: SubmissionState
        /// Paths and sizes.
        var documents: [(path: String, size: Int64)] = []
    }

    private func isWhole(_ document: (path: String, size: Int64)) -> Bool {
        Files.facts(document.path)?.size == document.size
    }

    private func submissions() throws(Status) -> [String: Known] {
        try spool.read { database in
            var known: [String: Known] = [:]
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT s.id, s.state, d.number, d.size, d.sha256
                    FROM submission s LEFT JOIN document d ON d.submission = s.number
                    """)
            while let row = try rows.next() {
                let id: String = row["id"]
                var submission = try known[id] ?? Known(state: Submission.state(row["state"]))
                if let number = row["number"] as Int? {
                    submission.documents.append(
                        (spool.folders.document(submission: id, number: number, sha256: row["sha256"]), row["size"]))
                }
                known[id] = submission
            }
            return known
        }
    }

    /// Its rows stay, held where the state allows it; what is left of its files goes where a person can look at it.
    private func quarantine(_ id: String) throws(Status) {
        let damage = Status(.spoolDamaged, [.submission: id, .path: spool.folders.documents(submission: id)])
        try spool.write { database in
            var machine = SubmissionStateMachine(try Submission.fetch(database, id: id))
            let event: SubmissionEvent = machine.state == .accepted ? .hold : .contradiction
            if !machine.hasReceipt, (try? machine.apply(event)) != nil {
                try spool.change(database, id, event, reason: damage, actor: nil)
            } else {
                try spool.note(database, id, reason: damage, actor: nil)
            }
        }
        let folder = spool.folders.documents(submission: id)
        if Files.exists(folder) {
            try spool.folders.moveToQuarantine(
                folder, name: id, now: spool.configuration.now(), spool.durability)
        }
        spool.alarms.raise(damage, about: id)
    }
}
