import Foundation
import GRDB
import Letters
import Testing

@testable import Spool

@Suite struct BookkeepingTests {
    @Test func generationAndLocationOutliveTheProcess() throws {
        let fixture = try SpoolFixture()
        let id: String
        do {
            let spool = try fixture.open()
            id = try Job().queue(spool)
            let document = try spool.begin(id).documents[0]
            #expect(document.generation == 1 && document.isUntried && document.upload == nil)
            try spool.uploadCreated(id, document: 1, location: "https://p/1")
            try spool.uploadProgress(id, document: 1, offset: 4000)
            #expect(try spool.details(id).bytesUploaded == 4000)
        }
        let spool = try fixture.open()
        let document = try spool.begin(id).documents[0]
        #expect(
            document.generation == 1 && document.upload == "https://p/1" && document.offset == 0 && !document.isUntried)
        #expect(try spool.nextGeneration(id, document: 1) == 2)
        #expect(try spool.details(id).documents[0].upload == nil)
    }

    @Test func aHeldSubmissionStopsItsUpload() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().queue(spool)
        _ = try spool.begin(id)
        try spool.hold(id, actor: "root")
        #expect(
            code { try spool.uploadProgress(id, document: 1, offset: 1) } == .stateConflict)
        #expect(code { try spool.freeze(id, manifest: [1]) } == .stateConflict)
        #expect(try spool.manifest(id) == nil)
        #expect(code { try spool.hold(try Job().queue(spool), actor: nil) } == nil)
    }

    @Test func theNextAttemptWaitsButNeverForEver() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().queue(spool)
        _ = try spool.begin(id)
        try spool.failed(id, reason: Status(.platformBusy), retryAt: fixture.now + 50, countsAttempt: true)
        #expect(try spool.submission(id).state == .queued && spool.submission(id).attempts == 1)
        #expect(try spool.due(limit: 1, cap: 3600).isEmpty)
        #expect(try spool.nextDue(after: fixture.now) == fixture.now + 50)
        #expect(try spool.nextDue(after: fixture.now + 50) == nil)
        fixture.advance(50)
        #expect(try spool.due(limit: 1, cap: 3600).count == 1)
        #expect(try spool.due(limit: 1, cap: 3600, excluding: [id]).isEmpty)
        // The clock went back by years: a time further away than any wait is not believed.
        fixture.advance(-1e8)
        #expect(try spool.due(limit: 1, cap: 3600).count == 1)
    }

    /// A hundred thousand that are done must not slow down the few that wait.
    @Test func theQueueIsFoundByItsIndexes() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let plans = try spool.database.read { database in
            try [
                "SELECT * FROM submission INDEXED BY submission_waiting WHERE \(Schema.waiting) AND interrupted = 0 ORDER BY number",
                "SELECT min(waiting_since) FROM submission INDEXED BY submission_waiting_since WHERE \(Schema.waiting)",
                "SELECT min(next_attempt) FROM submission WHERE next_attempt > 5 AND state NOT IN ('held')",
                "SELECT state, count(*) FROM submission GROUP BY state",
                "SELECT * FROM submission WHERE number < 9 AND user = 'a' ORDER BY number DESC LIMIT 5",
            ].map { sql in
                try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
                    .joined(separator: "; ")
            }
        }
        let indexes = [
            "submission_waiting", "submission_waiting_since", "submission_next_attempt", "submission_by_state",
            "submission_by_user",
        ]
        for (plan, index) in zip(plans, indexes) {
            #expect(plan.contains("INDEX \(index)") && !plan.contains("TEMP B-TREE"), "\(plan)")
        }
    }

    @Test func whatIsLostOnThePlatformGoesUpAnew() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().queue(spool)
        _ = try spool.begin(id)
        try spool.uploadCreated(id, document: 1, location: "https://p/1")
        try spool.freeze(id, manifest: [1])
        let sent = try spool.details(id)
        #expect(sent.bytesUploaded == sent.bytesTotal)
        try spool.uploadLost(id, reason: Status(.uploadGone))
        let details = try spool.begin(id)
        #expect(details.submission.state == .uploading && details.submission.putBegun)
        #expect(details.documents[0].generation == 2 && details.documents[0].upload == nil)
        #expect(try spool.cancel(id, actor: "anna") == .cancelling, "the platform must say")
    }
}

@Suite struct FollowingTests {
    private func report(
        _ id: String, _ state: PlatformState, receipt: String = "R1", letter: LetterState = .received,
        number: String? = nil
    ) -> PlatformReport {
        PlatformReport(
            submission: id, receipt: receipt, state: state,
            letters: [
                .init(
                    number: 1, id: "L1", state: letter, posted: nil, registeredNumber: number, trackingLink: nil)
            ])
    }

    @Test func eventsAndTheirCursorAreOne() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().queue(spool)
        try spool.record(report(id, .received))
        try spool.record(
            [report("someone else's", .posted), report(id, .inProduction, letter: .inProduction, number: "010")],
            account: "default", cursor: "c2")
        #expect(try spool.account("default")?.cursor == "c2")
        let details = try spool.details(id)
        #expect(details.submission.state == .inProduction && details.submission.receipt == "R1")
        #expect(details.letters[0].registeredNumber == "010" && details.letters[0].platformID == "L1")

        try spool.database.write {
            try $0.execute(
                sql: "CREATE TRIGGER broken BEFORE UPDATE ON letter BEGIN SELECT RAISE(ABORT, 'no'); END")
        }
        #expect(code { try spool.record([report(id, .posted)], account: "default", cursor: "c3") } == .spoolFailed)
        #expect(try spool.account("default")?.cursor == "c2")
        #expect(try spool.submission(id).state == .inProduction)
    }

    @Test func anotherReceiptIsNotBelieved() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().queue(spool)
        try spool.record(report(id, .received))
        try spool.record(report(id, .received, receipt: "R2"))
        #expect(try spool.submission(id).state == .held)
        #expect(try spool.submission(id).receipt == "R1")
        #expect(spool.alarms.current.map(\.code) == [.submissionConflict])
        // A person lets it go on: it is followed, not sent again.
        try spool.release(id, actor: "root")
        #expect(try spool.submission(id).state == .committed)
        #expect(try spool.due(limit: 9, cap: 100).isEmpty)
    }

    @Test func postedAfterCancelledIsAnAlarm() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().queue(spool)
        try spool.cancel(id, actor: "anna")
        try spool.record([report(id, .posted)], account: "default", cursor: "c1")
        #expect(spool.alarms.current.map(\.code) == [.submissionConflict])
        #expect(try spool.submission(id).reason?.code == .submissionConflict)
        #expect(try spool.account("default")?.cursor == "c1", "one contradiction does not stop the others")
    }
}
