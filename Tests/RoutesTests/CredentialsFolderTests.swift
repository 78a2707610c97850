import Control
import Foundation
import Letters
import Testing

@testable import Routes

final class CredentialsFolderTests {
    private let root: String
    private let folder: CredentialsFolder

    init() throws {
        var template = Array("/tmp/crXXXXXX".utf8CString)
        root = String(cString: try #require(mkdtemp(&template)))
        mkdir(root + "/system", 0o700)
        folder = CredentialsFolder(folder: root + "/credentials", systemFolder: root + "/system")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    private func code(_ account: String) -> StatusCode? {
        do throws(Status) {
            _ = try folder.read(account)
            return nil
        } catch { return error.code }
    }

    @Test func storedAndReadAgain() throws {
        try folder.store(Credentials(user: "u", password: "p\"é"), for: "default")
        try folder.store(Credentials(user: "u", password: "other", returnAddress: ["A"]), for: "default")
        let read = try folder.read("default")
        #expect(read.password == "other")
        #expect(read.returnAddress == ["A"])
        // A new password says nothing of the address; no lines take it away.
        try folder.store(Credentials(user: "u", password: "third"), for: "default")
        #expect(try folder.read("default").returnAddress == ["A"])
        try folder.store(Credentials(user: "u", password: "third", returnAddress: []), for: "default")
        #expect(try folder.read("default").returnAddress == [])
        var facts = stat()
        #expect(stat(root + "/credentials/default", &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/credentials") == ["default"])
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o700]) func widerFilesAreRefused(mode: Int) throws {
        try folder.store(Credentials(user: "u", password: "p"), for: "default")
        chmod(root + "/credentials/default", mode_t(mode))
        #expect(code("default") == .credentialsUnsafe)
    }

    @Test func linksAreNotFollowed() throws {
        try folder.store(Credentials(user: "u", password: "p"), for: "real")
        symlink(root + "/credentials/real", root + "/credentials/linked")
        #expect(code("linked") == .spoolFailed)
    }

    @Test(.enabled(if: geteuid() == 0)) func foreignFilesAreRefused() throws {
        try folder.store(Credentials(user: "u", password: "p"), for: "default")
        chown(root + "/credentials/default", Harness.nobody, Harness.nobody)
        #expect(code("default") == .credentialsUnsafe)
    }

    @Test func systemdsComeFirst() throws {
        try folder.store(Credentials(user: "u", password: "stored"), for: "default")
        let path = root + "/system/account-default"
        try Data(#"{"user":"u","password":"given"}"#.utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o440)
        #expect(try folder.read("default").password == "given")
        chmod(path, 0o444)
        #expect(code("default") == .credentialsUnsafe)
    }

    @Test(arguments: ["", ".", "..", "../x", "a/b", ".hidden", "a b", "é", String(repeating: "a", count: 65)])
    func namesAreNoPaths(name: String) {
        #expect(code(name) == .accountUnknown)
        #expect(throws: Status.self) { try folder.store(Credentials(user: "u", password: "p"), for: name) }
    }

    @Test func unknownAndDamaged() throws {
        #expect(code("nobody") == .accountUnknown)
        try folder.store(Credentials(user: "u", password: "p"), for: "default")
        let path = root + "/credentials/default"
        truncate(path, 5)
        #expect(code("default") == .accountRejected)
    }
}
