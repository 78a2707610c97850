public import Letters

/// Whose word counts about print jobs: cupsd's. Calls block.
public protocol PrintScheduler: Sendable {
    /// What the scheduler says of a job.
    /// - Parameter user: in whose name to ask: cupsd tells a job's user to that user alone.
    /// - Returns: nil where it does not know the job.
    /// - Throws: `schedulerUnreachable` where it gives no usable answer.
    func job(_ id: Int, as user: String) throws(Status) -> ScheduledJob?
}

public struct ScheduledJob: Equatable, Sendable {
    /// Lower case, without `urn:uuid:`.
    public var uuid: String
    /// nil where the scheduler does not tell it to the name that asks: then the job is not that user's.
    public var user: String?
    /// The queues it may be printing on: its own, and where that is a class the member.
    public var printers: Set<String>
    public var isProcessing: Bool
    /// How many it has, banners among them; nil where the scheduler does not say.
    public var documents: Int?
    /// Why what the scheduler says of the job must not be acted on: what it was printed to lets anyone name any user, or an
    /// earlier job has its uuid. nil where there is nothing of the kind.
    public var fault: Status?

    public init(
        uuid: String, user: String?, printers: Set<String>, isProcessing: Bool, documents: Int? = nil,
        fault: Status? = nil
    ) {
        self.uuid = uuid
        self.user = user
        self.printers = printers
        self.isProcessing = isProcessing
        self.documents = documents
        self.fault = fault
    }

    /// True only where the scheduler says everything that a hand-over says of itself.
    func isThat(of job: JobIdentity) -> Bool {
        uuid == job.uuid && user == job.user && printers.contains(job.printer) && isProcessing
    }
}
