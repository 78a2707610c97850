import Contract
import Foundation
import Letters
import Platform
import Spool
import Synchronization
import Testing

@testable import Delivery

/// The loop itself, on the real clock with waits of milliseconds.
@Suite(.timeLimit(.minutes(1))) struct ServiceTests {
    private func eventually(_ condition: () async throws -> Bool) async throws {
        while !(try await condition()) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    @Test func theLoopSendsFollowsAndEnds() async throws {
        let simulation = try Simulation()
        var policy = RetryPolicy()
        policy.eventGap = 0.002
        policy.eventPause = 0.002
        policy.attemptFloor = 0.002
        policy.attemptBase = 0.004
        policy.probeFloor = 0.01
        policy.transferPauses = [0.001]
        let spool = simulation.spool
        let service = DeliveryService(
            spool: spool, platform: simulation.platform, jobAuthority: simulation.authority,
            now: { simulation.time.now + ProcessInfo.processInfo.systemUptime }, policy: policy)
        await simulation.platform.setOutage(PlatformFailure(.platformAway, Status(.platformUnreachable)))
        let run = Task { try await service.run() }
        let ids = try (1...6).map { _ in try simulation.queue() }
        try await eventually { service.contact.trouble != nil }
        await simulation.platform.setOutage(nil)
        try await eventually { try ids.allSatisfy { try simulation.state($0) == .committed } }
        for id in ids { await simulation.platform.advance(id, .posted, installation: spool.installation) }
        try await eventually { try ids.allSatisfy { try simulation.state($0) == .posted } }
        #expect(await simulation.platform.committed.count == 6)
        // Its word, not the queues': the scripted platform posts nothing.
        #expect(service.contact.sandbox)
        run.cancel()
        try await run.value
    }

    /// Following is what finds the account refused, and it never ends: it wakes the loop, which would else sleep a minute before it probes.
    @Test func anAccountRefusedWhileItIsFollowedIsProbedInTime() async throws {
        let simulation = try Simulation()
        var policy = RetryPolicy()
        policy.eventGap = 0.002
        policy.eventPause = 0.002
        policy.heldProbe = 0.01
        let spool = simulation.spool
        let service = DeliveryService(
            spool: spool, platform: simulation.platform, jobAuthority: simulation.authority,
            now: { simulation.time.now + ProcessInfo.processInfo.systemUptime }, policy: policy)
        try spool.credentialsChanged(account: "default")
        let run = Task { try await service.run() }
        try await eventually { await simulation.platform.count(.events) > 0 }
        await simulation.platform.hold(
            account: "default", PlatformFailure(.accountHeld, Status(.accountRejected, [.account: "default"])))
        try await eventually { try spool.account("default")?.held != nil }
        await simulation.platform.hold(account: "default", nil)
        try await eventually { try spool.account("default")?.held == nil }
        run.cancel()
        try await run.value
    }

    /// What the watchdog asks: a loop that waits is well, one whose queue doesn't answer is not.
    @Test func aStuckLoopDoesNotComeRound() async throws {
        let simulation = try Simulation()
        let service = DeliveryService(
            spool: simulation.spool, platform: simulation.platform, jobAuthority: simulation.authority)
        let came = Mutex(0)
        let asking = Task {
            while !Task.isCancelled {
                await service.comesRound()
                if !Task.isCancelled { came.withLock { $0 += 1 } }
            }
        }
        try await Task.sleep(for: .milliseconds(50))
        #expect(came.withLock { $0 } == 0, "it does not run yet")

        let run = Task { try await service.run() }
        try await eventually { came.withLock { $0 } >= 3 }

        // Every thread of the spool is taken, as by a disk that no longer answers.
        let disk = DeadDisk()
        let calls = (0..<64).map { _ in
            Task { _ = try? await simulation.spool.perform { _ throws(Status) in disk.wait() } }
        }
        try await eventually { disk.waiting >= 12 }
        try await Task.sleep(for: .milliseconds(50))
        let before = came.withLock { $0 }
        try await Task.sleep(for: .milliseconds(300))
        #expect(came.withLock { $0 } == before)

        disk.answer()
        for call in calls { await call.value }
        try await eventually { came.withLock { $0 } > before }
        asking.cancel()
        run.cancel()
        try await run.value
        await asking.value
    }
}

/// Calls wait for it until it answers.
private final class DeadDisk: Sendable {
    private let state = Mutex((dead: true, waiting: 0))

    var waiting: Int { state.withLock { $0.waiting } }
    func answer() { state.withLock { $0.dead = false } }
    func wait() {
        state.withLock { $0.waiting += 1 }
        while state.withLock({ $0.dead }) { usleep(1000) }
    }
}
