import CLinux
import Glibc
import Printing

/// cupsd calls a job completed whose backend was ended by SIGKILL (CUPS 2.4.2: "terminated normally with signal 9"), as the kernel
/// does when memory is short: the letter would be gone without a word. So the work is done in a child, and this process, too small
/// to be chosen by the kernel, has the job printed again. Twice printed is once sent: the daemon knows the job by its uuid.
enum Watch {
    /// Returns in the child; in this process it ends as the child did, or worse.
    static func goOnInChild() {
        let status = clinux_watched_child()
        guard status >= 0 else { return }
        var code: Int32 = 0
        switch clinux_wait_signal(status, &code) {
        case 0: exit(code)
        case SIGKILL, SIGTERM:
            // Not at once: what took the memory may need a moment to give it back, and cupsd itself makes no pause.
            sleep(2)
            exit(BackendExit.retryCurrent.rawValue)
        case let signal:
            // A crash of ours: cupsd says so, and the queue's error policy ends the job.
            raise(signal)
            exit(BackendExit.failed.rawValue)
        }
    }
}
