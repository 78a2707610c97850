import GRDB
import Letters

/// What lies beside a submission's documents: everything its rows are made from, so that a lost database can be rebuilt.
struct Sidecar: Codable, Equatable, Sendable {
    var version = 1
    var submission: String
    var sendAgain: Int
    var account: String
    var sandbox: Bool
    /// Unix time, seconds.
    var accepted: Double
    var handOver: HandOver

    init(
        submission: String, sendAgain: Int, account: String, sandbox: Bool, accepted: Double, handOver: HandOver
    ) {
        self.submission = submission
        self.sendAgain = sendAgain
        self.account = account
        self.sandbox = sandbox
        self.accepted = accepted
        self.handOver = handOver
    }

    /// The documents' file names and sizes.
    var documents: [String: Int64] {
        var names: [String: Int64] = [:]
        for (index, document) in handOver.verdict.documents.enumerated() {
            names[SpoolFolders.name(index + 1, document.sha256)] = document.size
        }
        return names
    }

    func bytes() throws(Status) -> [UInt8] {
        do {
            return try JSON.bytes(self)
        } catch {
            throw Status(.internalFault, [.detail: "sidecar"])
        }
    }

    /// The rows of the whole job, within the caller's transaction.
    func insert(_ database: Database) throws {
        let job = handOver.job
        let verdict = handOver.verdict
        try database.execute(
            sql: """
                INSERT INTO submission (id, job_uuid, send_again, job_id, printer, user, title, language, account, sandbox,
                    options_json, findings_json, letters, state, accepted, changed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                submission, job.uuid, sendAgain, job.id, job.printer, job.user, job.title,
                handOver.language.rawValue, account, sandbox, try JSON.text(verdict.options),
                try JSON.text(verdict.findings), verdict.letters.count,
                SubmissionState.accepted.rawValue, accepted, accepted,
            ])
        let number = database.lastInsertedRowID
        for (index, document) in verdict.documents.enumerated() {
            try database.execute(
                sql: "INSERT INTO document (submission, number, name, pages, size, sha256) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [number, index + 1, document.name, document.pages, document.size, document.sha256])
        }
        for letter in verdict.letters {
            try database.execute(
                sql: "INSERT INTO letter (submission, number, letter_json) VALUES (?, ?, ?)",
                arguments: [number, letter.number, try JSON.text(letter)])
        }
        try Lanes.classify(database, number)
        try database.execute(
            sql: "INSERT INTO timeline (submission, at, state) VALUES (?, ?, ?)",
            arguments: [number, accepted, SubmissionState.accepted.rawValue])
        try database.execute(
            sql: "INSERT INTO account (name) VALUES (?) ON CONFLICT DO NOTHING", arguments: [account])
    }
}
