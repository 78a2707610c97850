/// What a backend's exit status makes cupsd do with the job (cups/backend.h).
public enum BackendExit: Int32, Sendable {
    /// The job is completed.
    case completed = 0
    /// The queue's error policy: ours aborts the job with the ERROR line as its reason, and the queue goes on.
    case failed = 1
    /// Held until someone authenticates; can make the whole queue ask for passwords.
    case authenticationRequired = 2
    /// Held until someone releases it.
    case hold = 3
    /// The queue stops for everyone.
    case stop = 4
    /// Cancelled, as if by the user.
    case cancel = 5
    /// Held for a while and tried again, five times, then aborted.
    case retry = 6
    /// Pending again at once, without limit.
    case retryCurrent = 7
}
