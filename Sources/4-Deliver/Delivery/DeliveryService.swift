public import Letters
public import Logging
public import Platform
public import ServiceLifecycle
public import Spool

/// Sends what is in the queue, once, and follows it until it is posted.
public final class DeliveryService: Service {
    let spool: Spool
    let platform: any HybridMailPlatform
    let jobAuthority: any JobAuthority
    let clock: any Clock<Duration>
    let now: @Sendable () -> Double
    let random: @Sendable () -> Double
    let policy: RetryPolicy
    let log: Logger

    /// `now`: Unix time, seconds, the same that the spool uses. `random`: 0 to 1, for the jitter.
    public init(
        spool: Spool, platform: any HybridMailPlatform, jobAuthority: any JobAuthority,
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Double = { WallClock.now() },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }, policy: RetryPolicy = RetryPolicy(),
        log: Logger = Logger(label: "clickpost.delivery")
    ) {
        self.spool = spool
        self.platform = platform
        self.jobAuthority = jobAuthority
        self.clock = clock
        self.now = now
        self.random = random
        self.policy = policy
        self.log = log
    }

    public func run() async throws {
    }

    /// Cancels a submission and waits a moment for the platform's word, where it is the platform's to say.
    /// `stateConflict` where it was refused already.
    public func cancel(_ id: String, actor: String) async throws(Status) -> CancelOutcome {
        throw Status(.internalFault)
    }

    /// How the platform answers at present.
    public var contact: PlatformContact { PlatformContact() }
}

public enum CancelOutcome: String, Sendable {
    /// Nothing of it will be posted.
    case cancelled
    /// In production: it will be posted.
    case tooLate = "too-late"
    /// Asked; the platform has not said yet.
    case notYetKnown = "not-yet-known"
}

public struct PlatformContact: Equatable, Sendable {
    /// The last contact that answered, Unix time.
    public var lastContact: Double?
    /// Why nothing is sent at present.
    public var trouble: Status?
}
