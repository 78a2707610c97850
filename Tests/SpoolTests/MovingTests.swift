import Foundation
import GRDB
import Letters
import Testing

@testable import Spool

/// A queue that goes to another machine.
@Suite struct MovingTests {
    private static let root = Person(uid: 0, name: "root")

    private struct Moved {
        let old: SpoolFixture
        let new: SpoolFixture
        /// In order: accepted, held, queued, uploading, committing, committed, posted, cancelled.
        var ids: [String]
        var jobs: [Job]
    }

    /// One submission in each state, exported and carried over.
    private func move() throws -> Moved {
        let moved = Moved(old: try SpoolFixture(), new: try SpoolFixture(), ids: [], jobs: (1...8).map { Job(id: $0) })
        var result = moved
        do {
            let spool = try moved.old.open()
            for job in moved.jobs { result.ids.append(try job.accept(spool).submission) }
            for job in moved.jobs.dropFirst() { try spool.received(job: job.handOver.job.uuid) }
            let ids = result.ids
            try spool.hold(ids[1], actor: "anna")
            for id in ids[3...4] {
                _ = try spool.begin(id)
                try spool.uploadCreated(id, document: 1, location: "/u/\(id)")
            }
            try spool.freeze(ids[4], manifest: [1, 2, 3])
            for (id, state) in zip(ids[5...6], [PlatformState.received, .posted]) {
                let word = PlatformReport.LetterWord(
                    number: 1, id: "L", state: state == .posted ? .posted : .received, posted: 5, registeredNumber: nil,
                    trackingLink: nil)
                try spool.record(PlatformReport(submission: id, receipt: "R\(id)", state: state, letters: [word]))
            }
            try spool.cancel(ids[7], actor: "anna")
            let report = try spool.exportQueue("move-1", actor: Self.root)
            #expect(report.submissions == 8 && report.open == 6)
            #expect(report.path == moved.old.path("exports/move-1"))
        }
        _ = try moved.new.open()
        try FileManager.default.copyItem(
            atPath: moved.old.path("exports/move-1"), toPath: moved.new.path("imports/move-1"))
        return result
    }

    /// From the moment of the seal the old queue can begin no request that leads to a letter, whatever state a submission is in, also after
    /// restarts; the new one can, after it has asked.
    @Test func neverSentByBoth() throws {
        let moved = try move()
        let new = try moved.new.open()
        let report = try new.importQueue("move-1", actor: Self.root)
        #expect(report.imported == 8 && report.already == 0 && report.damaged.isEmpty)
        for _ in 0..<2 {
            let old = try moved.old.open()
            #expect(old.standstill?.code == .spoolSealed)
            #expect(old.alarms.current.map(\.code) == [.spoolSealed])
            #expect(try old.due(limit: 99, cap: 1e9).isEmpty)
            try? old.received(job: moved.jobs[0].handOver.job.uuid)
            try? old.release(moved.ids[1], actor: Self.root)
            for id in moved.ids {
                #expect(code { _ = try old.begin(id) } != nil)
                #expect(code { try old.freeze(id, manifest: [9]) } != nil)
                #expect(code { _ = try old.nextGeneration(id, document: 1) } != nil)
                #expect(code { try old.uploadCreated(id, document: 1, location: "/x") } != nil)
                #expect(code { try old.uploadProgress(id, document: 1, offset: 1) } != nil)
            }
            #expect(code { try Job(id: 99).accept(old) } == .spoolSealed)
            #expect(code { _ = try old.importQueue("move-1", actor: Self.root) } == .spoolSealed)
        }
        let due = try new.due(limit: 99, cap: 1e9)
        #expect(due.map(\.id) == Array(moved.ids[2...4]))
        #expect(due.allSatisfy { $0.putBegun }, "the platform is asked before anything is sent")
    }

    @Test func everythingArrivesAsItWas() throws {
        let moved = try move()
        let old = try moved.old.open()
        let new = try moved.new.open()
        _ = try new.importQueue("move-1", actor: Self.root)
        #expect(old.installation != new.installation)
        for id in moved.ids {
            let (was, now) = (try old.details(id), try new.details(id))
            #expect(now.submission.state == was.submission.state && now.submission.job == was.submission.job)
            #expect(now.submission.receipt == was.submission.receipt && now.letters == was.letters)
            #expect(now.timeline.map(\.state) == was.timeline.map(\.state))
            #expect(now.documents.map(\.upload) == was.documents.map(\.upload))
            #expect(now.documents.map(\.generation) == was.documents.map(\.generation))
            for document in now.documents where !now.submission.state.isFinal {
                #expect(try Files.sha256(document.path) == document.summary.sha256)
            }
        }
        #expect(try new.manifest(moved.ids[4]) == [1, 2, 3], "the frozen bytes go with it")
        #expect(try new.verify().damaged.isEmpty)
        #expect(try new.verifyAudit().damage.isEmpty)
        // A restart finds nothing to complain of.
        #expect(new.alarms.current.isEmpty)
    }

    @Test func importedTwiceIsThereOnce() throws {
        let moved = try move()
        let new = try moved.new.open()
        _ = try new.importQueue("move-1", actor: Self.root)
        try new.release(moved.ids[1], actor: Self.root)
        let again = try new.importQueue("move-1", actor: Self.root)
        #expect(again.imported == 0 && again.already == 8)
        #expect(try new.submissions().submissions.count == 8)
        #expect(try new.submission(moved.ids[1]).state == .queued, "what happened since is not undone")
        // CUPS brings a job again that the other machine had accepted, and one that was cancelled there.
        #expect(try moved.jobs[6].accept(new).already)
        #expect(code { try moved.jobs[7].accept(new) } == .jobCancelled)
    }

    /// A second export of a sealed queue keeps its name: the seal names what it was given up for.
    @Test func exportedAgainItIsTheSame() throws {
        let moved = try move()
        let old = try moved.old.open()
        #expect(try old.exportQueue("other", actor: Self.root).name == "move-1")
        #expect(try moved.old.names("exports") == ["move-1"])
        #expect(code { _ = try old.exportQueue("../x", actor: Self.root) } == .requestInvalid)
        let kept = try old.auditLines().map(\.entry).filter { $0.contains("\"action\":\"seal\"") }
        #expect(kept.count == 1 && kept[0].contains("\"uid\":0"))
    }

    @Test func aDamagedExportIsNotTaken() throws {
        let moved = try move()
        let new = try moved.new.open()
        let folder = moved.new.path("imports/move-1/documents/\(moved.ids[2])")
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        try Data("short".utf8).write(to: URL(fileURLWithPath: folder + "/" + file))
        let report = try new.importQueue("move-1", actor: Self.root)
        #expect(report.damaged == [moved.ids[2]] && report.imported == 7)
        // Cut short on its way.
        let lines = moved.new.path("imports/move-1/submissions")
        let text = try String(contentsOfFile: lines, encoding: .utf8).split(separator: "\n").dropLast()
        try text.joined(separator: "\n").write(toFile: lines, atomically: false, encoding: .utf8)
        #expect(code { _ = try new.importQueue("move-1", actor: Self.root) } == .spoolDamaged)
        #expect(code { _ = try new.importQueue("none", actor: Self.root) } == .spoolFailed)
    }
}
