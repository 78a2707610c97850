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
        (report.submissions, report.interruptedUploads) = try counts()
        for id in try damaged() {
            try spool.quarantine(id)
            report.quarantined.append(id)
        }
        for (name, isRemoved) in try strangers() {
            if isRemoved {
                // A power cut came between its row's word and its removal.
                try Files.remove(spool.folders.documents(submission: name))
            } else {
                report.orphans.append(name)
                spool.alarms.raise(
                    Status(.spoolOrphan, [.path: spool.folders.documents(submission: name)]), about: Self.orphan(name))
            }
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

    /// Folders that no row needs, and whether a row says that they were removed. Both sides come in one order and are walked together,
    /// once: there may be many.
    private func strangers() throws(Status) -> [(name: String, isRemoved: Bool)] {
        let names = try Files.list(spool.folders.documents)
        return try spool.read { database in
            var found: [(String, Bool)] = []
            let rows = try Row.fetchCursor(
                database, sql: "SELECT id, documents_removed IS NOT NULL FROM submission ORDER BY id")
            var row = try rows.next()
            for name in names {
                while let known = row, (known[0] as String) < name { row = try rows.next() }
                if let known = row, known[0] as String == name {
                    if known[1] as Bool { found.append((name, true)) }
                } else {
                    found.append((name, false))
                }
            }
            return found
        }
    }

    private func counts() throws(Status) -> (all: Int, onTheirWay: Int) {
        try spool.read { database in
            (
                try Int.fetchOne(database, sql: "SELECT count(*) FROM submission") ?? 0,
                try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM submission WHERE state IN ('uploading', 'committing')") ?? 0
            )
        }
    }

    /// Ids of submissions that are not finished and have a document that is missing or of another size. A row at a time: there may be many.
    private func damaged() throws(Status) -> [String] {
        try spool.read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT s.id, d.number, d.size, d.sha256 FROM submission s JOIN document d ON d.submission = s.number
                    WHERE s.state NOT IN ('posted', 'cancelled', 'refused') ORDER BY s.number
                    """)
            var damaged: [String] = []
            while let row = try rows.next() {
                let id: String = row["id"]
                let path = spool.folders.document(submission: id, number: row["number"], sha256: row["sha256"])
                if damaged.last != id, Files.facts(path)?.size != (row["size"] as Int64) { damaged.append(id) }
            }
            return damaged
        }
    }
}
