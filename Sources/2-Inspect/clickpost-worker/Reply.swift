import Documents
import Glibc

/// The worker's voice: whole messages to descriptor 1, several at once where they come fast.
struct Reply {
    private var waiting: [UInt8] = []
    private var lastSent = ContinuousClock.Instant.now

    /// Bytes.
    private static let most = 16 << 10

    mutating func send(_ message: WorkerMessage) throws(WorkerFault) {
        // One sign of life in a quarter of a second is enough, and whatever is said is one.
        let isDue = lastSent.duration(to: .now) > .milliseconds(250)
        if message != .progress {
            waiting += message.encoded()
        } else if isDue, waiting.isEmpty {
            waiting = message.encoded()
        }
        guard isDue || waiting.count >= Self.most || Self.isLast(message) else { return }
        try flush()
    }

    private static func isLast(_ message: WorkerMessage) -> Bool {
        switch message {
        case .end, .fault: true
        case .page, .progress: false
        }
    }

    private mutating func flush() throws(WorkerFault) {
        var sent = 0
        while sent < waiting.count {
            let count = waiting.withUnsafeBytes { write(1, $0.baseAddress.map { $0 + sent }, $0.count - sent) }
            if count < 0 {
                if errno == EINTR { continue }
                // The pool is gone or no longer listens; it waits for nothing more.
                throw WorkerFault(.unreadable)
            }
            sent += count
        }
        waiting.removeAll(keepingCapacity: true)
        lastSent = .now
    }
}
