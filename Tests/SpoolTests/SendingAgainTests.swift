import Foundation
import Letters
import Testing

@testable import Spool

@Suite struct SendingAgainTests {
    private func posted(_ spool: Spool, _ job: Job) throws -> String {
        let id = try job.queue(spool)
        try spool.record(PlatformReport(submission: id, receipt: "r", state: .posted, letters: []))
        return id
    }

    @Test func theSameLettersUnderAnotherId() throws {
        let fixture = try SpoolFixture()
        var spool: Spool? = try fixture.open()
        let job = Job(pages: [2, 3])
        let first = try posted(try #require(spool), job)
        let second = try #require(spool).sendAgain(first, count: 1, actor: "anna")
        #expect(second.id != first && second.sendAgain == 1 && second.state == .queued)
        let expected = SubmissionIdentity.derive(
            installation: try #require(spool).installation, job: job.handOver.job.uuid, sendAgain: 1)
        #expect(second.id == expected)

        // The same request again, by either id, gives the same submission; a count too far is none.
        #expect(try #require(spool).sendAgain(first, count: 1, actor: "anna").id == second.id)
        #expect(try #require(spool).sendAgain(second.id, count: 1, actor: "anna").id == second.id)
        #expect(code { _ = try spool?.sendAgain(first, count: 3, actor: "anna") } == .requestInvalid)
        #expect(code { _ = try spool?.sendAgain(first, count: 0, actor: "anna") } == .requestInvalid)
        // It is on its way itself: that is released, retried or cancelled, not sent once more.
        #expect(code { _ = try spool?.sendAgain(first, count: 2, actor: "anna") } == .stateConflict)

        let (old, new) = (try #require(spool).details(first), try #require(spool).details(second.id))
        #expect(new.letters.map(\.letter) == old.letters.map(\.letter))
        #expect(new.documents.map(\.summary) == old.documents.map(\.summary))
        #expect(new.documents.map(\.generation) == [0, 0])
        for document in new.documents {
            #expect(
                [UInt8](FileManager.default.contents(atPath: document.path) ?? Data())
                    == job.documents[document.number - 1])
        }
        #expect(old.timeline.last?.reason == Status(.jobSentAgain, [.submission: second.id, .count: "1"]))
        #expect(old.timeline.last?.actor == "anna" && old.submission.state == .posted)
        #expect(new.timeline.map(\.state) == [.accepted, .queued])
        #expect(new.timeline.last?.reason == Status(.jobSentAgain, [.submission: first, .count: "1"]))

        // Whole after a restart, with no orphan left.
        spool = nil
        let reopened = try fixture.open()
        #expect(reopened.recovery.orphans.isEmpty && reopened.recovery.quarantined.isEmpty)
        // The print itself still has one answer: already sent.
        #expect(try job.accept(reopened).status.code == .jobAlreadySent)
        #expect(try reopened.find("7").id == second.id)
    }

    @Test func onlyWhatIsNoLongerOnItsWayHere() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let held = try Job(findings: [Status(.jobReview)]).queue(spool)
        let waiting = try Job().queue(spool)
        for id in [held, waiting] {
            #expect(code { _ = try spool.sendAgain(id, count: 1, actor: "root") } == .stateConflict)
        }
        let cancelled = try Job().queue(spool)
        try spool.cancel(cancelled, actor: "anna")
        #expect(try spool.sendAgain(cancelled, count: 1, actor: "anna").state == .queued)
        // The platform gave a receipt and denies it: nothing but this can be done.
        let lost = try Job().queue(spool)
        try spool.record(PlatformReport(submission: lost, receipt: "r", state: .received, letters: []))
        try spool.contradict(lost, Status(.submissionLost))
        #expect(try spool.sendAgain(lost, count: 1, actor: "root").state == .queued)
        #expect(try spool.submission(lost).state == .held)
    }

    @Test func whatWasHeldIsHeldAgain() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try posted(spool, Job(findings: [Status(.addressUncertain, letter: 1)]))
        let again = try spool.sendAgain(id, count: 1, actor: "anna")
        #expect(again.state == .held && again.reason?.code == .addressUncertain)
    }

    @Test(arguments: [true, false]) func withoutItsWholeDocumentsNothingIsMade(_ isMissing: Bool) throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try posted(spool, Job())
        let path = try #require(spool.details(id).documents.first?.path)
        if isMissing {
            try FileManager.default.removeItem(atPath: path)
        } else {
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            try handle.seek(toOffset: 100)
            try handle.write(contentsOf: [0xFF, 0x00, 0xFF])
            try handle.close()
        }
        #expect(code { _ = try spool.sendAgain(id, count: 1, actor: "anna") } == .jobDocumentsGone)
        #expect(try spool.submissions().submissions.count == 1)
        #expect(try fixture.names("documents") == [id])
    }
}
