import Digests
import Foundation
import GRDB
import Glibc
import Letters
import Testing

@testable import Spool

@Suite struct OpeningTests {
    @Test func keepsItsDurabilityAndItsSecrets() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        _ = try Job().queue(spool)
        try SpoolDatabase.readBack(spool.database)
        let files = try #require(FileManager.default.enumerator(atPath: fixture.directory)).allObjects
        #expect(files.count > 8)
        for case let name as String in files {
            let facts = try FileManager.default.attributesOfItem(atPath: fixture.path(name))
            let mode = try #require(facts[.posixPermissions] as? Int)
            #expect(mode & 0o077 == 0, "\(name) \(String(mode, radix: 8))")
        }
    }

    @Test func refusesADatabaseThatIsNotDurable() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        try spool.database.inDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        #expect(code { try SpoolDatabase.readBack(spool.database) } == .spoolNotDurable)
        let wal = try DatabaseQueue(path: fixture.path("other.sqlite"))
        _ = try wal.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
        try wal.inDatabase { try $0.execute(sql: "PRAGMA synchronous = EXTRA") }
        #expect(code { try SpoolDatabase.readBack(wal) } == .spoolNotDurable)
    }

    @Test func oneDaemonAtATime() throws {
        let fixture = try SpoolFixture()
        var spool: Spool? = try fixture.open()
        #expect(code { _ = try fixture.open() } == .spoolInUse)
        withExtendedLifetime(spool) {}
        spool = nil
        #expect(code { _ = try fixture.open() } == nil)
    }

    /// What another thread is just starting has a copy of every descriptor until its exec; the lock ends with the queue all the same.
    @Test func aCopyOfTheLocksDescriptorKeepsNobodyOut() throws {
        let fixture = try SpoolFixture()
        var spool: Spool? = try fixture.open()
        let lock = URL(fileURLWithPath: fixture.path("lock")).resolvingSymlinksInPath().path
        let numbers = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int32.init)
        let held = try #require(
            numbers.first {
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == lock
            })
        let copy = dup(held)
        defer { close(copy) }
        withExtendedLifetime(spool) {}
        spool = nil
        #expect(code { _ = try fixture.open() } == nil)
    }

    @Test func aNetworkFileSystemIsRefused() {
        // NFS, CIFS (also where the number was extended by its sign), Ceph.
        for type: Int64 in [0x6969, 0xFF53_4D42, -0xAC_B2BE, 0x00C3_6400] { #expect(SpoolLock.isNetwork(type)) }
        // ext4, XFS, btrfs, tmpfs, overlay.
        for type: Int64 in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630] {
            #expect(!SpoolLock.isNetwork(type))
        }
    }

    @Test func theInstallationIsMadeOnce() throws {
        let fixture = try SpoolFixture()
        let first = try fixture.open().installation
        #expect(SubmissionIdentity.isUUID(first))
        #expect(try fixture.open().installation == first)
        try FileManager.default.removeItem(atPath: fixture.path("installation"))
        #expect(code { _ = try fixture.open() } == .spoolDamaged)
    }

    @Test func refusesANewerDatabase() throws {
        let fixture = try SpoolFixture()
        _ = try fixture.open()
        let database = try DatabaseQueue(path: fixture.path("queue.sqlite"))
        try database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')") }
        try database.close()
        #expect(code { _ = try fixture.open() } == .spoolNewer)
    }

    @Test func refusesADatabaseThatIsNone() throws {
        let fixture = try SpoolFixture()
        _ = try fixture.open()
        try Data(repeating: 7, count: 8192).write(to: URL(fileURLWithPath: fixture.path("queue.sqlite")))
        #expect(code { _ = try fixture.open() } == .spoolDamaged)
    }

    /// Computed with Python's hashlib and uuid, so that another implementation would find the same submissions.
    @Test func identityIsFixedForEver() {
        let id = SubmissionIdentity.derive(
            installation: "8b1f6a52-0d5e-4f0c-9a3e-3c1d2e4f5a6b", job: "0f8fad5b-d9cb-469f-a165-70867728950e",
            sendAgain: 0)
        #expect(id == "1a45416e-22ad-8626-917b-42b506d09753")
    }
}
