import Contract
import Letters
import Platform
import Spool
import Testing

@testable import Delivery

/// A platform whose word can't be right: held with a reason, or tried again, and nothing twice.
@Suite struct HostileTests {
    @Test(arguments: [[1, 7], [1, 1], [1], [1, 2, 3]])
    func aReceiptForOtherLettersIsHeld(_ numbers: [Int]) async throws {
        let simulation = try Simulation()
        let id = try simulation.queue(documents: 2)
        await simulation.platform.lie(letters: numbers)
        try await simulation.turn()
        #expect(try simulation.state(id) == .held)
        let reason = try #require(try simulation.spool.submission(id).reason)
        #expect(reason.code == .submissionConflict)
        #expect(simulation.spool.alarms.current.map(\.code) == [.submissionConflict])

        // A person releases it: the platform is asked, and what it says fits. It is followed, never sent again.
        await simulation.platform.lie(letters: [])
        await simulation.platform.forget()
        try simulation.spool.release(id, actor: "root")
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.calls == [.ask])
        #expect(await simulation.platform.manifests.count == 1)
    }

    @Test func anEventAboutOtherLettersIsNotBelieved() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        try await simulation.turn()
        var report = try #require(await simulation.platform.committed[id])
        report.state = .posted
        report.letters[0].number = 2
        await simulation.platform.emit(report, installation: simulation.spool.installation)
        #expect(await simulation.service.followOnce(account: "default") == .answered)
        #expect(try simulation.state(id) == .held)
        #expect(try simulation.spool.details(id).letters.map(\.posted) == [nil])
        #expect(simulation.spool.alarms.current.map(\.code) == [.submissionConflict])
        try simulation.spool.release(id, actor: "root")
        try await simulation.turn()
        #expect(await simulation.platform.count(.commit) == 1)
    }

    /// Each attempt asks for the offset a few times, then waits as long as any other; its age holds it in the end, as any other's.
    @Test func aConflictForEverIsRetriedWithItsReason() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        for _ in 0..<500 { await simulation.platform.fail(.send, .askOffset, .uploadOffset) }
        try await simulation.run(for: 7200)
        let submission = try simulation.spool.submission(id)
        #expect(submission.state == .queued && submission.reason?.code == .uploadOffset)
        #expect(submission.attempts >= 5)
        #expect(await simulation.platform.count(.send) <= 4 * (submission.attempts + 1))
        #expect(await simulation.platform.count(.commit) == 0)
        #expect(await simulation.platform.bytesReceived == 0)

        await simulation.platform.heal()
        try await simulation.run(for: simulation.policy.attemptCap)
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.manifests.count == 1)
    }

    /// The platform got other bytes than were announced, or says so: a person must look, and the next release asks first.
    @Test func aWrongDigestIsHeldEachTime() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        for round in 1...3 {
            await simulation.platform.fail(
                .commit, ErrorTable.failure(.status(422, type: "urn:clickpost:platform:digest"), during: .commit))
            if round > 1 { try simulation.spool.release(id, actor: "root") }
            try await simulation.run(for: 3600)
            let submission = try simulation.spool.submission(id)
            #expect(submission.state == .held && submission.reason?.code == .platformRefused, "round \(round)")
            #expect(await simulation.platform.count(.commit) == round, "nothing by itself")
            #expect(await simulation.platform.count(.ask) == round - 1)
        }
        #expect(await simulation.platform.committed.isEmpty)
    }
}
