import Contract
import FoundationEssentials
import GRDB
import Letters

/// What the platform says of a submission, and the record of its changes that the events are read from.
struct Reports: Sendable {
    /// Where a tracking link leads: the sandbox's own page of the letter.
    let base: BaseURL

    func report(_ db: Database, submission id: String) throws -> SubmissionReport {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM submissions WHERE id = ?", arguments: [id]),
            let state = PlatformSubmissionState(rawValue: row["state"])
        else { throw Refusal(404, "never committed") }
        let letters = try Row.fetchAll(
            db, sql: "SELECT * FROM letters WHERE submission = ? ORDER BY number", arguments: [id])
        return SubmissionReport(
            id: id, receipt: row["receipt"], state: state, received: row["received"],
            letters: letters.map { letter in
                let number: String? = letter["registeredNumber"]
                return LetterReport(
                    number: letter["number"], id: letter["id"],
                    state: LetterState(rawValue: letter["state"]) ?? .received, posted: letter["posted"],
                    registeredNumber: number, trackingLink: number.map(trackingLink))
            })
    }

    func trackingLink(_ number: String) -> String { base.value + "/track/" + number }

    /// In the transaction that changed the submission.
    func record(_ db: Database, submission id: String, at: Double) throws {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT account, installation FROM submissions WHERE id = ? AND installation IS NOT NULL",
                arguments: [id])
        else { return }
        try db.execute(
            sql: "INSERT INTO events (account, at, installation, report) VALUES (?, ?, ?, ?)",
            arguments: [
                row["account"] as String, at, row["installation"] as String,
                Data(try JSON.encode(report(db, submission: id))),
            ])
    }

    /// Up to 100 events behind `cursor`; 410 where events between were forgotten or the cursor is from another sandbox.
    func events(_ db: Database, account: String, after cursor: String?) throws -> EventPage {
        let newest = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'events'") ?? 0
        let oldest = try Int64.fetchOne(db, sql: "SELECT min(cursor) FROM events") ?? newest + 1
        var after: Int64 = 0
        if let cursor {
            guard let number = Int64(cursor), number >= 0, String(number) == cursor else {
                throw Refusal(400, "not a cursor of this platform")
            }
            guard number >= oldest - 1, number <= newest else { throw Refusal(410, "the cursor has expired") }
            after = number
        }
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM events WHERE account = ? AND cursor > ? ORDER BY cursor LIMIT 100",
            arguments: [account, after])
        let events = try rows.map { row in
            Event(
                cursor: String(row["cursor"] as Int64), at: row["at"], installation: row["installation"],
                submission: try JSON.decode(SubmissionReport.self, [UInt8](row["report"] as Data)))
        }
        // Without own events the cursor still moves on, so that others' events don't make it expire.
        return EventPage(events: events, cursor: events.last?.cursor ?? String(max(after, newest)))
    }
}

/// The sandbox's address, known once it listens.
public final class BaseURL: Sendable {
    private let text: Shared<String>

    public init() { text = Shared("https://127.0.0.1") }

    public var value: String {
        get { text.get() }
    }

    public func set(_ value: String) { text.set(value) }
}
