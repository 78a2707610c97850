import Foundation
import GRDB
import Letters
import Testing

@testable import Spool

@Suite struct RebuildTests {
    private static let root = Person(uid: 0, name: "root")

    /// The database is gone, the folders are not: what they tell is held, and asked about before anything is sent.
    @Test func aLostDatabaseIsMadeAnewFromTheFolders() throws {
        let fixture = try SpoolFixture()
        let jobs = [Job(id: 1), Job(id: 2, pages: [1, 3])]
        var ids: [String] = []
        do {
            let spool = try fixture.open()
            for job in jobs { ids.append(try job.queue(spool)) }
        }
        try FileManager.default.removeItem(atPath: fixture.path("queue.sqlite"))
        let spool = try fixture.open()
        #expect(spool.standstill?.code == .spoolRestored)
        #expect(Set(spool.alarms.current.map(\.code)) == [.spoolRestored, .spoolOrphan])
        let report = try spool.rebuild(actor: Self.root)
        #expect(report.rebuilt.sorted() == ids.sorted() && !report.more && report.quarantined.isEmpty)
        #expect(spool.standstill == nil && spool.alarms.current.isEmpty)
        for (job, id) in zip(jobs, ids) {
            let details = try spool.details(id)
            #expect(details.submission.state == .held && details.submission.reason?.code == .spoolRebuilt)
            #expect(details.submission.putBegun && details.submission.inQuestion)
            #expect(details.submission.job == job.handOver.job)
            #expect(details.letters.map(\.letter) == job.handOver.verdict.letters)
            #expect(details.documents.map(\.summary) == job.handOver.verdict.documents)
        }
        #expect(try spool.due(limit: 9, cap: 100).isEmpty)
        #expect(try spool.dueQuestions(limit: 9).map(\.id).sorted() == ids.sorted())
        // The platform has one of them, and never had the other.
        try spool.record(PlatformReport(submission: ids[0], receipt: "R", state: .posted, letters: []))
        try spool.neverHad(ids[1])
        #expect(try spool.submission(ids[0]).state == .posted)
        #expect(try spool.submission(ids[1]).state == .held)
        #expect(try spool.dueQuestions(limit: 9).isEmpty)
        try spool.release(ids[1], actor: Self.root)
        #expect(try spool.begin(ids[1]).submission.putBegun, "asked once more before its bytes go")
        // The same job again is the same submission.
        #expect(try jobs[1].accept(spool).already)
        #expect(try spool.verifyAudit().damage.isEmpty)
    }

    /// An old copy of the database: nothing of it is sent before `rebuild`, and then each is asked about first.
    @Test func aRestoredDatabaseSendsNothingBeforeThePlatformWasAsked() throws {
        let fixture = try SpoolFixture()
        let copy = fixture.path("../\(UUID().uuidString).sqlite")
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let cancelled: String
        let sent: String
        let later: String
        do {
            let spool = try fixture.open()
            cancelled = try Job(id: 1).queue(spool)
            sent = try Job(id: 2).queue(spool)
            _ = try spool.begin(sent)
        }
        try FileManager.default.copyItem(atPath: fixture.path("queue.sqlite"), toPath: copy)
        do {
            let spool = try fixture.open()
            #expect(spool.standstill == nil)
            try spool.cancel(cancelled, actor: "anna")
            try spool.freeze(sent, manifest: [1])
            later = try Job(id: 3).queue(spool)
        }
        try FileManager.default.removeItem(atPath: fixture.path("queue.sqlite"))
        try FileManager.default.copyItem(atPath: copy, toPath: fixture.path("queue.sqlite"))
        for _ in 0..<2 {
            // However often it is started: until a person steers, it stands still.
            let spool = try fixture.open()
            #expect(spool.standstill?.code == .spoolRestored)
            #expect(try spool.due(limit: 9, cap: 100).isEmpty)
            #expect(code { _ = try spool.begin(cancelled) } == .stateConflict)
            #expect(code { try spool.freeze(sent, manifest: [1]) } == .stateConflict)
            #expect(code { _ = try spool.nextGeneration(sent, document: 1) } == .stateConflict)
            // New jobs are taken all the same.
            _ = try Job(id: 4).queue(spool)
        }
        let spool = try fixture.open()
        let report = try spool.rebuild(actor: Self.root)
        #expect(report.rebuilt == [later] && report.questioned == 4)
        for id in [cancelled, sent, later] {
            let known = try spool.submission(id)
            #expect(known.state == .held && known.putBegun && known.inQuestion)
        }
        #expect(try spool.due(limit: 9, cap: 100).isEmpty)
        #expect(spool.standstill == nil)
        // Both are in the log: that it was restored, and who put it right.
        let log = try spool.auditLines().map(\.entry)
        #expect(log.contains { $0.contains("\"action\":\"restored\"") })
        #expect(log.contains { $0.contains("\"action\":\"rebuild\"") && $0.contains("\"uid\":0") })
        let whole = try spool.verifyAudit()
        #expect(whole.damage.isEmpty)
    }

    /// A power cut may leave the witness older than the database; that accuses nobody.
    @Test func anOlderOrUnreadableWitnessAccusesNobody() throws {
        let fixture = try SpoolFixture()
        _ = try Job().queue(try fixture.open())
        for text in ["", "rubbish", Witness(commits: 1).line] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: fixture.path("witness")))
            let spool = try fixture.open()
            #expect(spool.standstill == nil && spool.alarms.current.isEmpty, "\(text)")
        }
    }

    enum Damage: CaseIterable {
        case sidecarGone, sidecarBroken, otherId, byteFlipped, documentGone
    }

    @Test(arguments: Damage.allCases) func aFolderThatIsNotWhatItSaysIsMovedAside(_ damage: Damage) throws {
        let fixture = try SpoolFixture()
        let id: String
        let document: String
        do {
            let spool = try fixture.open()
            id = try Job().queue(spool)
            document = try spool.details(id).documents[0].path
        }
        try FileManager.default.removeItem(atPath: fixture.path("queue.sqlite"))
        let folder = "documents/\(id)/"
        switch damage {
        case .sidecarGone: try FileManager.default.removeItem(atPath: fixture.path(folder + "handover.json"))
        case .sidecarBroken: try Data("{".utf8).write(to: URL(fileURLWithPath: fixture.path(folder + "handover.json")))
        case .otherId:
            try FileManager.default.moveItem(
                atPath: fixture.path("documents/\(id)"),
                toPath: fixture.path("documents/\(UUID().uuidString.lowercased())"))
        case .byteFlipped: try flip(document)
        case .documentGone: try FileManager.default.removeItem(atPath: document)
        }
        let spool = try fixture.open()
        let report = try spool.rebuild(actor: Self.root)
        #expect(report.rebuilt.isEmpty && report.quarantined.count == 1)
        #expect(try spool.submissions().submissions.isEmpty)
        #expect(try fixture.names("quarantine").count == 1 && fixture.names("documents").isEmpty)
    }

    @Test func verifyFindsAFlippedByteAndSoDoesTheCommit() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let ids = try (1...5).map { try Job(id: $0).queue(spool) }
        #expect(try spool.verify() == VerifyReport.whole(documents: 5, bytes: 25_000))
        try flip(try spool.details(ids[1]).documents[0].path)
        var report = try spool.verify()
        #expect(report.damaged == [ids[1]] && report.documents == 5)
        #expect(try spool.submission(ids[1]).state == .held)
        #expect(spool.alarms.current.map(\.code) == [.spoolDamaged])
        #expect(try fixture.names("quarantine").count == 1, "never deleted")
        // A page at a time.
        report = try spool.verify(seconds: -1)
        var pages = 1
        while let next = report.next {
            report = try spool.verify(after: next, seconds: -1)
            pages += 1
        }
        #expect(pages == 6)

        _ = try spool.begin(ids[3])
        try flip(try spool.details(ids[3]).documents[0].path)
        #expect(code { try spool.freeze(ids[3], manifest: [1]) } == .spoolDamaged)
        let known = try spool.submission(ids[3])
        #expect(known.state == .held && !known.putBegun)
        #expect(try spool.manifest(ids[3]) == nil)
    }

    private func flip(_ path: String) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
    }
}

extension VerifyReport {
    fileprivate static func whole(documents: Int, bytes: Int64) -> VerifyReport {
        var report = VerifyReport()
        report.documents = documents
        report.bytes = bytes
        return report
    }
}
