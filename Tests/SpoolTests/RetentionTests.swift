import Foundation
import GRDB
import Letters
import Testing

@testable import Spool

@Suite struct RetentionTests {
    @Test func onlyWhatIsFinishedAndProvedIsRemoved() throws {
        let fixture = try SpoolFixture()
        fixture.keepDocuments = 10 * 86_400
        let spool = try fixture.open()
        func posted(_ id: String, registered: String? = nil, posted: Double? = 7) throws {
            let word = PlatformReport.LetterWord(
                number: 1, id: "L", state: .posted, posted: posted, registeredNumber: registered, trackingLink: nil)
            try spool.record(PlatformReport(submission: id, receipt: "R", state: .posted, letters: [word]))
        }
        func job(_ change: (inout Job) -> Void = { _ in }) throws -> String {
            var job = Job()
            change(&job)
            return try job.queue(spool)
        }
        let done = try job()
        try posted(done)
        let unproved = try job()
        try posted(unproved, posted: nil)
        let unnumbered = try job { $0.handOver.verdict.options.franking = .registered }
        try posted(unnumbered)
        let numbered = try job { $0.handOver.verdict.options.franking = .registered }
        try posted(numbered, registered: "RR1")
        let cancelled = try job()
        try spool.cancel(cancelled, actor: "anna")
        let waiting = try job()
        let held = try job()
        try spool.hold(held, actor: "anna")

        #expect(try spool.tend() == 0, "not before its time")
        fixture.advance(10 * 86_400 + 1)
        #expect(try spool.tend() == 3)
        #expect(try spool.tend() == 0)
        #expect(try Set(fixture.names("documents")) == [unproved, unnumbered, waiting, held])
        for id in [done, numbered, cancelled] {
            #expect(try spool.submission(id).state.isFinal)
            #expect(try spool.details(id).letters.count == 1, "the rows stay")
        }
        let removed = try spool.auditLines().filter { $0.entry.contains("\"action\":\"remove\"") }
        #expect(removed.count == 3)
        #expect(try spool.verify().damaged.isEmpty)
    }

    @Test func aCutRemovalIsEndedAtTheNextStart() throws {
        let fixture = try SpoolFixture()
        let job = Job()
        let id: String
        do {
            let spool = try fixture.open()
            id = try job.queue(spool)
            try spool.cancel(id, actor: "anna")
            try spool.write { try $0.execute(sql: "UPDATE submission SET documents_removed = 1") }
        }
        let spool = try fixture.open()
        #expect(try fixture.names("documents").isEmpty)
        #expect(spool.alarms.current.isEmpty && spool.recovery.orphans.isEmpty)
        // Printed again long after: still the same submission.
        #expect(code { try job.accept(spool) } == .jobCancelled)
        #expect(try fixture.names("documents").isEmpty)
    }

    @Test func withoutARetentionEverythingStays() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().queue(spool)
        try spool.cancel(id, actor: "anna")
        fixture.advance(1e9)
        #expect(try spool.tend() == 0)
        #expect(try fixture.names("documents") == [id])
    }
}

@Suite struct UniqueKeyTests {
    /// The database itself refuses a second submission of a job, whatever the program does.
    @Test func theDatabaseRefusesASecondSubmissionOfAJob() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let job = Job()
        let id = try job.accept(spool).submission
        var sidecar = Sidecar(
            submission: SubmissionIdentity.random(), sendAgain: 0, account: "a", sandbox: true, accepted: 1,
            handOver: job.handOver)
        let another = sidecar
        #expect(code { try spool.write { try another.insert($0) } } == .spoolFailed)
        sidecar.sendAgain = 1
        sidecar.submission = id
        let sameId = sidecar
        #expect(code { try spool.write { try sameId.insert($0) } } == .spoolFailed)
        sidecar.submission = SubmissionIdentity.random()
        let asked = sidecar
        #expect(
            code { try spool.write { try asked.insert($0) } } == nil, "only a higher send-again count is another one")
        #expect(try spool.submissions().submissions.count == 2)
        let indexes = try spool.read { database in
            try Row.fetchAll(database, sql: "SELECT name FROM pragma_index_list('submission') WHERE \"unique\" = 1")
                .count
        }
        #expect(indexes == 2, "one for the id, one for the job and its count")
    }
}
