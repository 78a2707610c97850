import Letters

/// Whether anything may be sent to the platform now; pure. After a failure that is the platform's own, everything waits while a single
/// probe asks now and then; when it answers, uploads begin one at a time and double up to the policy's number.
struct Breaker: Equatable, Sendable {
    private struct Outage: Equatable {
        var status: Status
        var pause: Double
        /// Seconds from the failure to the next probe.
        var wait: Double
        /// Unix time.
        var nextProbe: Double
    }

    private let policy: RetryPolicy
    private var outage: Outage?
    private var probing = false
    /// Submissions that failed for a busy platform since the last success.
    private var busy: Set<String> = []
    /// Uploads at once.
    private(set) var slots: Int
    /// The last contact that answered, Unix time.
    private(set) var lastContact: Double?

    init(_ policy: RetryPolicy) {
        self.policy = policy
        slots = max(policy.uploads, 1)
    }

    var isOpen: Bool { outage != nil }
    /// Why nothing is sent.
    var trouble: Status? { outage?.status }

    /// When the next probe is due; nil where none is needed, or one is under way.
    func nextProbe(now: Double) -> Double? {
        guard let outage, !probing else { return nil }
        // A time further away than was to be waited was set under another clock.
        return outage.nextProbe - now > outage.wait ? now : outage.nextProbe
    }

    /// True where the caller is to probe now.
    mutating func beginProbe(now: Double) -> Bool {
        guard let due = nextProbe(now: now), due <= now else { return false }
        probing = true
        return true
    }

    /// A person wants it tried now: the next probe is due.
    mutating func hurry(now: Double) {
        outage?.nextProbe = now
    }

    /// The platform is away. `retryAfter`: what it asked for itself, seconds.
    mutating func away(_ status: Status, now: Double, retryAfter: Double? = nil) {
        let asked = min(retryAfter ?? 0, policy.retryAfterCap)
        open(status, pause: policy.probeFloor, cap: policy.probeCap, asked: asked, now: now)
    }

    /// Certificate or address wrong: nothing is sent until a probe, far apart, succeeds.
    mutating func held(_ status: Status, now: Double) {
        open(status, pause: policy.heldProbe, cap: policy.heldProbe, asked: 0, now: now)
    }

    /// The platform had no time for this submission. Several different ones without a success between them: it is away.
    mutating func busy(_ submission: String, _ status: Status, now: Double, retryAfter: Double?) {
        busy.insert(submission)
        if busy.count >= 3 { away(status, now: now, retryAfter: retryAfter) }
    }

    /// It answered; what it said is another matter.
    mutating func answered(now: Double) {
        lastContact = now
    }

    /// A probe or a submission went well.
    mutating func succeeded(now: Double) {
        lastContact = now
        busy = []
        if outage != nil {
            slots = 1
        } else {
            slots = min(slots * 2, max(policy.uploads, 1))
        }
        outage = nil
        probing = false
    }

    private mutating func open(_ status: Status, pause: Double, cap: Double, asked: Double, now: Double) {
        if let former = outage, !probing, former.status.code == status.code { return }
        let next = probing ? min(max((outage?.pause ?? pause) * 2, pause), cap) : pause
        let wait = max(next, asked)
        outage = Outage(status: status, pause: next, wait: wait, nextProbe: now + wait)
        probing = false
    }
}
