import Contract
import Foundation
import Letters
import Platform
import Spool
import Testing

@testable import Delivery

@Suite struct FailureTests {
    @Test func anOutageUsesUpNothingAndIsProbedAlone() async throws {
        let simulation = try Simulation()
        let ids = try (1...3).map { _ in try simulation.queue() }
        let away = PlatformFailure(.platformAway, Status(.platformUnreachable))
        await simulation.platform.setOutage(away)
        try await simulation.run(for: 90_000)
        for id in ids {
            #expect(try simulation.state(id) == .queued)
            #expect(try simulation.spool.submission(id).attempts == 0)
        }
        let calls = await simulation.platform.calls.count
        #expect((290...320).contains(calls), "\(calls) requests in a day")
        #expect(simulation.service.contact.trouble?.code == .platformUnreachable)
        #expect(simulation.spool.alarms.current.contains { $0.code == .submissionWaiting && $0.severity == .error })

        await simulation.platform.setOutage(nil)
        try await simulation.run(for: 600)
        for id in ids { #expect(try simulation.state(id) == .committed) }
        #expect(simulation.service.contact.trouble == nil)
        #expect(simulation.spool.alarms.current.isEmpty)
        #expect(await simulation.platform.count(.commit) == 3)
    }

    @Test func agesWarnAlarmAndHold() async throws {
        let simulation = try Simulation {
            $0.probeCap = 3600
            $0.idle = 600
        }
        let id = try simulation.queue()
        await simulation.platform.setOutage(PlatformFailure(.platformAway, Status(.platformUnreachable)))
        try await simulation.run(for: 3 * 3600)
        #expect(!simulation.spool.alarms.current.contains { $0.code == .submissionWaiting })
        try await simulation.run(for: 2 * 3600)
        #expect(simulation.spool.alarms.current.contains { $0.code == .submissionWaiting && $0.severity == .warning })
        try await simulation.run(for: 5 * 86_400)
        #expect(try simulation.state(id) == .held)
        #expect(try simulation.spool.submission(id).reason?.code == .submissionExpired)
        // A release begins to count anew.
        await simulation.platform.setOutage(nil)
        try simulation.spool.release(id, actor: "root")
        try await simulation.run(for: 600)
        #expect(try simulation.state(id) == .committed)
    }

    @Test func aWrongCertificateStopsEverythingAndIsProbedHourly() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.setOutage(
            PlatformFailure(.platformHeld, Status(.platformCertificate), alarm: true))
        try await simulation.run(for: 5 * 3600)
        let calls = await simulation.platform.calls.count
        #expect((5...6).contains(calls))
        #expect(await simulation.platform.bytesReceived == 0)
        #expect(simulation.spool.alarms.current.contains { $0.code == .platformCertificate })
        #expect(try simulation.spool.submission(id).reason?.code == .platformCertificate)
        await simulation.platform.setOutage(nil)
        try await simulation.run(for: 3700)
        #expect(try simulation.state(id) == .committed)
        #expect(!simulation.spool.alarms.current.contains { $0.code == .platformCertificate })
    }

    @Test func troubleWithEventsIsOldNewsOnceTheLettersGo() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.events, .platformAway, .platformUnreachable)
        #expect(await simulation.service.followOnce(account: "default") == .failed)
        #expect(simulation.service.contact.trouble?.code == .platformUnreachable)
        simulation.time.advance(1)
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        #expect(simulation.service.contact.trouble == nil)
    }

    @Test func aRefusedAccountWaitsAndTheOthersGoOn() async throws {
        let simulation = try Simulation()
        let refused = try simulation.queue(account: "refused")
        let other = try simulation.queue(account: "other")
        await simulation.platform.hold(
            account: "refused", PlatformFailure(.accountHeld, Status(.accountRejected)))
        try await simulation.run(for: 1800)
        #expect(try simulation.state(refused) == .queued && simulation.state(other) == .committed)
        #expect(try simulation.spool.submission(refused).attempts == 0)
        #expect(try simulation.spool.account("refused")?.held?.code == .accountRejected)
        #expect(simulation.spool.alarms.current.contains { $0.code == .accountRejected })
        #expect(await simulation.service.followOnce(account: "refused") == .waiting)
        await simulation.platform.hold(account: "refused", nil)
        try simulation.spool.credentialsChanged(account: "refused")
        try await simulation.turn()
        #expect(try simulation.state(refused) == .committed)
        #expect(simulation.spool.alarms.current.isEmpty)
    }

    @Test func aRefusedSubmissionWaitsForAPersonAndIsAskedAboutFirst() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.commit, .submissionHeld, .submissionConflict)
        try await simulation.turn()
        #expect(try simulation.state(id) == .held)
        #expect(simulation.spool.alarms.current.map(\.code) == [.submissionConflict])
        await simulation.platform.forget()
        try simulation.spool.release(id, actor: "root")
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.calls == [.ask, .offset, .commit])
    }

    @Test func cancelledElsewhereIsCancelledHere() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.commit, .cancelledBefore, .submissionCancelled)
        try await simulation.turn()
        #expect(try simulation.state(id) == .cancelled)
    }

    /// Its hour came after the loop had looked for what is due and before it asked how long to sleep.
    @Test func anHourThatComesWhileTheLoopLooksIsNotSleptThrough() async throws {
        let simulation = try Simulation()
        await simulation.platform.fail(
            .commit, PlatformFailure(.temporary, Status(.platformBusy), retryAfter: 900))
        _ = try simulation.queue()
        try await simulation.turn()
        let looked = simulation.time.now
        let due = try #require(try simulation.spool.nextDue(after: looked))
        simulation.time.advance(due - looked + 0.5)
        #expect(try await simulation.service.untilNext(since: looked) < 0.01)
        #expect(try await simulation.service.untilNext(since: simulation.time.now) == simulation.service.policy.idle)
    }

    @Test func retryAfterIsObeyedWithinReason() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(
            .create, PlatformFailure(.temporary, Status(.platformBusy), retryAfter: 500))
        try await simulation.turn()
        #expect(try simulation.spool.submission(id).nextAttempt == simulation.time.now + 500)
        simulation.time.advance(500)
        await simulation.platform.fail(
            .create, PlatformFailure(.temporary, Status(.platformBusy), retryAfter: 1e9))
        try await simulation.turn()
        #expect(try simulation.spool.submission(id).nextAttempt == simulation.time.now + 86_400)
        #expect(try simulation.spool.submission(id).attempts == 2)
    }

    @Test func aLetterWithoutAnAddressIsNotSentEvenIfItGetsThatFar() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue {
            $0.verdict = Verdict(
                documents: $0.verdict.documents, options: $0.verdict.options, letters: $0.verdict.letters,
                findings: [Status(.addressUncertain)])
            $0.verdict.letters[0].address?.lines = []
        }
        try simulation.spool.release(id, actor: "root")
        try await simulation.turn()
        #expect(try simulation.state(id) == .held)
        #expect(try simulation.spool.submission(id).reason?.code == .addressNone)
        #expect(await simulation.platform.count(.commit) == 0)
    }

    @Test func anExpiredCursorAsksAboutEveryOpenSubmission() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        try await simulation.turn()
        await simulation.platform.advance(id, .inProduction, installation: simulation.spool.installation)
        #expect(await simulation.service.followOnce(account: "default") == .answered)
        await simulation.platform.advance(id, .posted, installation: "lost event")
        await simulation.platform.expireCursors()
        #expect(await simulation.service.followOnce(account: "default") == .answered)
        #expect(try simulation.state(id) == .posted)
        #expect(try simulation.spool.account("default")?.cursor == nil)
    }
}

@Suite struct BreakerTests {
    private let trouble = Status(.platformUnreachable)

    private func probe(_ breaker: inout Breaker, _ now: Double) -> Bool { breaker.beginProbe(now: now) }

    @Test func uploadsComeBackOneByOne() {
        var breaker = Breaker(RetryPolicy())
        #expect(!breaker.isOpen && breaker.slots == 4)
        breaker.away(trouble, now: 0)
        #expect(breaker.isOpen)
        breaker.succeeded(now: 100)
        #expect(!breaker.isOpen && breaker.slots == 1)
        breaker.succeeded(now: 101)
        #expect(breaker.slots == 2)
        breaker.succeeded(now: 102)
        breaker.succeeded(now: 103)
        #expect(breaker.slots == 4)
    }

    @Test func probesAreSingleAndFurtherApart() {
        var breaker = Breaker(RetryPolicy())
        breaker.away(trouble, now: 0)
        breaker.away(trouble, now: 30)
        #expect(breaker.nextProbe(now: 30) == 60, "another failure of the same round does not push it away")
        #expect(probe(&breaker, 59) == false)
        #expect(probe(&breaker, 60) == true)
        #expect(probe(&breaker, 61) == false, "one at a time")
        var time = 60.0
        for pause in [120.0, 240, 300, 300] {
            breaker.away(trouble, now: time)
            #expect(breaker.nextProbe(now: time) == time + pause)
            time += pause
            #expect(probe(&breaker, time) == true)
        }
    }

    @Test func theClockMayJump() {
        var breaker = Breaker(RetryPolicy())
        breaker.away(trouble, now: 1e9)
        #expect(probe(&breaker, 0) == true, "a probe ten years away was set under another clock")
        var again = Breaker(RetryPolicy())
        again.away(trouble, now: 1e9)
        #expect(probe(&again, 1e9 - 3600) == true, "so was one an hour away where a minute was to be waited")
    }

    @Test func oneBusySubmissionIsNotAnOutage() {
        var breaker = Breaker(RetryPolicy())
        for _ in 1...9 { breaker.busy("a", trouble, now: 0, retryAfter: nil) }
        #expect(!breaker.isOpen)
        breaker.busy("b", trouble, now: 0, retryAfter: nil)
        breaker.busy("c", trouble, now: 0, retryAfter: 200)
        #expect(breaker.isOpen && breaker.nextProbe(now: 0) == 200)
    }

    @Test func backoffStaysWithinItsBounds() {
        var policy = RetryPolicy()
        for attempts in 0...200 {
            for random in [0.0, 0.3, 1.0] {
                let wait = policy.backoff(attempts: attempts, random: { random })
                #expect(wait >= 5 && wait <= 3600)
                #expect(wait <= max(5, 30 * pow(2, Double(attempts))))
            }
        }
        policy.attemptFloor = 0.001
        policy.attemptBase = 0.002
        policy.attemptCap = 0.01
        #expect(policy.backoff(attempts: 9, random: { 1 }) == 0.01)
        #expect(policy.backoff(attempts: 0, random: { 0 }) == 0.001)
    }
}
