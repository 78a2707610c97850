import Glibc
import Letters

/// The daemon's settings on disk. The daemon's own program writes the first file and checks every change before it counts.
struct SettingsOnDisk {
    static let standardPath = "/etc/clickpost/clickpost.toml"

    let path: String
    let daemon: String

    /// nil where there is no file.
    func read() throws(Status) -> SettingsText? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("open")
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0, bytes.count < 1 << 20 else { throw failure("read") }
            if count == 0 { return SettingsText(String(decoding: bytes, as: UTF8.self)) }
            bytes += piece[..<count]
        }
    }

    /// Every setting with its default and what is allowed.
    func fresh() throws(Status) -> SettingsText {
        let said = try ChildProcess.run(daemon, ["--print-config"])
        guard said.status == 0 else { throw Status(.internalFault, [.detail: "clickpostd --print-config"]) }
        return SettingsText(said.output)
    }

    /// Replaces the file as a whole, once the daemon has nothing against it.
    func write(_ settings: SettingsText) throws(Status) {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure("mkdir") }
        let temporary = "\(path).\(getpid())"
        unlink(temporary)
        defer { unlink(temporary) }
        try writeWhole(settings.text, to: temporary)
        let checked = try ChildProcess.run(daemon, ["--check-config", "--config", temporary])
        guard checked.status == 0 else {
            let words = checked.errors.split(separator: "\n").first.map(String.init) ?? "--check-config"
            throw Status(.requestInvalid, [.detail: words])
        }
        guard rename(temporary, path) == 0 else { throw failure("rename") }
    }

    private func writeWhole(_ text: String, to temporary: String) throws(Status) {
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else { throw failure("open") }
        defer { close(file) }
        // The daemon reads it as its own user, whatever this one's umask.
        guard fchmod(file, 0o644) == 0 else { throw failure("chmod") }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write") }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw failure("fsync") }
    }

    private func failure(_ call: String) -> Status {
        let number = errno
        let detail = "\(path): \(call): \(String(cString: strerror(number)))"
        return Status(
            number == EACCES || number == EPERM ? .permissionDenied : .requestInvalid, [.path: path, .detail: detail])
    }
}
