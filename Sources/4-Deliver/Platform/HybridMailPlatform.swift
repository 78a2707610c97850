public import Contract
public import Letters

/// What delivery needs of a platform. Every call may fail with a `PlatformFailure`, whose class says what may be done next;
/// every call that changes something may be repeated with the same arguments.
/// Calls block their own thread in the transport, never Swift's cooperative pool.
public protocol HybridMailPlatform: Sendable {
    func account(_ account: String) async throws(PlatformFailure) -> AccountOffer

    /// The account's next call signs in anew, with the credentials as they are then.
    func forgetSession(account: String) async

    /// The same key gives the same location. `key` is `ID.document.generation`.
    func createUpload(account: String, key: String, size: Int64, sha256: String, over line: UploadLine)
        async throws(PlatformFailure) -> String

    /// The bytes the platform has on disk.
    func offset(account: String, upload: String) async throws(PlatformFailure) -> Int64

    /// Sends `range` of the file and gives the platform's offset after it. The parts of one document go over one `line`.
    func send(
        account: String, upload: String, file: String, range: Range<Int64>, over line: UploadLine,
        progress: @escaping @Sendable (Int64) -> Void
    ) async throws(PlatformFailure) -> Int64

    /// The legal act. `manifest` are the frozen bytes.
    func commit(account: String, submission: String, manifest: [UInt8]) async throws(PlatformFailure)
        -> SubmissionReport

    func ask(account: String, submission: String) async throws(PlatformFailure) -> PlatformKnowledge

    /// An id the platform has never seen is burnt for ever, and `cancelled` is the answer.
    func cancel(account: String, submission: String) async throws(PlatformFailure) -> PlatformCancelAnswer

    /// Long poll: returns at the first event behind `cursor`, or empty after at most `wait` seconds. nil starts with what is there.
    func events(account: String, after cursor: String?, wait: Int) async throws(PlatformFailure) -> EventPage

    /// The proof of a posted letter, by the platform's id of it.
    func receipt(account: String, letter: String) async throws(PlatformFailure) -> LetterReceipt

    /// Writes a committed document to `descriptor`, from its position on; the platform keeps it until day 60.
    func document(account: String, submission: String, number: Int, into descriptor: Int32)
        async throws(PlatformFailure)
}

public enum PlatformKnowledge: Sendable {
    case known(SubmissionReport)
    case neverCommitted
    case purged
}

public enum PlatformCancelAnswer: Sendable {
    case cancelled, tooLate
}

/// A failed call: what the reader is told, and what delivery may do. The table in `ErrorTable.swift` makes it from what was seen on the wire.
public struct PlatformFailure: Error, Sendable {
    public enum Class: String, Sendable, CaseIterable {
        /// Again later; this submission's own trouble.
        case temporary
        /// Nothing can be sent to this platform now: one probe, no submission's attempt is used up.
        case platformAway
        /// Certificate or address wrong: hold everything, alarm, probe hourly, never bypass.
        case platformHeld
        /// The account is refused (401 twice, 402, 403): hold the account.
        case accountHeld
        /// A person must look at this submission.
        case submissionHeld
        /// Ask the upload for its offset.
        case askOffset
        /// Someone on the way takes no request of this size: send smaller ones; where they are the smallest, a person must look.
        case partTooLarge
        /// The upload is gone: ask for the submission, then a new generation.
        case uploadGone
        /// Other bytes arrived than were sent: ask for the submission, then, once, a new generation of sound documents.
        case otherBytes
        /// No one can say whether it was done: ask, never assume.
        case unknown
        /// 410: ask about every open submission, then start from the newest cursor.
        case cursorExpired
        /// The submission was cancelled before (409 on commit): it will not be posted.
        case cancelledBefore
    }
    public var failure: Class
    public var status: Status
    /// Seconds, from Retry-After, capped at 24 h.
    public var retryAfter: Double?
    /// An administrator should look now, not only when it lasts.
    public var alarm: Bool

    public init(_ failure: Class, _ status: Status, retryAfter: Double? = nil, alarm: Bool = false) {
        self.failure = failure
        self.status = status
        self.retryAfter = retryAfter
        self.alarm = alarm
    }
}
