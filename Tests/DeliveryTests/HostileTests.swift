import Contract
import Foundation
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

    private let otherBytes = ErrorTable.failure(
        .status(422, type: "urn:clickpost:platform:digest"), during: .commit)

    /// The platform got other bytes than were announced, or says so: the same upload would be refused for ever.
    @Test func aWrongDigestIsSentOnceMoreAsNewUploads() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue(documents: 2)
        await simulation.platform.fail(.commit, otherBytes)
        try await simulation.turn()
        let waiting = try simulation.spool.details(id)
        #expect(waiting.submission.state == .queued && waiting.submission.reason?.code == .uploadDigest)
        #expect(waiting.submission.attempts == 1)
        #expect(waiting.documents.allSatisfy { $0.generation == 2 && $0.upload == nil && $0.offset == 0 })
        #expect(await simulation.platform.count(.ask) == 1)

        // What is to be done is on disk, not in the program that noticed.
        try simulation.start()
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.keys == ["\(id).1.1", "\(id).2.1", "\(id).1.2", "\(id).2.2"])
        #expect(await simulation.platform.bytesReceived == 4 * 5000)
        #expect(await simulation.platform.manifests.count == 1)
        #expect(simulation.spool.alarms.current.isEmpty)
    }

    @Test func aSecondWrongDigestIsHeldAndEachReleaseUploadsAnew() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        for generation in 2...4 {
            for _ in 0..<(generation == 2 ? 2 : 1) { await simulation.platform.fail(.commit, otherBytes) }
            if generation > 2 { try simulation.spool.release(id, actor: "root") }
            try await simulation.run(for: 3600)
            let submission = try simulation.spool.submission(id)
            #expect(submission.state == .held && submission.reason?.code == .uploadDigest, "\(generation)")
            #expect(await simulation.platform.count(.commit) == generation, "nothing more by itself")
            #expect(await simulation.platform.keys == (1...generation).map { "\(id).1.\($0)" })
        }
        #expect(simulation.spool.alarms.current.map(\.code) == [.uploadDigest])
        #expect(await simulation.platform.committed.isEmpty)

        try simulation.spool.release(id, actor: "root")
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.committed.count == 1)
        #expect(simulation.spool.alarms.current.isEmpty)
    }

    @Test func aWrongDigestInMidTransferNeedsNoQuestion() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(
            .send, ErrorTable.failure(.status(422, type: "urn:clickpost:platform:digest"), during: .send))
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.keys == ["\(id).1.1", "\(id).1.2"])
        #expect(await simulation.platform.count(.ask) == 0)
    }

    /// It says so of what it has all the same.
    @Test func aWrongDigestOfWhatWasCommittedIsRecorded() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.commit, otherBytes.failure, .uploadDigest, carriedOut: true)
        try await simulation.run(for: 60)
        #expect(try simulation.state(id) == .committed)
        #expect(await simulation.platform.count(.commit) == 1)
        #expect(await simulation.platform.keys.count == 1)
    }

    /// Then the platform is right, and nothing here may be sent.
    @Test func aWrongDigestOfADamagedDocumentIsHeldForThat() async throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        await simulation.platform.fail(.commit, .temporary, .platformBusy)
        try await simulation.turn()
        #expect(try simulation.state(id) == .committing)
        let path = try simulation.spool.details(id).documents[0].path
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.write(contentsOf: [0x5A])
        try file.close()
        await simulation.platform.fail(.commit, otherBytes)
        try await simulation.run(for: 3600)
        let submission = try simulation.spool.submission(id)
        #expect(submission.state == .held && submission.reason?.code == .spoolDamaged)
        #expect(simulation.spool.alarms.current.map(\.code) == [.spoolDamaged])
        #expect(await simulation.platform.keys.count == 1)
        #expect(await simulation.platform.committed.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path), "it is in quarantine")
    }

    /// A person who steers meanwhile has the word.
    @Test func nothingStartsOverThatIsNotOnItsWay() throws {
        let simulation = try Simulation()
        let id = try simulation.queue()
        let sound = try simulation.spool.checkDocuments(id)
        #expect(throws: Status.self) { try simulation.spool.startOver(sound, reason: Status(.uploadDigest)) }
        #expect(try simulation.spool.details(id).documents[0].generation == 0)
        #expect(try simulation.state(id) == .queued)
    }
}
