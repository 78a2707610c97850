import Contract
import Letters
import Platform
import Spool
import Synchronization
import Testing

@testable import Delivery

@Suite struct TurnsTests {
    @Test func withOneSlotTheLanesAlternate() {
        var turns = Turns()
        #expect(turns.lane(slots: 1, waiting: [.small, .large]) == .small)
        turns.begin("a", of: "an", in: .small)
        #expect(turns.lane(slots: 1, waiting: [.small, .large]) == nil)
        turns.keep(only: [])
        #expect(turns.lane(slots: 1, waiting: [.small, .large]) == .large)
        turns.begin("b", of: "an", in: .large)
        turns.keep(only: [])
        #expect(turns.lane(slots: 1, waiting: [.large]) == .large)
        #expect(turns.lane(slots: 1, waiting: []) == nil)
    }

    @Test func eachLaneHasASlotAndTheRestIsForSmallOnes() {
        var turns = Turns()
        var order: [Turns.Lane] = []
        while let lane = turns.lane(slots: 4, waiting: [.small, .large]) {
            turns.begin("\(order.count)", of: "an", in: lane)
            order.append(lane)
        }
        #expect(order == [.large, .small, .small, .small])
        turns = Turns()
        while let lane = turns.lane(slots: 4, waiting: [.large]) {
            turns.begin("\(turns.sending.count)", of: "an", in: lane)
        }
        #expect(turns.count(.large) == 3, "a small one that comes next need not wait")
        #expect(turns.lane(slots: 4, waiting: [.small]) == .small)
    }

    @Test func usersTakeTurns() {
        var turns = Turns()
        #expect(turns.order(["an", "bea", "zoe"], in: .small) == ["an", "bea", "zoe"])
        turns.begin("1", of: "bea", in: .small)
        #expect(turns.order(["an", "bea", "zoe"], in: .small) == ["zoe", "an", "bea"])
        #expect(turns.order(["an", "zoe"], in: .large) == ["an", "zoe"])
    }
}

/// Through the service: what the scripted platform was sent, in its order.
@Suite struct LaneTests {
    private func committed(_ simulation: Simulation) async -> [String] { await simulation.platform.manifests.map(\.id) }

    private func queue(
        _ simulation: Simulation, user: String, _ franking: Franking = .prior
    ) throws -> String {
        try simulation.queue {
            $0.job.user = user
            $0.verdict.options.franking = franking
        }
    }

    @Test func nobodyWaitsBehindAnothersHundred() async throws {
        let simulation = try Simulation { $0.uploads = 1 }
        let many = try (0..<20).map { _ in try queue(simulation, user: "an") }
        let one = try queue(simulation, user: "bea")
        try await simulation.turn()
        let order = await committed(simulation)
        #expect(order.firstIndex(of: one) == 1)
        #expect(order.filter { $0 != one } == many)
    }

    @Test(arguments: [true, false]) func beforeNoonOfAWorkingDayTheCutOffGoesFirst(_ isBefore: Bool) async throws {
        let simulation = try Simulation { $0.uploads = 1 }
        // Tuesday, 24 November 2026, 11:30 and 12:30 in Belgium.
        simulation.time.advance(1_795_516_200 + (isBefore ? 0 : 3600) - simulation.time.now)
        let slow = try (0..<3).map { _ in try queue(simulation, user: "an", .economy) }
        let urgent = try (0..<2).map { _ in try queue(simulation, user: "an") }
        try await simulation.turn()
        #expect(await committed(simulation) == (isBefore ? urgent + slow : slow + urgent))
    }

    @Test func onAHolidayThereIsNoCutOff() async throws {
        let simulation = try Simulation()
        for (time, expected) in [
            (1_795_516_200.0, true), (1_795_516_200 + 5 * 86_400, false),  // Tuesday; Sunday
            (1_794_393_000, false),  // 11 November
        ] {
            #expect(simulation.service.isBeforeCutOff(time) == expected, "\(time)")
        }
    }

    @Test func drainedOnlyWhatIsBegunEnds() async throws {
        let simulation = try Simulation { $0.uploads = 1 }
        let (first, second) = (try simulation.queue(), try simulation.queue())
        await simulation.platform.fail(.commit, .unknown, .platformUnreachable)
        await simulation.platform.fail(.ask, .temporary, .platformBusy)
        let spool = simulation.spool
        await simulation.platform.atNextSend {
            try? await spool.perform { spool throws(Status) in try spool.beginDrain(actor: "root") }
        }
        try await simulation.turn()
        #expect(try simulation.state(first) == .committing)
        try await simulation.run(for: 7200)
        #expect(try simulation.state(first) == .committed, "nobody could say whether it was posted")
        #expect(try simulation.state(second) == .queued)
        try simulation.spool.endDrain(actor: "root")
        try await simulation.turn()
        #expect(try simulation.state(second) == .committed)
    }

    @Test func retriedNowDuringAnOutageItIsProbedAtOnce() async throws {
        let simulation = try Simulation()
        await simulation.platform.setOutage(PlatformFailure(.platformAway, Status(.platformUnreachable)))
        let id = try simulation.queue()
        try await simulation.turn()
        await simulation.platform.setOutage(nil)
        try await simulation.turn()
        #expect(try simulation.state(id) == .queued)
        try await simulation.service.retryNow(id, actor: "anna")
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        #expect(simulation.time.waited.isEmpty)
    }

    /// A queue set up for trials, and the real platform's address in the configuration.
    @Test func aSandboxQueueDoesNotPost() async throws {
        let simulation = try Simulation()
        await simulation.platform.setSandbox(false)
        let id = try simulation.queue()
        try await simulation.turn()
        #expect(try simulation.state(id) == .held)
        #expect(try simulation.spool.submission(id).reason?.code == .queueSandbox)
        #expect(await simulation.platform.count(.create) == 0)
        #expect(simulation.spool.alarms.current.map(\.code) == [.queueSandbox])
        try simulation.spool.release(id, actor: "anna")
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed, "a person who was told wants it posted")
    }
}
