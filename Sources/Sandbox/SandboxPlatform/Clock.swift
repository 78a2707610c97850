import GRDB
import Glibc
import Synchronization

/// The sandbox's time: the machine's, moved by an offset that is kept over restarts.
final class SandboxClock: Sendable {
    private let moved: Mutex<Double>

    init(_ store: Store) throws {
        let kept = try store.queue.read { db in try db.meta("clockOffset") }
        moved = Mutex(kept ?? 0)
    }

    /// Seconds.
    var offset: Double { moved.withLock { $0 } }

    /// Unix seconds.
    var now: Double { Self.machine + offset }

    /// On disk before it counts.
    func move(_ change: ClockChange, _ db: Database) throws {
        let target = change.now.map { $0 - Self.machine } ?? offset + (change.advance ?? 0)
        try db.setMeta("clockOffset", target)
        moved.withLock { $0 = target }
    }

    private static var machine: Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

struct ClockChange: Codable, Sendable {
    var advance: Double?
    var now: Double?
}

struct ClockReading: Codable, Sendable {
    var now: Double
    var offset: Double
}
