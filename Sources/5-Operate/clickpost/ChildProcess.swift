import CLinux
import Glibc
import Letters

/// A program run to its end, with what it said.
enum ChildProcess {
    struct Ending {
        /// The exit status; 128 and its number where a signal ended it.
        var status: Int32
        var output: String
        var errors: String
    }

    /// - Throws: `internalFault` where it cannot be started.
    static func run(_ program: String, _ arguments: [String]) throws(Status) -> Ending {
        let output = try Capture()
        let errors = try Capture()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.file, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.file, STDERR_FILENO)
        var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        argv.append(nil)
        defer { argv.forEach { free($0) } }
        var pid: pid_t = 0
        let failure = posix_spawnp(&pid, program, &actions, nil, argv, environ)
        guard failure == 0 else {
            throw Status(.internalFault, [.detail: "\(program): \(String(cString: strerror(failure)))"])
        }
        var raw: Int32 = 0
        while waitpid(pid, &raw, 0) < 0, errno == EINTR {}
        let status = raw & 0x7f == 0 ? (raw >> 8) & 0xff : 128 + (raw & 0x7f)
        return Ending(status: status, output: output.text(), errors: errors.text())
    }

    /// A file without a name: unlike a pipe it never makes the program wait for its reader.
    private struct Capture: ~Copyable {
        let file: Int32

        init() throws(Status) {
            file = clinux_unnamed_file("/tmp")
            guard file >= 0 else { throw Status(.internalFault, [.detail: "/tmp"]) }
        }

        deinit { close(file) }

        borrowing func text() -> String {
            var bytes: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 16 << 10)
            while true {
                let count = pread(file, &piece, piece.count, off_t(bytes.count))
                guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
                bytes += piece[..<count]
            }
        }
    }
}
