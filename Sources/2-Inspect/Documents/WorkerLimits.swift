/// What one worker may use. Over a limit the document is refused; nothing of it is believed.
public struct WorkerLimits: Equatable, Sendable {
    /// From start to end, seconds.
    public var wallSeconds: Double
    /// Of the processor's time without a sign of progress, seconds. The worker tells of every page; a page that never ends is caught
    /// by this, and on a busy machine an honest page is not.
    public var stallCPUSeconds: Double
    /// Without a sign of progress, seconds on the wall: the last resort, for a worker that waits for something.
    public var stallSeconds: Double
    public var cpuSeconds: Int
    /// Private memory, bytes (RLIMIT_DATA). The document itself is mapped or read in pieces and does not count.
    public var memoryBytes: Int64
    /// What page selection may write, bytes.
    public var outputBytes: Int64
    /// A document with more pages is refused.
    public var pages: Int
    /// In the region of one page. No address window holds so many; a page with more is refused.
    public var charactersPerPage: Int
    /// Goes on where the kernel has no Landlock (seccomp and the resource limits still hold). An administrator's decision.
    public var allowNoLandlock: Bool

    public init(
        wallSeconds: Double = 900, stallCPUSeconds: Double = 5, stallSeconds: Double = 60, cpuSeconds: Int = 600,
        memoryBytes: Int64 = 1 << 30, outputBytes: Int64 = 4 << 30, pages: Int = 20_000,
        charactersPerPage: Int = 20_000, allowNoLandlock: Bool = false
    ) {
        self.wallSeconds = wallSeconds
        self.stallCPUSeconds = stallCPUSeconds
        self.stallSeconds = stallSeconds
        self.cpuSeconds = cpuSeconds
        self.memoryBytes = memoryBytes
        self.outputBytes = outputBytes
        self.pages = pages
        self.charactersPerPage = charactersPerPage
        self.allowNoLandlock = allowNoLandlock
    }

    public static let standard = WorkerLimits()
}
