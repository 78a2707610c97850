import Documents
import Glibc

/// The worker's voice: whole messages to descriptor 1.
struct Reply {
    private var lastProgress = ContinuousClock.Instant.now

    mutating func send(_ message: WorkerMessage) throws(WorkerFault) {
        if message == .progress {
            // One sign of life in a quarter of a second is enough.
            let present = ContinuousClock.Instant.now
            guard lastProgress.duration(to: present) > .milliseconds(250) else { return }
            lastProgress = present
        }
        let bytes = message.encoded()
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { write(1, $0.baseAddress.map { $0 + sent }, $0.count - sent) }
            if count < 0 {
                if errno == EINTR { continue }
                // The pool is gone or no longer listens; it waits for nothing more.
                throw WorkerFault(.unreadable)
            }
            sent += count
        }
    }
}
