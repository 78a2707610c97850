/// How long delivery waits, and how much it does at once. All times in seconds; each is a setting, down to milliseconds.
public struct RetryPolicy: Equatable, Sendable {
    /// A whole attempt failed: a random wait between `attemptFloor` and `attemptBase · 2ⁿ`, at most `attemptCap`.
    public var attemptFloor = 5.0
    public var attemptBase = 30.0
    public var attemptCap = 3600.0
    /// A connection broke within a transfer: these waits, then the attempt failed. Progress begins anew.
    public var transferPauses = [1.0, 5.0, 15.0]
    /// The platform is away: one probe, first after `probeFloor`, doubling up to `probeCap`.
    public var probeFloor = 60.0
    public var probeCap = 300.0
    /// The platform's certificate or address, or an account, is wrong: a probe this often.
    public var heldProbe = 3600.0
    /// The longest wait a platform may ask for.
    public var retryAfterCap = 86_400.0
    public var warnAge = 4 * 3600.0
    public var alarmAge = 24 * 3600.0
    /// Waiting for this long: held.
    public var holdAge = 5 * 86_400.0
    /// Uploads at once, at most.
    public var uploads = 4
    /// Up to this many bytes a submission goes by the small ones' lane.
    public var smallSize: Int64 = 5_000_000
    /// Bytes a request, at first; on a fast line up to the largest.
    public var chunk: Int64 = 8 << 20
    public var largestChunk: Int64 = 256 << 20
    /// An accepted job whose answer the backend has not confirmed: cupsd is asked after this, and this often.
    public var confirmAfter = 15.0
    public var confirmPause = 15.0
    /// What the platform has is asked about this often, beside its events.
    public var askPause = 6 * 3600.0
    /// How long the platform may hold an event request open.
    public var eventWait = 50
    /// After an event request that failed, doubling up to `probeCap`.
    public var eventPause = 5.0
    /// Between two event requests that were answered.
    public var eventGap = 0.5
    /// A cancel's answer is awaited this long before "not yet known" is said; infinity waits for it.
    public var cancelWait = 10.0
    /// The loop looks at the queue at least this often.
    public var idle = 60.0

    public init() {}

    /// The wait before attempt `attempts + 1`: full jitter. `random` gives 0 to 1.
    public func backoff(attempts: Int, random: () -> Double) -> Double {
        let ceiling = min(attemptCap, attemptBase * Double(1 << min(max(attempts, 0), 20)))
        return max(min(attemptFloor, attemptCap), random() * ceiling)
    }
}
