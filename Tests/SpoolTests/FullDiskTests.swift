import Foundation
import Glibc
import Letters
import Testing

@testable import Spool

/// A small file system that is full from some step on, to its last page or nearly.
@Suite(.serialized, .enabled(if: geteuid() == 0, "mounting a file system of its own needs root"))
struct FullDiskTests {
    /// A submission's way, in order; each step is durable when it returns.
    enum Step: Int, CaseIterable {
        case stage, accept, received, begin, generation, location, freeze, sent, posted
    }

    private static let ballast: Int64 = 512 << 10

    /// What was acknowledged goes on to its end on the ballast's room; what was not is refused in words. Afterwards all is as before.
    @Test(arguments: Step.allCases) func fullFromAnyStepOn(_ step: Step) throws {
        for pages in [0, 1, 2, 3, 5, 8, 13] {
            let fixture = try SpoolFixture(size: 2 << 20)
            var spool: Spool? = try fixture.open(ballast: Self.ballast)
            let job = Job()
            let id = SubmissionIdentity.derive(
                installation: try #require(spool).installation, job: job.handOver.job.uuid, sendAgain: 0)
            var isAccepted = false
            for next in Step.allCases {
                if next == step { try fill(fixture, leaving: pages) }
                let outcome = code { try take(next, job, id, #require(spool)) }
                if next.rawValue <= Step.accept.rawValue {
                    #expect(
                        outcome == nil || outcome == .spoolFull,
                        "\(next), \(pages) pages: \(String(describing: outcome))")
                    if outcome != nil { break }
                    isAccepted = next == .accept
                } else {
                    #expect(outcome == nil, "\(next), \(pages) pages: \(String(describing: outcome))")
                }
            }
            if isAccepted { #expect(try #require(spool).submission(id).state == .posted) }
            // A start on the full disk finds what was recorded.
            spool = nil
            if isAccepted {
                #expect(try fixture.open(ballast: Self.ballast).submission(id).state == .posted)
            }
            try FileManager.default.removeItem(atPath: fixture.path("filler"))
            let later = try fixture.open(ballast: Self.ballast)
            #expect(Files.facts(fixture.path("ballast"))?.size == Self.ballast)
            #expect(!later.alarms.current.contains { $0.code == .spoolFull })
            #expect(code { try Job().accept(later) } == nil)
            if !isAccepted { #expect(code { try job.accept(later) } == nil) }
        }
    }

    /// While the ballast is gone nothing new is taken; it comes back by itself.
    @Test func theBallastIsGivenUpOnceAndMadeAgain() throws {
        let fixture = try SpoolFixture(size: 4 << 20)
        let spool = try fixture.open(ballast: Self.ballast)
        let id = try Job().queue(spool)
        try fill(fixture, leaving: 0)
        var number = 0
        while Files.exists(fixture.path("ballast")), number < 2000 {
            try spool.hold(id, actor: Person(uid: 0, name: "root", words: String(repeating: "x", count: 500)))
            number += 1
        }
        #expect(!Files.exists(fixture.path("ballast")))
        #expect(spool.alarms.current.map(\.code) == [.spoolFull])
        #expect(code { try Job().accept(spool) } == .spoolFull)
        try FileManager.default.removeItem(atPath: fixture.path("filler"))
        try spool.tend()
        #expect(Files.facts(fixture.path("ballast"))?.size == Self.ballast)
        #expect(spool.alarms.current.isEmpty)
        #expect(code { try Job().accept(spool) } == nil)
        #expect(try spool.verifyAudit().damage.isEmpty)
    }

    private func fill(_ fixture: SpoolFixture, leaving pages: Int) throws {
        let free = try Files.freeSpace(fixture.directory) - Int64(pages * 4096)
        let file = try Files.open(fixture.path("filler"), O_WRONLY | O_CREAT | O_EXCL)
        if free > 0 { try #require(posix_fallocate(file.number, 0, off_t(free)) == 0) }
        #expect(try Files.freeSpace(fixture.directory) <= Int64(pages * 4096))
    }

    private func take(_ step: Step, _ job: Job, _ id: String, _ spool: Spool) throws {
        switch step {
        case .stage: try job.stage(spool)
        case .accept: _ = try spool.accept(job.handOver, account: "a", sandbox: true)
        case .received: try spool.received(job: job.handOver.job.uuid)
        case .begin: _ = try spool.begin(id)
        case .generation: #expect(try spool.nextGeneration(id, document: 1) == 2)
        case .location: try spool.uploadCreated(id, document: 1, location: "https://platform.example/u/1")
        case .freeze: try spool.freeze(id, manifest: [UInt8](repeating: 7, count: 20_000))
        case .sent: try spool.record(PlatformReport(submission: id, receipt: "R", state: .received, letters: []))
        case .posted: try spool.record(PlatformReport(submission: id, receipt: "R", state: .posted, letters: []))
        }
    }
}
