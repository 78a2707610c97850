import Contract
import FoundationEssentials
import GRDB
import Glibc
import Letters

/// What falls due by the sandbox's clock: production, posting, delivery, forgetting. Each step may be repeated after a kill.
struct Production: Sendable {
    var productionDelay: Double
    var postingDelay: Double
    let folder: SandboxFolder
    let ledger: Ledger
    let reports: Reports

    /// Registered letters are delivered a day after posting.
    private static let deliveryDelay = 86_400.0
    private static let keepDocuments = 60 * 86_400.0
    private static let keepUploads = 7 * 86_400.0
    static let keepEvents = 30 * 86_400.0

    /// Outside a transaction: each step is one of its own.
    func advance(_ db: Database, now: Double) throws {
        try db.inTransaction {
            try produce(db, now)
            return .commit
        }
        let due = try String.fetchAll(
            db, sql: "SELECT id FROM submissions WHERE state = ? AND postingDue <= ? ORDER BY postingDue, id",
            arguments: [PlatformSubmissionState.inProduction.rawValue, now])
        for id in due {
            try db.inTransaction {
                try post(db, id)
                return .commit
            }
        }
        try db.inTransaction {
            try deliver(db, now)
            return .commit
        }
        let dropped = try forget(db, now)
        for path in dropped { unlink(path) }
    }

    /// The registered numbers are given here, in a commit before the ledger is written: a repeated posting has the same ones.
    private func produce(_ db: Database, _ now: Double) throws {
        let due = try Row.fetchAll(
            db,
            sql:
                "SELECT id, productionDue, manifest FROM submissions WHERE state = ? AND productionDue <= ? ORDER BY productionDue, id",
            arguments: [PlatformSubmissionState.received.rawValue, now])
        for row in due {
            let id: String = row["id"]
            let at: Double = row["productionDue"]
            let manifest = try JSON.decode(Manifest.self, [UInt8](row["manifest"] as Data))
            try db.execute(
                sql: "UPDATE submissions SET state = ?, postingDue = ? WHERE id = ?",
                arguments: [PlatformSubmissionState.inProduction.rawValue, at + postingDelay, id])
            for letter in manifest.letters {
                var number: String?
                if letter.franking == .registered {
                    let serial = try (db.meta("registeredSerial") ?? 0) + 1
                    try db.setMeta("registeredSerial", serial)
                    number = Self.registeredNumber(Int(serial))
                }
                try db.execute(
                    sql: "UPDATE letters SET state = ?, registeredNumber = ? WHERE submission = ? AND number = ?",
                    arguments: [LetterState.inProduction.rawValue, number, id, letter.number])
            }
            try reports.record(db, submission: id, at: at)
        }
    }

    /// GS1 (01) and the post's article number, (21) and a serial of 12 digits: 30 digits beginning 010.
    static func registeredNumber(_ serial: Int) -> String {
        let digits = String(serial)
        return "0105412885004526" + "21" + "999" + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    }

    private func post(_ db: Database, _ id: String) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM submissions WHERE id = ?", arguments: [id]) else {
            return
        }
        let at: Double = row["postingDue"]
        let manifest = try JSON.decode(Manifest.self, [UInt8](row["manifest"] as Data))
        let letters = try Row.fetchAll(
            db, sql: "SELECT * FROM letters WHERE submission = ? ORDER BY number", arguments: [id])
        let used = try Row.fetchAll(db, sql: "SELECT * FROM stationeryUsed WHERE submission = ?", arguments: [id])
        func stationery(_ kind: StationeryKind, _ name: String) -> LedgerLine.Stationery? {
            used.first { $0["kind"] as String == kind.rawValue && $0["name"] as String == name }
                .map { LedgerLine.Stationery(name: name, sha256: $0["sha256"]) }
        }
        let lines = zip(letters, manifest.letters).map { stored, letter in
            let document = manifest.documents[letter.document - 1]
            return LedgerLine(
                submission: id, receipt: row["receipt"], letter: stored["id"], number: letter.number,
                account: row["account"], installation: manifest.installation, sender: manifest.sender,
                title: manifest.title, document: letter.document, sha256: document.sha256, size: document.size,
                pages: letter.pages, address: letter.address, returnAddress: manifest.returnAddress,
                colour: manifest.options.colour, sides: manifest.options.sides, envelope: letter.envelope,
                franking: letter.franking, acknowledgement: letter.acknowledgement,
                background: manifest.options.background.flatMap { stationery(.backgrounds, $0) },
                annexes: manifest.options.annexes.compactMap { stationery(.annexes, $0) },
                registeredNumber: stored["registeredNumber"], received: row["received"], posted: at)
        }
        try ledger.post(lines)
        try db.execute(
            sql: "UPDATE submissions SET state = ?, finished = ? WHERE id = ?",
            arguments: [PlatformSubmissionState.posted.rawValue, at, id])
        try db.execute(
            sql: """
                UPDATE letters SET state = ?, posted = ?,
                    deliveryDue = CASE WHEN registeredNumber IS NULL THEN NULL ELSE ? END
                WHERE submission = ?
                """, arguments: [LetterState.posted.rawValue, at, at + Self.deliveryDelay, id])
        try reports.record(db, submission: id, at: at)
    }

    private func deliver(_ db: Database, _ now: Double) throws {
        let due = try Row.fetchAll(
            db, sql: "SELECT DISTINCT submission, deliveryDue FROM letters WHERE deliveryDue <= ?", arguments: [now])
        for row in due {
            let id: String = row["submission"]
            try db.execute(
                sql: "UPDATE letters SET state = ?, deliveryDue = NULL WHERE submission = ? AND deliveryDue <= ?",
                arguments: [LetterState.delivered.rawValue, id, now])
            try reports.record(db, submission: id, at: row["deliveryDue"])
        }
    }

    /// Files no row names any longer, for removal once that is on disk.
    private func forget(_ db: Database, _ now: Double) throws -> [String] {
        var dropped: [String] = []
        try db.inTransaction {
            let old = try String.fetchAll(
                db, sql: "SELECT id FROM submissions WHERE purged = 0 AND finished <= ?",
                arguments: [now - Self.keepDocuments])
            for id in old {
                let digests = try String.fetchAll(
                    db,
                    sql:
                        "SELECT sha256 FROM documents WHERE submission = ? UNION SELECT sha256 FROM stationeryUsed WHERE submission = ?",
                    arguments: [id, id])
                try db.execute(sql: "DELETE FROM documents WHERE submission = ?", arguments: [id])
                try db.execute(sql: "DELETE FROM stationeryUsed WHERE submission = ?", arguments: [id])
                try db.execute(
                    sql: "UPDATE submissions SET purged = 1, manifest = NULL WHERE id = ?", arguments: [id])
                for digest in digests where try !Self.isNamed(db, digest) { dropped.append(folder.document(digest)) }
            }
            let uploads = try String.fetchAll(
                db, sql: "SELECT id FROM uploads WHERE gone = 0 AND created <= ?", arguments: [now - Self.keepUploads])
            for id in uploads {
                try db.execute(sql: "UPDATE uploads SET gone = 1 WHERE id = ?", arguments: [id])
                dropped.append(folder.upload(id))
            }
            try db.execute(sql: "DELETE FROM events WHERE at <= ?", arguments: [now - Self.keepEvents])
            try db.execute(sql: "DELETE FROM tokens WHERE expires <= ?", arguments: [now])
            return .commit
        }
        return dropped
    }

    static func isNamed(_ db: Database, _ digest: String) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM documents WHERE sha256 = ?1)
                    OR EXISTS (SELECT 1 FROM stationery WHERE sha256 = ?1)
                    OR EXISTS (SELECT 1 FROM stationeryUsed WHERE sha256 = ?1)
                """, arguments: [digest]) ?? true
    }
}
