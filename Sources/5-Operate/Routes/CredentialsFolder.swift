public import Control
import FoundationEssentials
import Glibc
public import Letters

/// The platform's passwords, one file an account: what systemd gave (`$CREDENTIALS_DIRECTORY/account-NAME`) goes before what
/// `clickpost login` stored (`SPOOL/credentials/NAME`). Read anew each time, so that a change needs no restart. Blocks.
public struct CredentialsFolder: Sendable {
    private let folder: String
    private let systemFolder: String?

    /// - Parameter systemFolder: systemd's, nil where it gave none.
    public init(folder: String, systemFolder: String?) {
        self.folder = folder
        self.systemFolder = systemFolder
    }

    /// Names that are safe as files' names.
    public static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && !name.hasPrefix(".")
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                    UInt8(ascii: "@"):
                    true
                default: false
                }
            }
    }

    /// `accountUnknown` where there is none, `credentialsUnsafe` where others could read or have made the file.
    public func read(_ account: String) throws(Status) -> Credentials {
        guard Self.isName(account) else { throw Status(.accountUnknown, [.account: account]) }
        if let systemFolder, let found = try read(systemFolder + "/account-" + account, account, bySystem: true) {
            return found
        }
        if let found = try read(folder + "/" + account, account, bySystem: false) { return found }
        throw Status(.accountUnknown, [.account: account])
    }

    private func read(_ path: String, _ account: String, bySystem: Bool) throws(Status) -> Credentials? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Self.failure("open", path)
        }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw Self.failure("fstat", path) }
        guard facts.st_mode & S_IFMT == S_IFREG, Self.isSafe(facts, bySystem: bySystem) else {
            throw Status(.credentialsUnsafe, [.path: path, .account: account])
        }
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        var count = 0
        while count < bytes.count {
            let room = bytes.count - count
            let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress.map { $0 + count }, room) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Self.failure("read", path) }
            if got == 0 { break }
            count += got
        }
        do {
            return try JSONDecoder().decode(Credentials.self, from: Data(bytes[..<count]))
        } catch {
            // The decoder's words may hold what the file does.
            throw Status(.accountRejected, [.account: account, .path: path, .detail: "JSON"])
        }
    }

    /// Ours alone and 0600 or narrower. systemd's own files may belong to root, and its access list shows as the group's right to read.
    private static func isSafe(_ facts: stat, bySystem: Bool) -> Bool {
        bySystem
            ? (facts.st_uid == geteuid() || facts.st_uid == 0) && facts.st_mode & 0o037 == 0
            : facts.st_uid == geteuid() && facts.st_mode & 0o177 == 0
    }

    /// Replaces the account's file as a whole; on disk when it returns. Without a return address the one that is stored stays.
    public func store(_ credentials: Credentials, for account: String) throws(Status) {
        guard Self.isName(account) else { throw Status(.requestInvalid, [.detail: "account", .account: account]) }
        var credentials = credentials
        if credentials.returnAddress == nil {
            // A file that can't be read is being replaced.
            credentials.returnAddress = (try? read(folder + "/" + account, account, bySystem: false))?.returnAddress
        }
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw Self.failure("mkdir", folder) }
        let bytes: Data
        do { bytes = try JSONEncoder().encode(credentials) } catch {
            throw Status(.internalFault, [.detail: "credentials have no JSON form"])
        }
        let temporary = "\(folder)/.\(account).\(getpid()).\(UInt64.random(in: 0 ... .max))"
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failure("open", temporary) }
        do throws(Status) {
            defer { close(file) }
            var rest = [UInt8](bytes)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Self.failure("write", temporary) }
                rest = rest.dropFirst(count)
            }
            guard fsync(file) == 0 else { throw Self.failure("fsync", temporary) }
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, folder + "/" + account) == 0 else {
            let failure = Self.failure("rename", temporary)
            unlink(temporary)
            throw failure
        }
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw Self.failure("open", folder) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw Self.failure("fsync", folder) }
    }

    private static func failure(_ call: String, _ path: String) -> Status {
        let number = errno
        return Status(
            number == ENOSPC || number == EDQUOT ? .spoolFull : .spoolFailed,
            [.path: path, .detail: "\(call): \(String(cString: strerror(number)))"])
    }
}
