import GRDB
import Letters
import Testing

@testable import Spool

@Suite struct LanesTests {
    private let all: ClosedRange<Int64> = 0...Int64.max

    private func letter(_ user: String, _ franking: Franking = .prior, country: String = "BE") -> Job {
        var job = Job(user: user)
        job.handOver.verdict.options.franking = franking
        job.handOver.verdict.letters[0].address?.country = country
        return job
    }

    private func next(_ spool: Spool, _ user: String, _ turn: Turn, excluding: Set<String> = []) throws -> String? {
        let found = try spool.next(of: user, turn, cap: 100, excluding: excluding)
        return found?.id
    }

    @Test func eachUsersOldestByClass() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        #expect(try spool.waitingUsers().isEmpty)
        let economy = try letter("zoe", .economy).queue(spool)
        let prior = try letter("zoe").queue(spool)
        let abroad = try letter("an", country: "FR").queue(spool)
        let registered = try letter("bea", .registered).queue(spool)
        _ = try letter("bea", .registered).queue(spool)
        #expect(try spool.waitingUsers() == ["an", "bea", "zoe"])

        #expect(try next(spool, "zoe", Turn(sizes: all)) == economy)
        #expect(try next(spool, "zoe", Turn(sizes: all, cutOff: true)) == prior)
        #expect(try next(spool, "an", Turn(sizes: all, cutOff: true)) == nil)
        #expect(try next(spool, "an", Turn(sizes: all, cutOff: false)) == abroad)
        #expect(try next(spool, "bea", Turn(sizes: all, cutOff: true)) == registered)
        #expect(try next(spool, "bea", Turn(sizes: all), excluding: [registered]) != registered)
        #expect(try next(spool, "zoe", Turn(sizes: 0...4999)) == nil)
        #expect(try next(spool, "zoe", Turn(sizes: 5000...5000)) == economy)
        #expect(try next(spool, "zoe", Turn(sizes: all, committing: true)) == nil)

        try spool.failed(economy, reason: Status(.platformBusy), retryAt: fixture.now + 50, countsAttempt: true)
        #expect(try next(spool, "zoe", Turn(sizes: all)) == prior)
        try spool.retryNow(economy, actor: "zoe")
        #expect(try next(spool, "zoe", Turn(sizes: all)) == economy)
        #expect(try spool.details(economy).timeline.last?.reason?.code == .jobRetried)
        try spool.hold(economy, actor: "zoe")
        #expect(code { try spool.retryNow(economy, actor: "zoe") } == .stateConflict)
    }

    /// A queue from before the columns were there.
    @Test func whatWasAcceptedBeforeIsClassedToo() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let (economy, prior) = (try letter("zoe", .economy).queue(spool), try letter("zoe").queue(spool))
        try spool.write { database in
            try database.execute(sql: "UPDATE submission SET bytes = 0, cut_off = 0")
            for number in try Int64.fetchAll(database, sql: "SELECT number FROM submission") {
                try Lanes.classify(database, number)
            }
        }
        #expect(try spool.submission(economy).bytes == 5000)
        #expect(try spool.next(of: "zoe", Turn(sizes: all, cutOff: true), cap: 9, excluding: [])?.id == prior)
    }

    @Test func aDrainOutlivesARestart() throws {
        let fixture = try SpoolFixture()
        var spool: Spool? = try fixture.open()
        #expect(try spool?.drain() == nil)
        try spool?.beginDrain(actor: "root")
        let since = fixture.now
        fixture.advance(5)
        try spool?.beginDrain(actor: "anna")
        spool = nil
        spool = try fixture.open()
        #expect(try spool?.drain() == Drain(since: since, actor: "root"))
        try spool?.endDrain(actor: "root")
        #expect(try spool?.drain() == nil)
    }
}
