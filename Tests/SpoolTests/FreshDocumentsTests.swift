import Foundation
import Letters
import Testing

@testable import Spool

@Suite struct FreshDocumentsTests {
    @Test func whatNobodyTouchedIsFreshForMinutes() throws {
        let path = Self.path()
        let file = try Self.file(path)
        defer { unlink(path) }
        var fresh = FreshDocuments()
        let now = ContinuousClock.now
        fresh.add(file, sha256: "ab", at: now)
        #expect(fresh.holds(path, sha256: "ab", at: now + .seconds(599)))
        #expect(!fresh.holds(path, sha256: "cd", at: now))
        #expect(!fresh.holds(path, sha256: "ab", at: now + .seconds(600)))
        #expect(!fresh.holds(path + ".gone", sha256: "ab", at: now))
    }

    @Test(arguments: ["write", "times", "link", "replace"])
    func whatSomebodyTouchedIsNot(how: String) throws {
        let path = Self.path()
        let file = try Self.file(path)
        defer { for name in [path, path + ".2"] { unlink(name) } }
        var fresh = FreshDocuments()
        fresh.add(file, sha256: "ab")
        let since = try #require(Self.changed(path))
        // The system's clock for files moves in steps of some milliseconds.
        while Self.changed(path) == since {
            switch how {
            case "write": try Data("other".utf8).write(to: URL(filePath: path))
            case "times": utimes(path, nil)
            case "link":
                unlink(path + ".2")
                link(path, path + ".2")
            default:
                try Data("bytes".utf8).write(to: URL(filePath: path + ".2"))
                rename(path + ".2", path)
            }
        }
        #expect(!fresh.holds(path, sha256: "ab"))
    }

    @Test func onlySoManyAreKept() throws {
        let path = Self.path()
        let file = try Self.file(path)
        defer { unlink(path) }
        var fresh = FreshDocuments()
        let now = ContinuousClock.now
        for number in 0..<FreshDocuments.most { fresh.add(file, sha256: "\(number)", at: now) }
        fresh.add(file, sha256: "one more", at: now + .seconds(1))
        #expect(!fresh.holds(path, sha256: "one more", at: now + .seconds(1)))
        fresh.add(file, sha256: "later", at: now + .seconds(600))
        #expect(fresh.holds(path, sha256: "later", at: now + .seconds(600)))
    }

    @Test func aDocumentChangedAfterItsAcceptanceIsNotSent() throws {
        let fixture = try SpoolFixture()
        let spool = try fixture.open()
        let id = try Job().queue(spool)
        let document = try spool.begin(id).documents[0]
        _ = try spool.checkDocuments(id, trustingFresh: true)
        let handle = try FileHandle(forUpdating: URL(filePath: document.path))
        let since = Self.changed(document.path)
        repeat {
            try handle.seek(toOffset: 0)
            try handle.write(contentsOf: Data([0xff]))
        } while Self.changed(document.path) == since
        #expect(code { _ = try spool.checkDocuments(id, trustingFresh: true) } == .spoolDamaged)
        #expect(try fixture.names("quarantine").count == 1)
    }

    private static func path() -> String { NSTemporaryDirectory() + "fresh-\(UUID().uuidString)" }

    private static func file(_ path: String) throws -> Descriptor {
        let file = try Files.open(path, O_WRONLY | O_CREAT | O_EXCL)
        try Files.writeAll(Array("bytes".utf8), to: file)
        return file
    }

    private static func changed(_ path: String) -> [Int]? {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        return [Int(facts.st_ino), facts.st_ctim.tv_sec, facts.st_ctim.tv_nsec]
    }
}
