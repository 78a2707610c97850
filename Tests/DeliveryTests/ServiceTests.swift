import Contract
import Foundation
import Letters
import Platform
import Spool
import Testing

@testable import Delivery

/// The loop itself, on the real clock with waits of milliseconds.
@Suite(.timeLimit(.minutes(1))) struct ServiceTests {
    private func eventually(_ condition: () async throws -> Bool) async throws {
        while !(try await condition()) { await Task.yield() }
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
        run.cancel()
        try await run.value
    }
}
