import CLinux
import Glibc
import Transport

/// SIGTERM, from cupsd for a cancelled job and for its own end alike. It stops what is under way: reads and pauses by a
/// descriptor that becomes readable, workers by the same, requests by the token.
final class Termination: Sendable {
    /// Readable once SIGTERM has come.
    let descriptor: Int32
    private let wake: Int32
    let token = CancelToken()

    var requested: Bool { token.isCancelled }

    /// Blocks SIGTERM in this thread and those it starts; one thread of its own waits for it.
    init() {
        var ends: [Int32] = [-1, -1]
        // Without a pipe (no descriptor left) the token alone still works.
        _ = pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        descriptor = ends[0]
        wake = ends[1]
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        // A cupsd that is killed tells nobody: its successor starts a run of its own for the job.
        _ = clinux_signal_with_parent(SIGTERM)
        if Self.isOrphan { kill(getpid(), SIGTERM) }
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Termination>.fromOpaque(context).takeRetainedValue().wait() }
                return nil
            }, own)
    }

    /// cupsd was killed before the line above asked to be told: nobody reads standard error any more.
    private static var isOrphan: Bool {
        var messages = pollfd(fd: STDERR_FILENO, events: 0, revents: 0)
        return poll(&messages, 1, 0) > 0 && messages.revents & Int16(POLLERR) != 0
    }

    private func wait() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        var received: Int32 = 0
        while sigwait(&signals, &received) != 0 {}
        token.cancel()
        _ = write(wake, "x", 1)
    }

    /// Waits that long, less if SIGTERM comes.
    func pause(_ duration: Duration) {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&watched, 1, Int32(clamping: Int64(duration / .milliseconds(1))))
    }

    /// Waits for input. False where SIGTERM came first.
    func waits(forInput input: Int32) -> Bool {
        while !requested {
            var watched = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&watched, 2, -1) > 0, watched[1].revents != 0 { return !requested }
        }
        return false
    }
}
