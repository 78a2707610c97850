import Glibc
public import Letters

/// One daemon a socket: the HTTP server removes what it finds at its path, a running daemon's socket too.
/// Held until the process ends, however it ends.
public struct SocketLock: ~Copyable {
    private let file: Int32

    public init(socket: String) throws(Status) {
        // Longer paths are cut or refused by the kernel: `sun_path` of unix(7).
        guard socket.utf8.count <= 107 else {
            throw Status(.settingsValue, [.setting: "local.socket", .value: socket, .allowed: "107 B"])
        }
        let path = socket + ".lock"
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard opened >= 0 else {
            throw Status(.spoolFailed, [.path: path, .detail: String(cString: strerror(errno))])
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw Status(.spoolInUse, [.path: socket])
        }
        file = opened
    }

    deinit { close(file) }
}
