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
    /// The queue or class it was printed to.
    public var printer: String
    public var isInClass: Bool
    /// The queue it prints on, where `printer` is a class and cupsd has chosen one of its members.
    public var member: String?
    public var state: State
    /// How many it has, banners among them; nil where cupsd does not say.
    public var documents: Int?
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
                "job-state", "number-of-documents",
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
            printer: String(queue), isInClass: place.hasSuffix("/classes/" + queue),
            member: answer.text("job-printer-uri-actual")?.split(separator: "/").last.map(String.init), state: state,
            documents: answer.number("number-of-documents"))
    }

    /// The lowest number of the jobs that are not at their end and have this uuid; nil where there is none. A sender can choose a
    /// job's uuid, but nobody knows the one that cupsd makes before that job is there: the first of several is the rightful one.
    /// - Throws: `printerFailed` where cupsd is away or gives no usable answer.
    public func first(uuid: String) throws(Status) -> Int? {
        let connection = try CupsConnection(server: server)
        var request = IPPMessage(IPP_OP_GET_JOBS)
        request.add(.operation, IPP_TAG_URI, "printer-uri", "ipp://localhost/")
        request.add(.operation, IPP_TAG_KEYWORD, "which-jobs", "not-completed")
        request.add(.operation, IPP_TAG_KEYWORD, "requested-attributes", ["job-id", "job-uuid"])
        let answer = try connection.perform(request)
        guard answer.status.rawValue <= IPP_STATUS_OK_CONFLICTING.rawValue else { throw CupsConnection.failure() }
        var found: Int?
        answer.forEach(.job) { job in
            guard let known = job["job-uuid"], JobTicket.plainUUID(known) == uuid,
                let id = job["job-id"].flatMap(Int.init)
            else { return }
            found = min(found ?? id, id)
        }
        return found
    }

    /// What a queue or class does with the jobs printed to it; nil where cupsd has none of that name.
    /// - Throws: `printerFailed` where cupsd is away or gives no usable answer.
    public func destination(_ name: String, isClass: Bool) throws(Status) -> CupsDestination? {
        let connection = try CupsConnection(server: server)
        var request = IPPMessage(IPP_OP_GET_PRINTER_ATTRIBUTES)
        request.add(
            .operation, IPP_TAG_URI, "printer-uri", "ipp://localhost/\(isClass ? "classes" : "printers")/\(name)")
        request.add(
            .operation, IPP_TAG_KEYWORD, "requested-attributes", ["printer-op-policy", "print-color-mode-default"])
        let answer = try connection.perform(request)
        if answer.status == IPP_STATUS_ERROR_NOT_FOUND { return nil }
        guard answer.status.rawValue <= IPP_STATUS_OK_CONFLICTING.rawValue else { throw CupsConnection.failure() }
        return CupsDestination(
            name: name, isClass: isClass, policy: answer.text("printer-op-policy") ?? "",
            colourMode: answer.text("print-color-mode-default").flatMap { Self.colourModes[$0] })
    }

    private static let colourModes: [String: Colour] = ["color": .colour, "monochrome": .mono]
}

/// A queue or class as it treats the jobs printed to it.
public struct CupsDestination: Equatable, Sendable {
    public var name: String
    public var isClass: Bool
    /// Who may print in whose name. A job is judged by the policy of what it was printed to: a class does not ask its members'.
    public var policy: String
    /// What cupsd adds to each job as `print-color-mode` where its sender says nothing. A class has no description: its is cupsd's
    /// own, colour, unless someone set it.
    public var colourMode: Colour?

    public init(name: String, isClass: Bool, policy: String, colourMode: Colour?) {
        self.name = name
        self.isClass = isClass
        self.policy = policy
        self.colourMode = colourMode
    }

    /// Why the user of a job printed here may be anyone; nil where cupsd made sure who it was.
    public var fault: Status? {
        guard policy != PrinterQueues.policy else { return nil }
        let policy = JobText.line(Array(policy.utf8), limit: 60)
        return isClass
            ? Status(.classPolicy, [.queue: name, .value: policy])
            : Status(.queueSetting, [.queue: name, .setting: "printer-op-policy", .value: policy])
    }
}
