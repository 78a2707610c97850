import Foundation
import GRDB
import Letters
import Testing

@testable import Spool

/// The states a power cut, a lost file or a restored database leave behind, made by hand.
@Suite struct RecoveryTests {
    @Test func aBrokenTransferIsRemovedAndAStagedDocumentWaits() throws {
        let fixture = try SpoolFixture()
        let job = Job()
        do {
            let spool = try fixture.open()
            try job.stage(spool)
            try Data([1]).write(to: URL(fileURLWithPath: fixture.path("incoming/x.1.y.tmp")))
        }
        do {
            let spool = try fixture.open()
            #expect(spool.recovery.expiredIncoming == 1)
            #expect(try fixture.names("incoming") == [job.handOver.job.uuid])
            // The daemon was away between the documents and the hand-over: they need not come again.
            _ = try spool.accept(job.handOver, account: "a", sandbox: true)
        }
        try Job().stage(try fixture.open())
        // The folder's own time is the disk's clock, not the test's.
        fixture.advance(Date().timeIntervalSince1970 - fixture.now + 37 * 3600)
        let spool = try fixture.open()
        #expect(spool.recovery.expiredIncoming == 1 && spool.recovery.submissions == 1)
        #expect(try fixture.names("incoming").isEmpty)
    }

    /// The rename was made, the rows were not: nobody was told that the job was accepted, and CUPS brings it again.
    @Test func aFolderWithoutRowsIsKeptAndFound() throws {
        let fixture = try SpoolFixture()
        let job = Job()
        let id: String
        do {
            let spool = try fixture.open()
            id = try job.accept(spool).submission
            try spool.database.write { database in
                for table in ["letter", "document", "timeline", "submission"] {
                    try database.execute(sql: "DELETE FROM \(table)")
                }
            }
        }
        let spool = try fixture.open()
        #expect(spool.recovery.orphans == [id])
        #expect(spool.alarms.current.map(\.code) == [.spoolOrphan])
        #expect(try fixture.names("documents") == [id])
        #expect(try job.accept(spool).submission == id)
        #expect(try spool.details(id).documents.count == 1)
    }

    /// A restored database, and the job comes again with other bytes: the former ones are moved aside, not overwritten.
    @Test func whatAFormerRunLeftIsNotOverwritten() throws {
        let fixture = try SpoolFixture()
        let uuid = UUID().uuidString.lowercased()
        let spool = try fixture.open()
        let id = try Job(uuid: uuid).accept(spool).submission
        try spool.database.write { database in
            for table in ["letter", "document", "timeline", "submission"] {
                try database.execute(sql: "DELETE FROM \(table)")
            }
        }
        let other = Job(uuid: uuid, seed: 5)
        #expect(try other.accept(spool).submission == id)
        let kept = try #require(try fixture.names("quarantine").first)
        #expect(kept.hasPrefix(id))
        #expect(try fixture.names("quarantine/\(kept)").count == 2)
        #expect(try spool.details(id).documents[0].summary == other.handOver.verdict.documents[0])
    }

    @Test(arguments: [true, false]) func aLostOrShortenedFileHoldsItsSubmission(_ removed: Bool) throws {
        let fixture = try SpoolFixture()
        let whole: String
        let damaged: String
        do {
            let spool = try fixture.open()
            whole = try Job().queue(spool)
            damaged = try Job(pages: [1, 1]).queue(spool)
            let path = try spool.details(damaged).documents[1].path
            if removed {
                try FileManager.default.removeItem(atPath: path)
            } else {
                try Data([1]).write(to: URL(fileURLWithPath: path))
            }
        }
        let spool = try fixture.open()
        #expect(spool.recovery.quarantined == [damaged])
        #expect(try spool.submission(damaged).state == .held)
        #expect(try spool.submission(damaged).reason?.code == .spoolDamaged)
        #expect(try spool.submission(whole).state == .queued)
        #expect(spool.alarms.current.map(\.code) == [.spoolDamaged])
        #expect(try fixture.names("quarantine").count == 1)
        // Released without its file it is held again, and nothing is sent.
        try spool.release(damaged, actor: "root")
        #expect(code { _ = try spool.begin(damaged) } == .spoolDamaged)
        #expect(try spool.submission(damaged).state == .held)
    }

    @Test func aLostFileOfWhatThePlatformHasIsOnlyTold() throws {
        let fixture = try SpoolFixture()
        let id: String
        do {
            let spool = try fixture.open()
            id = try Job().queue(spool)
            try spool.record(PlatformReport(submission: id, receipt: "R1", state: .inProduction, letters: []))
            try FileManager.default.removeItem(atPath: try spool.details(id).documents[0].path)
        }
        let spool = try fixture.open()
        #expect(try spool.submission(id).state == .inProduction)
        #expect(spool.alarms.current.map(\.code) == [.spoolDamaged])
    }

    @Test func whatWasOnItsWayIsCounted() throws {
        let fixture = try SpoolFixture()
        do {
            let spool = try fixture.open()
            let id = try Job().queue(spool)
            _ = try spool.begin(id)
            try spool.freeze(id, manifest: [7, 8])
        }
        let spool = try fixture.open()
        #expect(spool.recovery.interruptedUploads == 1)
        let id = try spool.submissions().submissions[0].id
        #expect(try spool.manifest(id) == [7, 8])
        #expect(try spool.submission(id).state == .committing && spool.submission(id).putBegun)
    }
}
