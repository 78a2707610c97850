import Glibc

/// The time of day; for what is stored and shown. Waiting inside the process is done on a monotonic clock.
public enum WallClock {
    /// Unix time, seconds.
    public static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
