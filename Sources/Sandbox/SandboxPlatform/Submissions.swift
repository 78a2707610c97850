import Contract
import Digests
import FoundationEssentials
import GRDB
import Glibc
import Letters

/// The legal acts: commit, cancel, approve. An id means the same for ever, over all accounts.
struct Submissions: Sendable {
    let folder: SandboxFolder
    let store: Store
    let production: Production
    let clock: SandboxClock
    var reports: Reports { production.reports }

    /// 201 the first time, 200 with the same receipt for the same content.
    func commit(account: String, id: String, body: [UInt8]) async throws -> (report: SubmissionReport, made: Bool) {
        let manifest = try ManifestRules.decode(body)
        let digest = try ManifestRules.contentDigest(manifest)
        if let known = try await act({ db in try known(db, account, id, digest) }) { return (known, false) }
        try ManifestRules.check(manifest)
        let uploads = try await uploads(account, manifest)
        try await Blocking.run { try take(manifest, uploads) }
        return try await act { db in
            if let known = try known(db, account, id, digest) { return (known, false) }
            let stationery = try stationery(db, account, manifest)
            let now = clock.now
            let waits = manifest.options.approval
            try db.execute(
                sql: """
                    INSERT INTO submissions
                        (id, account, receipt, state, digest, manifest, installation, received, productionDue)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, account, Self.newReceipt(),
                    (waits ? PlatformSubmissionState.awaitingApproval : .received).rawValue, digest,
                    Data(try JSON.encode(manifest)), manifest.installation, now,
                    waits ? nil : now + production.productionDelay,
                ])
            for letter in manifest.letters {
                try db.execute(
                    sql: "INSERT INTO letters (id, submission, number, state) VALUES (?, ?, ?, ?)",
                    arguments: [
                        UUID().uuidString.lowercased(), id, letter.number,
                        (waits ? LetterState.awaitingApproval : .received).rawValue,
                    ])
            }
            for document in manifest.documents {
                try db.execute(
                    sql: "INSERT INTO documents (submission, number, sha256) VALUES (?, ?, ?)",
                    arguments: [id, document.number, document.sha256])
            }
            for (kind, name, sha256) in stationery {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO stationeryUsed (submission, kind, name, sha256) VALUES (?, ?, ?, ?)",
                    arguments: [id, kind.rawValue, name, sha256])
            }
            try reports.record(db, submission: id, at: now)
            return (try reports.report(db, submission: id), true)
        }
    }

    func ask(account: String, id: String) async throws -> SubmissionReport {
        try await store.queue.read { db in
            guard let row = try own(db, account, id) else { throw Refusal(404, "never committed") }
            guard row["purged"] as Int == 0 else { throw Refusal(410, "documents and receipts are kept for 60 days") }
            return try reports.report(db, submission: id)
        }
    }

    /// An unknown id is burnt: a commit under it that is still on its way will be refused.
    func cancel(account: String, id: String) async throws -> SubmissionReport {
        try await act { db in
            let now = clock.now
            let row = try Row.fetchOne(db, sql: "SELECT * FROM submissions WHERE id = ?", arguments: [id])
            guard let row else {
                try db.execute(
                    sql:
                        "INSERT INTO submissions (id, account, receipt, state, received, finished) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [
                        id, account, Self.newReceipt(), PlatformSubmissionState.cancelled.rawValue, now, now,
                    ])
                return try reports.report(db, submission: id)
            }
            guard row["account"] as String == account else { throw Refusal(409, "not this account's to cancel") }
            switch PlatformSubmissionState(rawValue: row["state"]) {
            case .cancelled: break
            case .received, .awaitingApproval:
                try end(db, id, .cancelled, .cancelled, now)
            default: throw Refusal(409, "too late: it is in production, posted or refused")
            }
            return try reports.report(db, submission: id)
        }
    }

    func approve(account: String, id: String, _ decision: ApprovalDecision) async throws -> SubmissionReport {
        try await act { db in
            guard let row = try own(db, account, id) else { throw Refusal(404, "never committed") }
            let now = clock.now
            if let granted = row["granted"] as Bool? {
                guard granted == decision.granted else { throw Refusal(409, "it was decided otherwise before") }
                return try reports.report(db, submission: id)
            }
            guard row["state"] as String == PlatformSubmissionState.awaitingApproval.rawValue else {
                throw Refusal(409, "nothing waits for approval")
            }
            try db.execute(
                sql: "UPDATE submissions SET granted = ?, decidedBy = ? WHERE id = ?",
                arguments: [decision.granted, decision.by, id])
            if decision.granted {
                try db.execute(
                    sql: "UPDATE submissions SET state = ?, productionDue = ? WHERE id = ?",
                    arguments: [PlatformSubmissionState.received.rawValue, now + production.productionDelay, id])
                try db.execute(
                    sql: "UPDATE letters SET state = ? WHERE submission = ?",
                    arguments: [LetterState.received.rawValue, id])
                try reports.record(db, submission: id, at: now)
            } else {
                try end(db, id, .refused, .refused, now)
            }
            return try reports.report(db, submission: id)
        }
    }

    /// A committed document's file.
    func document(account: String, id: String, number: Int) async throws -> String {
        try await store.queue.read { db in
            guard let row = try own(db, account, id), row["digest"] as String? != nil else {
                throw Refusal(404, "never committed")
            }
            guard row["purged"] as Int == 0 else { throw Refusal(410, "documents are kept for 60 days") }
            let sha256 = try String.fetchOne(
                db, sql: "SELECT sha256 FROM documents WHERE submission = ? AND number = ?", arguments: [id, number])
            guard let sha256 else { throw Refusal(404, "no such document") }
            return folder.document(sha256)
        }
    }

    func receipt(account: String, letter id: String) async throws -> LetterReceipt {
        try await store.queue.read { db in
            guard
                let letter = try Row.fetchOne(db, sql: "SELECT * FROM letters WHERE id = ?", arguments: [id]),
                let row = try own(db, account, letter["submission"])
            else { throw Refusal(404, "no such letter") }
            guard let posted = letter["posted"] as Double? else { throw Refusal(409, "not posted yet") }
            guard row["purged"] as Int == 0, let manifest = row["manifest"] as Data? else {
                throw Refusal(410, "receipts are kept for 60 days")
            }
            let number: Int = letter["number"]
            let content = try JSON.decode(Manifest.self, [UInt8](manifest)).letters[number - 1]
            let registered: String? = letter["registeredNumber"]
            return LetterReceipt(
                letter: id, submission: row["id"], number: number, receipt: row["receipt"], sandbox: true,
                submitted: row["received"], posted: posted, recipient: content.address.lines,
                country: content.address.country, franking: content.franking,
                acknowledgement: content.acknowledgement, registeredNumber: registered,
                trackingLink: registered.map(reports.trackingLink))
        }
    }

    /// What is due is done first, so that a cancel never comes before a production that was due; then `body` in one transaction.
    func act<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await store.queue.writeWithoutTransaction { db in
            try production.advance(db, now: clock.now)
            var value: Value?
            try db.inTransaction {
                value = try body(db)
                return .commit
            }
            guard let value else { throw Refusal(500, "nothing was done") }
            return value
        }
    }

    private func own(_ db: Database, _ account: String, _ id: String) throws -> Row? {
        try Row.fetchOne(db, sql: "SELECT * FROM submissions WHERE id = ? AND account = ?", arguments: [id, account])
    }

    /// nil where the id was never used; a refusal where it means something else.
    private func known(_ db: Database, _ account: String, _ id: String, _ digest: String) throws -> SubmissionReport? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM submissions WHERE id = ?", arguments: [id]) else {
            return nil
        }
        guard row["state"] as String != PlatformSubmissionState.cancelled.rawValue else {
            throw Refusal(409, "cancelled before")
        }
        guard row["account"] as String == account, row["digest"] as String? == digest else {
            throw Refusal(422, "this id was committed with other content", type: .otherContent)
        }
        return try reports.report(db, submission: id)
    }

    private func end(
        _ db: Database, _ id: String, _ state: PlatformSubmissionState, _ letters: LetterState, _ now: Double
    ) throws {
        try db.execute(
            sql: "UPDATE submissions SET state = ?, finished = ? WHERE id = ?", arguments: [state.rawValue, now, id])
        try db.execute(
            sql: "UPDATE letters SET state = ? WHERE submission = ?", arguments: [letters.rawValue, id])
        try reports.record(db, submission: id, at: now)
    }

    private func uploads(_ account: String, _ manifest: Manifest) async throws -> [Upload] {
        try await store.queue.read { db in
            try manifest.documents.map { document in
                let id = document.upload.split(separator: "/").last.map(String.init) ?? ""
                let row = try Row.fetchOne(
                    db, sql: "SELECT * FROM uploads WHERE id = ? AND account = ? AND gone = 0",
                    arguments: [id, account])
                guard let row else {
                    throw Refusal(422, "document \(document.number): no such upload", type: .uploadGone)
                }
                return Upload(id: id, length: row["length"], sha256: row["sha256"])
            }
        }
    }

    /// Compares every document's size and digest with the bytes on disk, and keeps those under their digest.
    private func take(_ manifest: Manifest, _ uploads: [Upload]) throws {
        for (document, upload) in zip(manifest.documents, uploads) {
            let path = folder.upload(upload.id)
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw SystemError("open an upload") }
            defer { close(descriptor) }
            let size = try Uploads.size(descriptor)
            let name = "document \(document.number)"
            guard size == upload.length else {
                throw Refusal(422, "\(name): only \(size) bytes have arrived", type: .uploadIncomplete)
            }
            let sha256 = try SHA256Digest.hex(ofFile: descriptor)
            guard size == document.size, sha256 == document.sha256, sha256 == upload.sha256 else {
                throw Refusal(422, "\(name): the bytes that arrived are others", type: .digest)
            }
            var start = [UInt8](repeating: 0, count: 5)
            guard pread(descriptor, &start, 5, 0) == 5, start == Array("%PDF-".utf8) else {
                throw Refusal(422, "\(name) is no PDF", type: .rule)
            }
            guard fsync(descriptor) == 0 else { throw SystemError("sync an upload") }
            try SandboxFolder.link(path, to: folder.document(sha256), in: folder.documents)
        }
    }

    /// The stationery as it is at the commit: replacing it later changes no letter.
    private func stationery(_ db: Database, _ account: String, _ manifest: Manifest) throws
        -> [(StationeryKind, String, String)]
    {
        let wanted =
            [manifest.options.background].compactMap { $0 }.map { (StationeryKind.backgrounds, $0) }
            + manifest.options.annexes.map { (StationeryKind.annexes, $0) }
        return try wanted.map { kind, name in
            let sha256 = try String.fetchOne(
                db, sql: "SELECT sha256 FROM stationery WHERE account = ? AND kind = ? AND name = ?",
                arguments: [account, kind.rawValue, name])
            guard let sha256 else { throw Refusal(422, "the account has no such \(kind.rawValue)", type: .rule) }
            return (kind, name, sha256)
        }
    }

    private static func newReceipt() -> String { "SANDBOX-" + UUID().uuidString }
}
