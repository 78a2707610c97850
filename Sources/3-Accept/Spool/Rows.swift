import FoundationEssentials
import GRDB
import Letters

/// How rows become values.
enum JSON {
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try bytes(value), as: UTF8.self)
    }

    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    static func value<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw Status(.spoolDamaged, [.detail: "a \(type) in the database can't be read"])
        }
    }
}

extension Submission {
    init(row: Row) throws {
        number = row["number"]
        id = row["id"]
        job = JobIdentity(
            id: row["job_id"], uuid: row["job_uuid"], printer: row["printer"], user: row["user"], title: row["title"])
        sendAgain = row["send_again"]
        language = Language(locale: row["language"])
        account = row["account"]
        sandbox = row["sandbox"]
        options = try JSON.value(Options.self, row["options_json"])
        findings = try JSON.value([Status].self, row["findings_json"])
        letterCount = row["letters"]
        bytes = row["bytes"]
        state = try Submission.state(row["state"])
        reason = try (row["reason_json"] as String?).map { try JSON.value(Status.self, $0) }
        accepted = row["accepted"]
        changed = row["changed"]
        waitingSince = row["waiting_since"]
        attempts = row["attempts"]
        nextAttempt = row["next_attempt"]
        putBegun = row["put_begun"]
        receipt = row["receipt"]
        interrupted = row["interrupted"]
        inQuestion = row["in_question"]
    }

    static func state(_ text: String) throws -> SubmissionState {
        guard let state = SubmissionState(rawValue: text) else {
            throw Status(.spoolDamaged, [.detail: "no such state: \(text)"])
        }
        return state
    }

    /// By the submission's own id.
    static func fetch(_ database: Database, id: String) throws -> Submission {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM submission WHERE id = ?", arguments: [id])
        else { throw Status(.notFound, [.submission: id]) }
        return try Submission(row: row)
    }

    /// The latest of a job: the one with the highest send-again count.
    static func fetch(_ database: Database, job uuid: String) throws -> Submission? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM submission WHERE job_uuid = ? ORDER BY send_again DESC LIMIT 1",
            arguments: [uuid]
        ).map { try Submission(row: $0) }
    }
}

extension Submission {
    /// By its id, or by its job and send-again count.
    static func isKnown(_ database: Database, id: String, job: String, sendAgain: Int) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM submission WHERE id = ? OR job_uuid = ? AND send_again = ?)",
            arguments: [id, job, sendAgain]) ?? false
    }
}

extension StoredDocument {
    static func fetch(_ database: Database, _ submission: Submission, _ folders: SpoolFolders) throws
        -> [StoredDocument]
    {
        try Row.fetchAll(
            database, sql: "SELECT * FROM document WHERE submission = ? ORDER BY number",
            arguments: [submission.number]
        ).map { row in
            let summary = DocumentSummary(
                name: row["name"], pages: row["pages"], size: row["size"], sha256: row["sha256"])
            let number: Int = row["number"]
            return StoredDocument(
                number: number, summary: summary,
                path: folders.document(submission: submission.id, number: number, sha256: summary.sha256),
                generation: row["generation"], upload: row["upload"], offset: row["offset"])
        }
    }
}

extension StoredLetter {
    static func fetch(_ database: Database, _ submission: Submission) throws -> [StoredLetter] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM letter WHERE submission = ? ORDER BY number", arguments: [submission.number]
        ).map { row in
            StoredLetter(
                letter: try JSON.value(Letter.self, row["letter_json"]), platformID: row["platform_id"],
                state: (row["state"] as String?).flatMap { LetterState(rawValue: $0) },
                registeredNumber: row["registered_number"], trackingLink: row["tracking_link"], posted: row["posted"])
        }
    }
}

extension TimelineRow {
    static func fetch(_ database: Database, _ submission: Submission) throws -> [TimelineRow] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM timeline WHERE submission = ? ORDER BY number",
            arguments: [submission.number]
        ).map { row in
            TimelineRow(
                at: row["at"], state: try Submission.state(row["state"]),
                reason: try (row["reason_json"] as String?).map { try JSON.value(Status.self, $0) },
                actor: row["actor"])
        }
    }

    static func insert(
        _ database: Database, _ submission: Submission, state: SubmissionState, reason: Status?, actor: String?,
        at: Double
    ) throws {
        try database.execute(
            sql: "INSERT INTO timeline (submission, at, state, reason_json, actor) VALUES (?, ?, ?, ?, ?)",
            arguments: [submission.number, at, state.rawValue, try reason.map(JSON.text), actor])
    }
}
