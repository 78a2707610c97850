import Contract
import Foundation
import Letters
import Platform
import Spool
import Testing

@testable import Delivery

@Suite struct CancelTests {
    @Test func beforeAnythingWasSentItIsOurs() async throws {
        let simulation = try Simulation()
        for id in [try simulation.queue(confirmed: false), try simulation.queue()] {
            #expect(try await simulation.service.cancel(id, actor: "anna") == .cancelled)
            #expect(try await simulation.service.cancel(id, actor: "anna") == .cancelled)
        }
        try await simulation.turn()
        #expect(await simulation.platform.calls.isEmpty)
    }

    @Test(arguments: [true, false]) func duringTheTransferItStops(_ cancels: Bool) async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        let (service, spool) = (simulation.service, simulation.spool)
        await simulation.platform.atNextSend {
            if cancels {
                _ = try? await service.cancel(id, actor: "anna")
            } else {
                try? await spool.perform { spool throws(Status) in try spool.hold(id, actor: "anna") }
            }
        }
        try await simulation.turn()
        #expect(try simulation.state(id) == (cancels ? .cancelled : .held))
        #expect(await simulation.platform.count(.send) == 1)
        #expect(await simulation.platform.count(.commit) == 0)
        guard !cancels else { return }
        try simulation.spool.release(id, actor: "anna")
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.bytesReceived == 5000)
    }

    @Test func duringTheCommitThePlatformDecides() async throws {
        for carriedOut in [true, false] {
            let simulation = try Simulation()
            let id = try simulation.queue()
            await simulation.platform.fail(.commit, .unknown, .platformUnreachable, carriedOut: carriedOut)
            await simulation.platform.fail(.ask, .temporary, .platformBusy)
            try await simulation.turn()
            #expect(try simulation.state(id) == .committing)
            #expect(try await simulation.service.cancel(id, actor: "anna") == .cancelled)
            // The id is burnt: a PUT that comes late posts nothing.
            #expect(await simulation.platform.burnt == [id])
        }
    }

    @Test func afterTheCommitThePlatformDecides() async throws {
        let simulation = try Simulation()
        let (early, late, posted) = (
            try simulation.queue(), try simulation.queue(), try simulation.queue()
        )
        try await simulation.turn()
        let installation = simulation.spool.installation
        await simulation.platform.advance(late, .inProduction, installation: installation)
        await simulation.platform.advance(posted, .posted, installation: installation)
        #expect(try await simulation.service.cancel(early, actor: "anna") == .cancelled)
        // It does not know yet that production began; the platform does.
        #expect(try simulation.state(late) == .committed)
        #expect(try await simulation.service.cancel(late, actor: "anna") == .tooLate)
        #expect(try simulation.state(late) == .inProduction)
        #expect(try await simulation.service.cancel(posted, actor: "anna") == .tooLate)
        try await simulation.turn()
        #expect(try simulation.state(posted) == .posted, "too late is followed by asking for what")
        await simulation.platform.forget()
        #expect(try await simulation.service.cancel(late, actor: "anna") == .tooLate)
        #expect(await simulation.platform.calls.isEmpty, "what the platform said once need not be asked again")
    }

    @Test func aPersonDoesNotWaitLong() async throws {
        let simulation = try Simulation { $0.cancelWait = 10 }
        let id = try simulation.queue()
        try await simulation.turn()
        let answers = AsyncStream<Void>.makeStream()
        await simulation.platform.atNextCancel { for await _ in answers.stream { return } }
        #expect(try await simulation.service.cancel(id, actor: "anna") == .notYetKnown)
        answers.continuation.yield()
        while try simulation.state(id) != .cancelled { await Task.yield() }
    }

    @Test func withoutAnAnswerItIsNotYetKnownUntilItIs() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        try await simulation.turn()
        await simulation.platform.setOutage(PlatformFailure(.platformAway, Status(.platformUnreachable)))
        #expect(try await simulation.service.cancel(id, actor: "anna") == .notYetKnown)
        #expect(try simulation.state(id) == .cancelling)
        #expect(try simulation.spool.submission(id).reason?.code == .cancelUnknown)
        try simulation.start()
        try await simulation.run(for: 7200)
        #expect(try simulation.state(id) == .cancelling)
        await simulation.platform.setOutage(nil)
        try await simulation.run(for: 600)
        #expect(try simulation.state(id) == .cancelled)
        #expect(await simulation.platform.burnt == [id])
    }
}

@Suite struct ConfirmTests {
    @Test(arguments: [
        (JobWord.completed, SubmissionState.committed), (.cancelled, .cancelled), (.unknown, .held),
        (.waiting, .accepted),
    ])
    func cupsdDecides(_ word: JobWord, _ state: SubmissionState) async throws {
        let simulation = try Simulation()
        let id = try simulation.queue(confirmed: false)
        simulation.authority.say(word)
        try await simulation.turn()
        #expect(try simulation.state(id) == .accepted, "the backend has a moment first")
        try await simulation.run(for: 30)
        #expect(try simulation.state(id) == state)
        #expect(await simulation.platform.committed.count == (state == .committed ? 1 : 0))
    }

    @Test func anAbsentCupsdIsAskedAgain() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue(confirmed: false)
        simulation.authority.isAway()
        try await simulation.run(for: 300)
        #expect(try simulation.state(id) == .accepted)
        simulation.authority.say(.completed)
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .committed)
    }

    @Test func anInterruptedJobIsNotSentBeforeCupsdSpoke() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        let uuid = try simulation.spool.submission(id).job.uuid
        try simulation.spool.interrupted(job: uuid)
        simulation.authority.say(.waiting)
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .queued)
        #expect(await simulation.platform.calls.isEmpty)
        simulation.authority.say(.cancelled)
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .cancelled)
    }
}
