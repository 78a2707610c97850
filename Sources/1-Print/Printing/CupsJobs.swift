import CCups
public import Letters

/// What cupsd itself says of a job.
public struct CupsJob: Equatable, Sendable {
    public enum State: Int, Sendable {
        case pending = 3
        case held, processing, stopped, cancelled, aborted, completed
    }

    public var id: Int
    /// Lower case, without `urn:uuid:`.
    public var uuid: String
    /// nil where cupsd keeps it private from the asker.
    public var user: String?
    /// The queue or class it is in.
    public var printer: String
    /// The queue it prints on, where `printer` is a class and cupsd has chosen one of its members.
    public var member: String?
    public var state: State
}

/// Asks cupsd about jobs. Blocking.
public struct CupsJobs: Sendable {
    let server: String?

    /// - Parameter server: a domain socket's path or a host; nil is what `CUPS_SERVER` and client.conf say.
    public init(server: String? = nil) { self.server = server }

    /// - Parameters:
    ///   - printer: where given, a job that is not in this queue or class does not count.
    ///   - user: in whose name to ask; cupsd shows a job's user to its owner and to administrators.
    /// - Returns: nil where cupsd does not know the job.
    /// - Throws: `printerFailed` where cupsd is away or gives no usable answer.
    public func job(_ id: Int, printer: String? = nil, as user: String? = nil) throws(Status) -> CupsJob? {
        let connection = try CupsConnection(server: server)
        var request = IPPMessage(IPP_OP_GET_JOB_ATTRIBUTES)
        request.add(.operation, IPP_TAG_URI, "job-uri", "ipp://localhost/jobs/\(id)")
        if let user { request.add(.operation, IPP_TAG_NAME, "requesting-user-name", user) }
        request.add(
            .operation, IPP_TAG_KEYWORD, "requested-attributes",
            [
                "job-id", "job-uuid", "job-originating-user-name", "job-printer-uri", "job-printer-uri-actual",
                "job-state",
            ])
        let answer = try connection.perform(request)
        if answer.status == IPP_STATUS_ERROR_NOT_FOUND { return nil }
        guard answer.status.rawValue <= IPP_STATUS_OK_CONFLICTING.rawValue else { throw CupsConnection.failure() }
        guard let number = answer.number("job-id"), number == id, let uuid = answer.text("job-uuid"),
            let place = answer.text("job-printer-uri"), let queue = place.split(separator: "/").last,
            let state = answer.number("job-state").flatMap(CupsJob.State.init(rawValue:))
        else { throw Status(.printerFailed, [.detail: "cupsd: Get-Job-Attributes"]) }
        if let printer, printer != queue { return nil }
        return CupsJob(
            id: number, uuid: JobTicket.plainUUID(uuid), user: answer.text("job-originating-user-name"),
            printer: String(queue),
            member: answer.text("job-printer-uri-actual")?.split(separator: "/").last.map(String.init), state: state)
    }
}
