import Glibc
import Letters

/// An open file that is closed once.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    init(adopting number: Int32) { self.number = number }

    deinit { _ = Glibc.close(number) }
}

/// File calls with the system's word on what failed. Paths are of the spool's own making: never a name that someone sent.
enum Files {
    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(Status) -> Descriptor {
        while true {
            let number = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode)
            if number >= 0 { return Descriptor(adopting: number) }
            if errno != EINTR { throw failure("open", path) }
        }
    }

    /// A folder of mode 0700 that belongs to this process' user; made where it is missing.
    static func makeFolder(_ path: String) throws(Status) {
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw failure("mkdir", path) }
        var facts = stat()
        guard lstat(path, &facts) == 0 else { throw failure("lstat", path) }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            throw Status(.spoolFailed, [.path: path, .detail: "not a folder"])
        }
        guard facts.st_uid == geteuid() else {
            throw Status(.spoolFailed, [.path: path, .detail: "belongs to another user"])
        }
        if facts.st_mode & 0o077 != 0, chmod(path, 0o700) != 0 { throw failure("chmod", path) }
    }

    static func writeAll(_ bytes: [UInt8], to descriptor: borrowing Descriptor) throws(Status) {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes {
                Glibc.write(descriptor.number, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw failure("write", nil)
            }
            done += written
        }
    }

    static func read(_ path: String, limit: Int = 64 << 20) throws(Status) -> [UInt8] {
        let file = try open(path, O_RDONLY)
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file.number, &block, block.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw failure("read", path)
            }
            if count == 0 { return bytes }
            bytes += block[..<count]
            if bytes.count > limit { throw Status(.spoolDamaged, [.path: path, .detail: "too large"]) }
        }
    }

    static func rename(_ from: String, to: String) throws(Status) {
        if Glibc.rename(from, to) != 0 { throw failure("rename", to) }
    }

    /// A second name for a file that is never written to again.
    static func link(_ from: String, to: String) throws(Status) {
        if Glibc.link(from, to) != 0 { throw failure("link", to) }
    }

    /// A file's bytes under another name, synced.
    static func copy(_ from: String, to: String, _ durability: Durability) throws(Status) {
        let source = try open(from, O_RDONLY)
        let target = try open(to, O_WRONLY | O_CREAT | O_EXCL)
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = Glibc.read(source.number, &block, block.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw failure("read", from)
            }
            if count == 0 { break }
            try writeAll(Array(block[..<count]), to: target)
        }
        try durability.sync(target, to, .document)
    }

    static func exists(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0
    }

    /// Size in bytes and time of the last change, of a regular file; nil where there is none.
    static func facts(_ path: String) -> (size: Int64, changed: Double, isFolder: Bool)? {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        let kind = facts.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFDIR else { return nil }
        return (Int64(facts.st_size), Double(facts.st_mtim.tv_sec), kind == S_IFDIR)
    }

    /// Bytes of a regular file, its path counted from an open folder; nil where there is none.
    static func size(_ path: String, in folder: borrowing Descriptor) -> Int64? {
        var facts = stat()
        guard fstatat(folder.number, path, &facts, AT_SYMLINK_NOFOLLOW) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int64(facts.st_size)
    }

    /// False also for a folder that holds nothing.
    static func holdsAnything(_ path: String) throws(Status) -> Bool {
        guard let folder = opendir(path) else { throw failure("opendir", path) }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            if !isOwnOrParent(name(of: entry)) { return true }
        }
        return false
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }

    private static func isOwnOrParent(_ name: String) -> Bool { name == "." || name == ".." }

    /// Names in a folder, sorted.
    static func list(_ path: String) throws(Status) -> [String] {
        guard let folder = opendir(path) else { throw failure("opendir", path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = name(of: entry)
            if !isOwnOrParent(name) { names.append(name) }
        }
        return names.sorted()
    }

    /// A file, or a folder with the files in it.
    static func remove(_ path: String) throws(Status) {
        guard let facts = facts(path) else { return }
        if facts.isFolder {
            for name in try list(path) { try remove(path + "/" + name) }
            if rmdir(path) != 0, errno != ENOENT { throw failure("rmdir", path) }
        } else if unlink(path) != 0, errno != ENOENT {
            throw failure("unlink", path)
        }
    }

    /// Bytes that this process may still write on the path's file system.
    static func freeSpace(_ path: String) throws(Status) -> Int64 {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { throw failure("statvfs", path) }
        return Int64(facts.f_bavail) * Int64(facts.f_frsize)
    }

    static func failure(_ call: String, _ path: String?) -> Status {
        let code = errno
        let full = code == ENOSPC || code == EDQUOT
        var values: [StatusValue: String] = [.detail: "\(call): \(String(cString: strerror(code)))"]
        if let path { values[.path] = path }
        return Status(full ? .spoolFull : .spoolFailed, values)
    }
}
