import Contract
import Foundation
import Letters
import Platform
import Spool
import Testing

@testable import Delivery

@Suite struct SendingTests {
    @Test func aJobIsUploadedCommittedAndFollowed() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue(documents: 2) {
            $0.verdict.options.franking = .registered
            $0.verdict.options.returnAddress = ["Firma", "Kerkstraat 1", "9000 Gent"]
        }
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        let platform = simulation.platform
        #expect(await platform.keys == ["\(id).1.1", "\(id).2.1"])
        #expect(await platform.bytesReceived == 10_000)
        let manifest = try JSONDecoder().decode(
            Manifest.self, from: Data(try #require(await platform.manifests.first).bytes))
        #expect(manifest.installation == simulation.spool.installation)
        #expect(manifest.sender == "anna" && manifest.title == "Letter")
        #expect(manifest.documents.map(\.number) == [1, 2] && manifest.documents.map(\.pages) == [1, 1])
        #expect(manifest.letters.map(\.document) == [1, 2])
        #expect(manifest.letters[0].address.lines == ["Jan Peeters", "Nieuwstraat 1", "1000 Brussel"])
        #expect(manifest.letters[0].address.country == "BE" && manifest.letters[0].franking == .registered)
        #expect(manifest.returnAddress == ["Firma", "Kerkstraat 1", "9000 Gent"])

        let installation = simulation.spool.installation
        await platform.advance(id, .inProduction, installation: installation)
        #expect(await simulation.service.followOnce(account: "default") == .answered)
        #expect(try simulation.state(id) == .inProduction)
        // Another installation of the same account: not ours to believe.
        await platform.advance(id, .refused, installation: "someone else")
        await platform.advance(id, .posted, installation: installation, number: "010999")
        #expect(await simulation.service.followOnce(account: "default") == .answered)
        #expect(try simulation.state(id) == .posted)
        #expect(try simulation.spool.details(id).letters.map(\.registeredNumber) == ["010999", "010999"])
        #expect(try simulation.spool.account("default")?.cursor == "3")
        #expect(await platform.manifests.count == 1)
    }

    @Test func aBrokenTransferGoesOnWhereThePlatformIs() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        // Half of each chunk arrives before the line is cut; twice, then it holds.
        await simulation.platform.fail(.send, .askOffset, .platformUnreachable, carriedOut: true)
        await simulation.platform.fail(.send, .platformAway, .platformUnreachable, carriedOut: true)
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.bytesReceived == 5000, "no byte that arrived was sent again")
        #expect(await simulation.platform.count(.offset) == 2)
        #expect(simulation.time.waited == [1, 1], "progress begins anew")
        #expect(simulation.service.contact.trouble == nil)
    }

    @Test func partsGrowWithTheLine() async throws {
        for (largest, parts) in [(2000, [500, 2000, 2000, 500]), (100_000, [500, 4000, 500])] {
            let fast = try Simulation { ($0.chunk, $0.largestChunk) = (500, Int64(largest)) }
            _ = try fast.queue()
            try await fast.turn()
            #expect(await fast.platform.parts.map(Int.init) == parts)
        }

        let measured = try Simulation { ($0.chunk, $0.largestChunk) = (1000, 4000) }
        _ = try measured.queue()
        await measured.platform.atNextSend { measured.time.advance(0.125) }
        try await measured.turn()
        #expect(await measured.platform.parts == [1000, 2000, 2000], "what the line carries in a quarter of a second")

        let slow = try Simulation { ($0.chunk, $0.largestChunk) = (2000, 4000) }
        _ = try slow.queue()
        await slow.platform.atNextSend { slow.time.advance(0.25) }
        try await slow.turn()
        #expect(await slow.platform.parts == [2000, 2000, 1000])
    }

    @Test func aPartThatFailsGoesBackToTheSmallest() async throws {
        let limited = try Simulation { ($0.chunk, $0.largestChunk) = (500, 2000) }
        let id = try limited.queue()
        await limited.platform.limit(parts: 999)
        try await limited.turn()
        #expect(try limited.state(id) == .committed)
        #expect(await limited.platform.parts == [500, 2000] + Array(repeating: 500, count: 9))
        #expect(limited.time.waited == [0], "whoever refuses the size need not rest")

        let stubborn = try Simulation()
        let held = try stubborn.queue()
        await stubborn.platform.limit(parts: 100)
        try await stubborn.turn()
        #expect(try stubborn.state(held) == .held && stubborn.spool.submission(held).reason?.code == .platformRefused)
        #expect(await stubborn.platform.parts == [2000])
    }

    @Test func aLineThatStaysDownEndsTheAttempt() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        for _ in 1...9 { await simulation.platform.fail(.send, .platformAway, .platformUnreachable) }
        try await simulation.turn()
        #expect(simulation.time.waited == [1, 5, 15])
        #expect(try simulation.state(id) == .queued)
        #expect(try simulation.spool.submission(id).attempts == 0)
        #expect(simulation.service.contact.trouble?.code == .platformUnreachable)
    }

    @Test(arguments: [true, false]) func aLostAnswerToTheCommitIsAskedFor(_ carriedOut: Bool) async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.commit, .unknown, .platformUnreachable, carriedOut: carriedOut)
        try await simulation.turn()
        #expect(await simulation.platform.count(.ask) == 1)
        if carriedOut {
            #expect(try simulation.state(id) == .committed)
            #expect(await simulation.platform.count(.commit) == 1)
        } else {
            #expect(try simulation.state(id) == .committing)
            try await simulation.run(for: 60)
            #expect(try simulation.state(id) == .committed)
            #expect(await simulation.platform.count(.commit) == 2)
            #expect(await simulation.platform.count(.ask) == 2, "asked again before it was repeated")
        }
    }

    @Test func aRestartInTheMiddleOfTheCommitAsksFirst() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.commit, .unknown, .platformUnreachable, carriedOut: true)
        await simulation.platform.fail(.ask, .platformAway, .platformUnreachable)
        try await simulation.turn()
        #expect(try simulation.state(id) == .committing)
        await simulation.platform.forget()
        try simulation.start()
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.calls == [.ask])
    }

    @Test func repeatsSendTheFrozenBytes() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.commit, .unknown, .platformAnswer)
        try await simulation.turn()
        let frozen = try #require(try simulation.spool.manifest(id))
        try simulation.start()
        try await simulation.run(for: 60)
        #expect(await simulation.platform.manifests.map(\.bytes) == [frozen])
        #expect(try simulation.state(id) == .committed)
    }

    @Test func aDeniedReceiptIsNeverSentAgain() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        try await simulation.turn()
        await simulation.platform.forgetSubmission(id)
        try await simulation.run(for: simulation.policy.askPause + 60)
        #expect(try simulation.state(id) == .held)
        #expect(try simulation.spool.submission(id).reason?.code == .submissionLost)
        #expect(simulation.spool.alarms.current.map(\.code).contains(.submissionLost))
        try simulation.spool.release(id, actor: "root")
        try await simulation.run(for: 3600)
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.count(.commit) == 1)
    }

    @Test func anUploadThatIsGoneGoesUpUnderTheNextGeneration() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        let platform = simulation.platform
        await platform.fail(.send, .uploadGone, .uploadGone)
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        #expect(await platform.keys == ["\(id).1.1", "\(id).1.2"])
        #expect(await platform.count(.ask) == 1)
    }

    @Test func anUploadThatIsGoneAtTheCommitGoesUpAgain() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        let platform = simulation.platform
        await platform.fail(.commit, .uploadGone, .uploadGone)
        try await simulation.turn()
        #expect(try simulation.state(id) == .queued)
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .committed)
        #expect(await platform.keys == ["\(id).1.1", "\(id).1.2"])
        #expect(await platform.manifests.count == 1)
        #expect(await platform.committed.count == 1)
    }

    /// The creation was carried out, its answer lost: the same key finds it again.
    @Test func aLostCreationIsFoundByItsKey() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.create, .temporary, .platformBusy, carriedOut: true)
        try await simulation.turn()
        #expect(try simulation.spool.submission(id).attempts == 1)
        try simulation.start()
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.keys == ["\(id).1.1", "\(id).1.1"])
        #expect(await simulation.platform.uploads.count == 1)
    }

    @Test func absurdOffsetsAreNotFollowed() async throws {
        let beyond = try Simulation()
        let first = try beyond.queue()
        await beyond.platform.lie(offsets: [9999])
        try await beyond.turn()
        #expect(try beyond.state(first) == .held)
        #expect(try beyond.spool.submission(first).reason?.code == .uploadOffset)

        let backwards = try Simulation()
        let second = try backwards.queue()
        await backwards.platform.lie(offsets: Array(repeating: 0, count: 100))
        try await backwards.turn()
        #expect(try backwards.state(second) == .queued)
        #expect(await backwards.platform.count(.send) <= 5)
        #expect(await backwards.platform.count(.commit) == 0)
    }

    @Test func aRestoredQueueDoesNotPostTwice() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        let copy = simulation.directory + ".copy"
        try FileManager.default.copyItem(atPath: simulation.directory, toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed)
        for name in ["queue.sqlite", "queue.sqlite-journal"] {
            try? FileManager.default.removeItem(atPath: simulation.directory + "/" + name)
            try? FileManager.default.copyItem(atPath: copy + "/" + name, toPath: simulation.directory + "/" + name)
        }
        try simulation.start()
        let sent = await simulation.platform.count(.send)
        // An old copy: nothing is sent, and nothing is asked for, before a person has it brought up to date.
        #expect(try simulation.state(id) == .queued)
        try await simulation.turn()
        #expect(try simulation.state(id) == .queued)
        let never = try simulation.queue()
        _ = try simulation.spool.rebuild(actor: "root")
        #expect(try simulation.state(id) == .held)
        try await simulation.turn()
        #expect(try simulation.state(id) == .committed, "the platform knows it")
        #expect(try simulation.state(never) == .held, "and never had this one")
        #expect(await simulation.platform.count(.send) == sent)
        #expect(await simulation.platform.committed.count == 1)
        try simulation.spool.release(never, actor: "root")
        try await simulation.turn()
        #expect(try simulation.state(never) == .committed)
        #expect(await simulation.platform.committed.count == 2)
    }
}
