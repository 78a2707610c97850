import Foundation
import Letters
import Testing

@testable import Spool

@Suite struct SteeringTests {
    @Test func aHeldVerdictWaitsForAPerson() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let job = Job(findings: [Status(.jobReview)])
        let acceptance = try job.accept(spool)
        #expect(acceptance.state == .held && acceptance.status.code == .jobReview)
        #expect(try spool.due(limit: 9, cap: 100).isEmpty)
        try spool.received(job: job.handOver.job.uuid)
        try spool.received(job: job.handOver.job.uuid)
        let id = acceptance.submission
        #expect(try spool.submission(id).state == .held)
        #expect(try spool.submission(id).reason?.code == .jobReview)
        try spool.release(id, actor: "anna")
        #expect(try spool.due(limit: 9, cap: 100).map(\.id) == [id])
        #expect(code { try spool.release(id, actor: "anna") } == .stateConflict)
        let timeline = try spool.details(id).timeline
        #expect(timeline.map(\.state) == [.accepted, .held, .queued])
        #expect(timeline.map(\.actor) == [nil, nil, "anna"])
    }

    @Test func aLetterWithoutAnAddressIsNotReleased() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        var job = Job(findings: [Status(.addressUncertain, letter: 1)])
        job.handOver.verdict.letters[0].address = nil
        let id = try job.queue(spool)
        #expect(code { try spool.release(id, actor: "root") } == .stateConflict)
        #expect(try spool.submission(id).state == .held)
        #expect(try spool.cancel(id, actor: "root") == .cancelled)
    }

    @Test func cupsdDecidesWhereTheBackendDidNotSay() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().accept(spool).submission
        #expect(try spool.unconfirmed(age: 5, limit: 9).isEmpty)
        fixture.advance(6)
        #expect(try spool.unconfirmed(age: 5, limit: 9).map(\.id) == [id])
        #expect(try spool.due(limit: 9, cap: 100).isEmpty, "nothing is sent before the sender's side is known")
        try spool.jobUnknown(id)
        #expect(try spool.submission(id).state == .held)
        #expect(try spool.submission(id).reason?.code == .jobUnverified)
    }

    @Test func anInterruptedBackendStopsTheSending() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let job = Job()
        let id = try job.queue(spool)
        #expect(try spool.interrupted(job: job.handOver.job.uuid))
        #expect(try !spool.interrupted(job: UUID().uuidString.lowercased()))
        #expect(try spool.due(limit: 9, cap: 100).isEmpty)
        #expect(try spool.unconfirmed(age: 5, limit: 9).map(\.id) == [id])
        // Already on its way: it stops before the act.
        _ = try spool.begin(id)
        #expect(code { try spool.freeze(id, manifest: [1]) } == .stateConflict)
        try spool.jobUnknown(id)
        #expect(try spool.submission(id).state == .uploading)
        #expect(code { try spool.freeze(id, manifest: [1]) } == nil)
    }

    @Test func theRecordsArePagedAndFiltered() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        for number in 1...5 {
            _ = try Job(id: number, user: number.isMultiple(of: 2) ? "anna" : "bert").queue(spool)
        }
        let first = try spool.submissions(SubmissionFilter(limit: 2))
        #expect(first.submissions.map(\.job.id) == [5, 4])
        let second = try spool.submissions(SubmissionFilter(after: first.next, limit: 2))
        let third = try spool.submissions(SubmissionFilter(after: second.next, limit: 2))
        #expect(second.submissions.map(\.job.id) == [3, 2] && third.submissions.map(\.job.id) == [1])
        #expect(third.next == nil)
        #expect(try spool.submissions(SubmissionFilter(user: "anna")).submissions.map(\.job.id) == [4, 2])
        try spool.hold(try spool.find("3").id, actor: "root")
        #expect(try spool.submissions(SubmissionFilter(state: .held)).submissions.map(\.job.id) == [3])
        #expect(try spool.counts() == [.queued: 4, .held: 1])
        #expect(try spool.oldestWaiting() == fixture.now)
        #expect(code { _ = try spool.find("99") } == .notFound)
        #expect(code { _ = try spool.submissions(SubmissionFilter(after: "x")) } == .requestInvalid)
    }

    @Test func queuesAndAccounts() throws {
        let fixture = try SpoolFixture()
        let settings = StoredQueue(
            account: "main", returnAddress: ["A", "B"], window: "belgium-right", background: nil, sandbox: true)
        do {
            let spool = try fixture.open()
            try spool.setQueue("post", settings)
            try spool.holdAccount("main", Status(.accountRejected, [.account: "main"]))
        }
        let spool = try fixture.open()
        #expect(try spool.queue("post") == settings)
        #expect(try spool.queues() == ["post": settings])
        #expect(try spool.accounts().map(\.held?.code) == [.accountRejected])
        try spool.credentialsChanged(account: "main")
        #expect(try spool.account("main")?.held == nil)
        #expect(try spool.removeQueue("post"))
        #expect(try !spool.removeQueue("post"))
    }
}
