import Control
import Glibc
import Letters

/// The services of this machine. Without systemd they are somebody else's to start, and only waited for.
struct Services {
    static var isSystemdRunning: Bool { access("/run/systemd/system", F_OK) == 0 }

    /// Enabled for every start of the machine, and running with its settings as they are.
    static func start(_ name: String, anew: Bool) throws(Status) {
        guard isSystemdRunning else { return }
        for arguments in [["enable", name], [anew ? "restart" : "start", name]] {
            let said = try ChildProcess.run("systemctl", ["--quiet"] + arguments)
            guard said.status == 0 else {
                let words = said.errors.split(separator: "\n").first.map(String.init) ?? ""
                throw Status(.daemonUnreachable, [.detail: "systemctl \(arguments.joined(separator: " ")): \(words)"])
            }
        }
    }

    /// Until the daemon answers and speaks to that platform.
    static func wait(for daemon: DaemonClient, platform: String, seconds: Int) throws(Status) {
        var last = Status(.daemonUnreachable)
        for _ in 0..<(seconds * 10) {
            do throws(Status) {
                if try daemon.status().platform.url == platform { return }
                last = Status(.daemonUnreachable, [.detail: "systemctl restart clickpostd"])
            } catch {
                last = error
            }
            usleep(100_000)
        }
        throw last
    }

    static func wait(forFile path: String, seconds: Int) -> Bool {
        for _ in 0..<(seconds * 10) {
            if access(path, R_OK) == 0 { return true }
            usleep(100_000)
        }
        return false
    }
}
