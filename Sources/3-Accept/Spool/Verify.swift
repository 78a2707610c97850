import Digests
import GRDB
import Glibc
public import Letters
import Synchronization

extension Spool {
    /// Compares each document that is still here with its digest, from submission number `after` on, for at most `seconds`.
    public func verify(after: Int64 = 0, seconds: Double = 20) throws(Status) -> VerifyReport {
        let end = ContinuousClock.now + .seconds(seconds)
        var report = VerifyReport()
        var last = after
        while true {
            let page = try read { database in
                try Row.fetchAll(
                    database,
                    sql:
                        "SELECT number, id FROM submission WHERE number > ? AND documents_removed IS NULL ORDER BY number LIMIT 100",
                    arguments: [last]
                ).map { ($0["number"] as Int64, $0["id"] as String) }
            }
            guard !page.isEmpty else { return report }
            for (number, id) in page {
                let details = try details(id)
                // Removed or moved since the page was read.
                guard try isHere(id) else { continue }
                if try !isSound(details) {
                    try quarantine(id)
                    report.damaged.append(id)
                }
                report.documents += details.documents.count
                report.bytes += details.bytesTotal
                last = number
                if ContinuousClock.now > end {
                    report.next = last
                    return report
                }
            }
        }
    }

    private func isHere(_ id: String) throws(Status) -> Bool {
        try read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM submission WHERE id = ? AND documents_removed IS NULL)",
                arguments: [id]) ?? false
        }
    }

    /// The bytes are what was accepted.
    func isSound(_ details: SubmissionDetails, trustingFresh: Bool = false) throws(Status) -> Bool {
        for document in details.documents {
            let summary = document.summary
            guard Files.facts(document.path)?.size == summary.size else { return false }
            if trustingFresh, fresh.withLock({ $0.holds(document.path, sha256: summary.sha256) }) { continue }
            guard try Files.sha256(document.path) == summary.sha256 else { return false }
        }
        return true
    }

    /// Its rows stay, held where the state allows it; what is left of its files goes where a person can look at it.
    func quarantine(_ id: String) throws(Status) {
        let damage = Status(.spoolDamaged, [.submission: id, .path: folders.documents(submission: id)])
        try write { [self] database in
            var machine = SubmissionStateMachine(try Submission.fetch(database, id: id))
            let event: SubmissionEvent = machine.state == .accepted ? .hold : .contradiction
            if !machine.hasReceipt, (try? machine.apply(event)) != nil {
                try change(database, id, event, reason: damage, actor: nil)
            } else {
                try note(database, id, reason: damage, actor: nil)
            }
        }
        try quarantineFolder(id)
        alarms.raise(damage, about: id)
    }

    func quarantineFolder(_ name: String) throws(Status) {
        let folder = folders.documents(submission: name)
        guard Files.exists(folder) else { return }
        try folders.moveToQuarantine(folder, name: name, now: configuration.now(), durability)
    }
}

extension Files {
    /// Lower-case hexadecimal.
    static func sha256(_ path: String) throws(Status) -> String {
        let file = try open(path, O_RDONLY)
        do throws(DigestFailure) {
            return try SHA256Digest.hex(ofFile: file.number)
        } catch {
            errno = error.osError
            throw failure("read", path)
        }
    }
}
