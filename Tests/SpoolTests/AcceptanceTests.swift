import Digests
import Foundation
import GRDB
import Letters
import Synchronization
import Testing

@testable import Spool

@Suite struct AcceptanceTests {
    @Test func aJobIsTakenWhole() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let job = Job(pages: [2, 3])
        let acceptance = try job.accept(spool)
        #expect(acceptance.state == .accepted && !acceptance.already)
        #expect(acceptance.status.code == .jobAccepted)
        #expect(
            acceptance.submission
                == SubmissionIdentity.derive(
                    installation: spool.installation, job: job.handOver.job.uuid, sendAgain: 0))

        let details = try spool.details(acceptance.submission)
        #expect(details.submission.job == job.handOver.job)
        #expect(details.submission.options == job.handOver.verdict.options)
        #expect(details.letters.map(\.letter) == job.handOver.verdict.letters)
        #expect(details.documents.map(\.summary) == job.handOver.verdict.documents)
        for (document, bytes) in zip(details.documents, job.documents) {
            #expect(try Data(contentsOf: URL(fileURLWithPath: document.path)) == Data(bytes))
        }
        #expect(try fixture.names("incoming").isEmpty)
        let sidecar = try Data(
            contentsOf: URL(fileURLWithPath: fixture.path("documents/\(acceptance.submission)/handover.json")))
        #expect(try JSONDecoder().decode(Sidecar.self, from: sidecar).handOver == job.handOver)
    }

    @Test func theSameJobAgainAddsNothing() throws {
        let fixture = try SpoolFixture()
        var spool: Spool? = try fixture.open()
        let uuid = UUID().uuidString.lowercased()
        let first = try Job(uuid: uuid).accept(#require(spool))
        spool = nil
        let reopened = try fixture.open()
        // Other bytes, as a filter that stamps the time makes them.
        let again = try Job(uuid: uuid, seed: 9).accept(reopened)
        #expect(again.already && again.submission == first.submission && again.state == .accepted)
        #expect(again.status.code == .jobAccepted)
        try reopened.received(job: uuid)
        let later = try Job(uuid: uuid).accept(reopened)
        #expect(later.already && later.state == .queued && later.status.code == .jobAlreadySent)
        #expect(try reopened.submissions().submissions.count == 1)
        #expect(try fixture.names("incoming").isEmpty)
    }

    /// `lp -o job-uuid=…` takes the uuid its sender chose, another's too.
    @Test func anotherJobUnderATakenUUIDIsRefused() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let uuid = UUID().uuidString.lowercased()
        let id = try Job(uuid: uuid).queue(spool)
        var later = Job(uuid: uuid)
        later.handOver.job.id += 1
        var foreign = Job(uuid: uuid)
        foreign.handOver.job.user += "x"
        for job in [later, foreign] {
            #expect(throws: Status(.jobUnverified, [.detail: "job-uuid"])) { try job.accept(spool) }
        }
        #expect(try spool.details(id).submission.state == .queued)
        #expect(try fixture.names("incoming").isEmpty)
    }

    @Test(arguments: ["options", "pages", "address", "split"]) func aRerunThatDiffersIsHeld(_ what: String) throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let uuid = UUID().uuidString.lowercased()
        let id = try Job(uuid: uuid).queue(spool)
        var other = Job(uuid: uuid)
        switch what {
        case "options": other.handOver.verdict.options.colour = .colour
        case "pages": other = Job(uuid: uuid, pages: [3])
        case "address": other.handOver.verdict.letters[0].address?.lines[0] = "Piet Peeters"
        default: other = Job(uuid: uuid, pages: [2, 2])
        }
        let again = try other.accept(spool)
        #expect(again.already && again.state == .held && again.submission == id)
        #expect(again.status.code == .jobRerunDiffers)
        #expect(try spool.submission(id).reason?.code == .jobRerunDiffers)
        #expect(try spool.details(id).letters.count == 1, "what was accepted stays what it was")
    }

    @Test func aRerunThatDiffersIsToldWhenItIsTooLateToHold() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let uuid = UUID().uuidString.lowercased()
        let id = try Job(uuid: uuid).queue(spool)
        _ = try spool.begin(id)
        try spool.freeze(id, manifest: [1, 2, 3])
        let again = try Job(uuid: uuid, pages: [3]).accept(spool)
        #expect(again.state == .committing && again.status.code == .jobRerunDiffers)
        #expect(try spool.submission(id).state == .committing)
        #expect(try spool.details(id).timeline.last?.reason?.code == .jobRerunDiffers)
    }

    @Test func aCancelledJobStaysCancelled() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let early = Job()
        try spool.tombstone(job: early.handOver.job.uuid)
        #expect(code { try early.accept(spool) } == .jobCancelled)
        let late = Job()
        let id = try late.accept(spool).submission
        try spool.jobCancelled(id)
        #expect(try spool.submission(id).state == .cancelled)
        #expect(code { try late.accept(spool) } == .jobCancelled)
        #expect(code { try spool.received(job: late.handOver.job.uuid) } == .stateConflict)
    }

    @Test func oneMissingDocumentRefusesTheJob() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let job = Job(pages: [1, 1])
        let first = job.handOver.verdict.documents[0]
        let staged = try spool.stage(
            job: job.handOver.job.uuid, number: 1, size: first.size, sha256: first.sha256)
        try staged.write(job.documents[0])
        try staged.finish()
        #expect(code { _ = try spool.accept(job.handOver, account: "a", sandbox: true) } == .requestInvalid)
        #expect(try spool.submissions().submissions.isEmpty)
        #expect(code { try job.accept(spool) } == nil)
    }

    @Test func rowsThatFailLeaveNothingAndTheNextTrySucceeds() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let job = Job(pages: [1, 1])
        try spool.database.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER broken BEFORE INSERT ON letter WHEN NEW.number = 2
                    BEGIN SELECT RAISE(ABORT, 'no'); END
                    """)
        }
        #expect(code { try job.accept(spool) } == .spoolFailed)
        #expect(try spool.submissions().submissions.isEmpty)
        try spool.database.write { try $0.execute(sql: "DROP TRIGGER broken") }
        // The hand-over alone again: its documents are where the first try put them.
        #expect(code { _ = try spool.accept(job.handOver, account: "a", sandbox: true) } == nil)
        #expect(try spool.submissions().submissions.count == 1)
        #expect(try fixture.names("quarantine").isEmpty)
    }

    @Test func nonsenseIsRefused() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        var path = Job()
        path.handOver.job.uuid = "../../../../etc/passwd"
        #expect(code { _ = try spool.accept(path.handOver, account: "a", sandbox: true) } == .requestInvalid)
        var refused = Job(findings: [Status(.pageNotA4)])
        #expect(code { try refused.accept(spool) } == .requestInvalid)
        refused.handOver.verdict.outcome = .accepted
        #expect(code { try refused.accept(spool) } == .requestInvalid)
        var beyond = Job()
        beyond.handOver.verdict.letters[0].pages = [3]
        #expect(code { try beyond.accept(spool) } == .requestInvalid)
        var nameless = Job()
        nameless.handOver.verdict.letters[0].address = nil
        #expect(code { try nameless.accept(spool) } == .requestInvalid)
    }

    @Test func aDiskThatFailedOnceIsNotBelieved() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        spool.durability.fail(Status(.spoolFailed, [.detail: "fsync: Input/output error"]))
        #expect(code { try Job().accept(spool) } == .spoolFailed)
        #expect(spool.alarms.current.map(\.code) == [.spoolFailed])
    }
}

@Suite struct StagingTests {
    @Test func lengthAndDigestMustBeAsDeclared() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let bytes = [UInt8](repeating: 5, count: 100)
        let sum = SHA256Digest.hex(bytes)
        let uuid = UUID().uuidString.lowercased()

        let short = try spool.stage(job: uuid, number: 1, size: 100, sha256: sum)
        try short.write(Array(bytes.dropLast()))
        #expect(code { try short.finish() } == .documentTruncated)
        let long = try spool.stage(job: uuid, number: 1, size: 100, sha256: sum)
        #expect(code { try long.write(bytes + [5]) } == .documentTooLarge)
        let other = try spool.stage(job: uuid, number: 1, size: 100, sha256: sum)
        try other.write([4] + bytes.dropLast())
        #expect(code { try other.finish() } == .documentDamaged)
        let right = try spool.stage(job: uuid, number: 1, size: 100, sha256: sum)
        try right.write(bytes)
        try right.finish()
        #expect(code { try right.finish() } == .requestInvalid)
        #expect(code { try right.write(bytes) } == .requestInvalid)
        #expect(try fixture.names("incoming/\(uuid)") == ["1.\(sum)"])
    }

    @Test func whatIsDroppedLeavesNothing() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let uuid = UUID().uuidString.lowercased()
        var staged: StagedDocument? = try spool.stage(
            job: uuid, number: 1, size: 100, sha256: String(repeating: "0", count: 64))
        try staged?.write([1, 2, 3])
        #expect(try fixture.names("incoming").count == 1)
        #expect(spool.reserved.withLock { $0 } == 100)
        staged = nil
        #expect(try fixture.names("incoming").isEmpty)
        #expect(spool.reserved.withLock { $0 } == 0)
    }

    @Test func spaceIsRefusedBeforeTheDiskIsFull() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open(reserve: 1 << 60)
        let sum = String(repeating: "0", count: 64)
        let uuid = UUID().uuidString.lowercased()
        #expect(code { _ = try spool.stage(job: uuid, number: 1, size: 100, sha256: sum) } == .spoolFull)
        #expect(code { _ = try spool.stage(job: uuid, number: 1, size: 2 << 20, sha256: sum) } == .documentTooLarge)
        #expect(try fixture.names("incoming").isEmpty)
        #expect(spool.reserved.withLock { $0 } == 0)
    }

    /// What is promised to one is not promised to another.
    @Test func promisesAddUp() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open(documentLimit: .max / 8)
        let free = try Files.freeSpace(fixture.directory)
        let sum = String(repeating: "0", count: 64)
        let uuid = UUID().uuidString.lowercased()
        let first = try spool.stage(job: uuid, number: 1, size: free / 3, sha256: sum)
        #expect(code { _ = try spool.stage(job: uuid, number: 2, size: free / 3, sha256: sum) } == .spoolFull)
        withExtendedLifetime(first) {}
    }
}
