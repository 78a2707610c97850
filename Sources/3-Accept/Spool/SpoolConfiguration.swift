/// Where the queue lives and what it may take.
public struct SpoolConfiguration: Sendable {
    /// Made 0700 where it is missing; its parent must exist.
    public var directory: String
    /// The largest document, bytes.
    public var documentLimit: Int64
    /// Free space that no document may take, bytes.
    public var reserve: Int64
    /// Bytes kept for a full disk; 0 for none.
    public var ballast: Int64
    /// How long documents are kept after the end, seconds; nil for ever.
    public var keepDocuments: Double?
    /// Staged documents of a job that never came, seconds.
    public var incomingLifetime: Double
    /// Unix time, seconds.
    public var now: @Sendable () -> Double

    public init(
        directory: String, documentLimit: Int64 = 2 << 30, reserve: Int64 = 1 << 30, ballast: Int64 = 0,
        keepDocuments: Double? = nil,
        incomingLifetime: Double = 36 * 3600, now: @escaping @Sendable () -> Double = { WallClock.now() }
    ) {
        self.directory = directory
        self.documentLimit = documentLimit
        self.reserve = reserve
        self.ballast = ballast
        self.keepDocuments = keepDocuments
        self.incomingLifetime = incomingLifetime
        self.now = now
    }
}

/// What recovery at the start found and did.
public struct RecoveryReport: Equatable, Sendable {
    /// Submissions in the database.
    public var submissions = 0
    /// Hand-overs that never became a submission, removed for their age.
    public var expiredIncoming = 0
    /// Submissions whose file is missing or has another size: held, what is left of them moved to `quarantine`.
    public var quarantined: [String] = []
    /// Folders of documents without a submission: kept where they are.
    public var orphans: [String] = []
    /// Submissions that were on their way when the last run ended.
    public var interruptedUploads = 0

    public init() {}
}
