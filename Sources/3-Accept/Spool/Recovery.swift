import FoundationEssentials
import GRDB
import Glibc
import Letters
import Logging

/// What the last run left behind, brought into order before anything is accepted or sent: one step, at each start.
///
/// A power cut can leave documents that never became a submission (nobody was told that they were accepted; CUPS prints them again),
/// and a folder that was renamed but has no rows. A disk can lose a file that rows speak of. A restored database knows less than the
/// folders. Nothing is deleted but what was never accepted; what does not fit is held, moved aside, and told.
struct Recovery {
    let spool: Spool

    /// What an orphan's alarm is about.
    static func orphan(_ id: String) -> String { "orphan \(id)" }

    func run() throws(Status) -> RecoveryReport {
        var report = RecoveryReport()
        report.expiredIncoming = try clearIncoming()
        (report.submissions, report.interruptedUploads) = try counts()
        var unexplained = Set(try Files.list(spool.folders.documents))
        for id in try damaged(explaining: &unexplained) {
            try spool.quarantine(id)
            report.quarantined.append(id)
        }
        for (name, isRemoved) in try strangers(among: unexplained) {
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

    /// Folders that no row needs, sorted, and whether a row says that they were removed. What is finished and keeps its documents for a
    /// while explains its folder; what was removed long ago is never looked at, however many there were.
    private func strangers(among names: Set<String>) throws(Status) -> [(name: String, isRemoved: Bool)] {
        guard !names.isEmpty else { return [] }
        return try spool.read { database in
            var left = names
            let finished = try Row.fetchCursor(
                database,
                sql: "SELECT id FROM submission INDEXED BY submission_removable WHERE \(Schema.removable)")
            while let row = try finished.next() { left.remove(row[0]) }
            return try left.sorted().compactMap { name in
                let removed = try Bool.fetchOne(
                    database, sql: "SELECT documents_removed IS NOT NULL FROM submission WHERE id = ?",
                    arguments: [name])
                return removed == false ? nil : (name, removed ?? false)
            }
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

    /// Ids of submissions that are not finished and have a document that is missing or of another size. A row at a time, in the order of
    /// an index that leaves out what is finished; their folders are taken out of `names`.
    private func damaged(explaining names: inout Set<String>) throws(Status) -> [String] {
        let folder = try Files.open(spool.folders.documents, O_RDONLY | O_DIRECTORY)
        let open = SubmissionState.allCases.filter { !$0.isFinal }.map { "'\($0.rawValue)'" }
        var explained: [String] = []
        let damaged = try spool.read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT s.id, d.number, d.size, d.sha256
                    FROM submission s INDEXED BY submission_by_state JOIN document d ON d.submission = s.number
                    WHERE s.state IN (\(open.joined(separator: ", "))) ORDER BY s.state, s.number, d.number
                    """)
            var damaged: [String] = []
            while let row = try rows.next() {
                let id: String = row[0]
                if explained.last != id { explained.append(id) }
                let path = id + "/" + SpoolFolders.name(row[1], row[3])
                if damaged.last != id, Files.size(path, in: folder) != (row[2] as Int64) { damaged.append(id) }
            }
            return damaged
        }
        for id in explained { names.remove(id) }
        return damaged
    }
}
