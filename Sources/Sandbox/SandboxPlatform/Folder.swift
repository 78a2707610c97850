import FoundationEssentials
import Glibc

/// The sandbox's folder: its places, its lock, and writing that is on disk when it returns.
public struct SandboxFolder: Sendable {
    public let path: String
    /// Held while the program runs; the system lets go of it when the program ends in any way.
    private let lock: Int32

    public var control: String { path + "/control.sock" }
    var authority: String { path + "/authority" }
    var database: String { path + "/sandbox.sqlite" }
    var uploads: String { path + "/uploads" }
    var documents: String { path + "/documents" }
    var ledger: String { path + "/ledger" }
    var ledgerDocuments: String { path + "/ledger/documents" }

    /// Makes what is missing and takes the lock.
    public init(path: String) throws {
        self.path = path
        // Everything is the owner's alone, but the authority's certificate may be read by whoever is to trust it.
        let folders: [(String, UInt32)] = [
            ("", 0o711), ("/authority", 0o711), ("/uploads", 0o700), ("/documents", 0o700), ("/ledger", 0o700),
            ("/ledger/documents", 0o700),
        ]
        for (name, mode) in folders where mkdir(path + name, mode) != 0 {
            guard errno == EEXIST else { throw SystemError("make \(path + name)") }
        }
        lock = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw SystemError("open the lock of \(path)") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw FolderInUse(path: path) }
        for folder in [path, ledger] { try Self.syncFolder(folder) }
    }

    func upload(_ id: String) -> String { uploads + "/" + id }
    func document(_ sha256: String) -> String { documents + "/" + sha256 }

    static func syncFolder(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError("sync \(path)") }
    }

    /// Whole or not at all: a file of another name is written and synced, then renamed.
    public static func write(_ bytes: [UInt8], to path: String, mode: UInt32) throws {
        let temporary = path + ".new"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw SystemError("make \(temporary)") }
        defer { close(descriptor) }
        try append(bytes, to: descriptor)
        // The program's umask is for what it makes by itself; this mode was chosen.
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw SystemError("sync \(temporary)") }
        guard rename(temporary, path) == 0 else { throw SystemError("rename to \(path)") }
        try syncFolder(path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : ".")
    }

    static func append(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { whole in
            var rest = whole
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw SystemError("write") }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    /// The same bytes under a second name; a name that is there already has them (it is their digest).
    static func link(_ old: String, to new: String, in folder: String) throws {
        guard Glibc.link(old, new) == 0 || errno == EEXIST else { throw SystemError("link \(new)") }
        try syncFolder(folder)
    }

    static func read(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path)))
    }
}

public struct FolderInUse: Error, CustomStringConvertible {
    public let path: String
    public var description: String { "another sandbox runs on \(path)" }
}

struct SystemError: Error, CustomStringConvertible {
    let what: String
    let code: Int32

    init(_ what: String) {
        self.what = what
        code = errno
    }

    var description: String { "cannot \(what): \(String(cString: strerror(code)))" }
}
