import Glibc
import Synchronization

/// A limit on what all requests that share it send together. Blocks the thread that reads the bytes to be sent.
public final class Pace: Sendable {
    private let rate: Double
    /// When the line is free again, seconds of the monotonic clock.
    private let free = Mutex(0.0)

    /// - Parameter bytesPerSecond: more than 0.
    public init(bytesPerSecond: Int64) { rate = Double(max(1, bytesPerSecond)) }

    /// Waits until some of `wanted` bytes may go, and gives how many: a tenth of a second's worth at most, so that requests take turns
    /// and a cancelled one ends soon.
    func take(_ wanted: Int) -> Int {
        let count = min(wanted, max(1024, Int(rate / 10)))
        let now = Self.now()
        let start = free.withLock { free in
            let start = max(free, now)
            free = start + Double(count) / rate
            return start
        }
        if start > now { usleep(useconds_t((start - now) * 1e6)) }
        return count
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
