import Foundation
import GRDB
import Letters
import Synchronization
import Testing

@testable import Spool

@Suite struct GroupCommitTests {
    /// Many at once: each is told its own, all are there, and they needed one transaction.
    @Test func concurrentAcceptsShareTransactions() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let jobs = (0..<8).map { Job(id: $0 + 1, seed: UInt8($0)) }
        for job in jobs { try job.stage(spool) }
        let before = try commits(spool)
        let answers = Mutex<[String: Acceptance]>([:])
        let slow = DispatchSemaphore(value: 0)
        let isInside = Mutex(false)
        // Whoever syncs takes its time; then there is one more.
        together(10) { client in
            switch client {
            case 8:
                try? spool.write { database in
                    isInside.withLock { $0 = true }
                    slow.wait()
                    try database.execute(sql: "INSERT INTO tombstone (job_uuid, at) VALUES ('x', 1)")
                }
            case 9:
                while spool.commits.waiting < 8 { usleep(1000) }
                slow.signal()
            default:
                // Its transaction has begun: nobody can join it any more.
                while !isInside.withLock({ $0 }) { usleep(1000) }
                guard let answer = try? spool.accept(jobs[client].handOver, account: "a", sandbox: true) else { return }
                answers.withLock { $0[jobs[client].handOver.job.uuid] = answer }
            }
        }
        #expect(answers.withLock { $0.count } == jobs.count)
        for job in jobs {
            let id = SubmissionIdentity.derive(
                installation: spool.installation, job: job.handOver.job.uuid, sendAgain: 0)
            #expect(answers.withLock { $0[job.handOver.job.uuid]?.submission } == id)
            #expect(try spool.details(id).documents.map(\.summary) == job.handOver.verdict.documents)
        }
        #expect(try commits(spool) - before == 2, "the slow one's, and theirs")
        #expect(try spool.verifyAudit().lines == 8)
    }

    /// The same job from eight sides is one submission: one is told that it is new, the others that it was taken before.
    @Test func theSameJobAtOnceIsTakenOnce() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let job = Job()
        try job.stage(spool)
        let answers = Mutex<[Acceptance]>([])
        together(8) { _ in
            if let answer = try? spool.accept(job.handOver, account: "a", sandbox: true) {
                answers.withLock { $0.append(answer) }
            }
        }
        let given = answers.withLock { $0 }
        #expect(given.count == 8 && given.count { !$0.already } == 1)
        #expect(Set(given.map(\.submission)).count == 1)
        #expect(try spool.submissions().submissions.count == 1)
    }

    /// One that fails is told so, alone.
    @Test func aMemberThatFailsLeavesTheOthers() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let outcomes = Mutex<[Int: StatusCode?]>([:])
        together(24) { number in
            let outcome = code {
                try spool.write { database in
                    try database.execute(
                        sql: "INSERT INTO tombstone (job_uuid, at) VALUES (?, 1)", arguments: ["\(number)"])
                    if number % 3 == 0 { throw Status(.stateConflict) }
                    if number % 3 == 1 {
                        try database.execute(
                            sql: "INSERT INTO tombstone (job_uuid, at) VALUES (?, NULL)", arguments: ["x"])
                    }
                }
            }
            outcomes.withLock { $0[number] = outcome }
        }
        for number in 0..<24 {
            let expected: StatusCode? = [.stateConflict, .spoolFailed, nil][number % 3]
            #expect(outcomes.withLock { $0[number] } == .some(expected), "\(number)")
        }
        let kept = try spool.read { try String.fetchAll($0, sql: "SELECT job_uuid FROM tombstone") }
        #expect(Set(kept) == Set((0..<24).filter { $0 % 3 == 2 }.map(String.init)))
    }

    /// A cancel that comes between the documents and their rows wins.
    @Test func aTombstoneInTheLastMomentRefuses() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let job = Job()
        try job.stage(spool)
        try spool.tombstone(job: job.handOver.job.uuid)
        #expect(code { _ = try spool.accept(job.handOver, account: "a", sandbox: true) } == .jobCancelled)
        #expect(try fixture.names("documents").isEmpty)
    }

    private func commits(_ spool: Spool) throws -> Int64 {
        try spool.read { try Int64.fetchOne($0, sql: "SELECT commits FROM spool") } ?? 0
    }
}
