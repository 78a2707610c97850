public import Letters
public import Transport

/// The local API from the backend and the command line: synchronous, one method a row of the table in Resources.swift.
/// Every call blocks its thread and throws `daemonUnreachable` when nothing listens or no answer came
/// (the request may or may not have been carried out: each is safe to repeat), else the problem's own cause.
public struct DaemonClient: Sendable {
    public static let standardSocket = "/run/clickpost/clickpostd.sock"

    public let socket: String
    /// The language the daemon words its problems in.
    public let language: Language
    let cancel: CancelToken?

    /// - Parameter cancel: once cancelled (an atomic store, so a signal handler may do it), the call under way ends within a
    ///   second with `jobInterrupted`, and so does every later one.
    public init(socket: String, language: Language = .en, cancel: CancelToken? = nil) {
        self.socket = socket
        self.language = language
        self.cancel = cancel
    }

    /// The same daemon, its calls no longer cut short: for what must be said after a SIGTERM.
    public func uninterrupted() -> DaemonClient { DaemonClient(socket: socket, language: language) }
}

// MARK: The service and its settings

extension DaemonClient {
    public func status() throws(Status) -> DaemonStatus {
        try answer(.get, ["status"])
    }

    /// `queueUnknown` where the daemon has no settings for it.
    public func queue(_ name: String) throws(Status) -> QueueSettings {
        try answer(.get, ["queues", name])
    }

    /// What the administrator's settings say to whoever judges documents; nothing where the daemon is of an older version.
    public func inspection() throws(Status) -> InspectionSettings {
        do throws(Status) {
            return try answer(.get, ["inspection"])
        } catch {
            guard error.code == .notFound else { throw error }
            return InspectionSettings()
        }
    }

    public func setQueue(_ name: String, _ settings: QueueSettings) throws(Status) {
        try perform(.put, ["queues", name], body: encoded(settings))
    }

    public func removeQueue(_ name: String) throws(Status) {
        try perform(.delete, ["queues", name])
    }

    /// Nothing new is accepted or sent from here on.
    public func drain() throws(Status) -> DrainState {
        try answer(.put, ["drain"])
    }

    public func resume() throws(Status) {
        try perform(.delete, ["drain"])
    }

    public func setAccount(_ name: String, _ credentials: Credentials) throws(Status) {
        try perform(.put, ["accounts", name], body: encoded(credentials))
    }

    /// Signs in to the platform with what is stored; throws what the platform, or the way to it, has against it.
    public func checkAccount(_ name: String) throws(Status) -> AccountCheck {
        try answer(.post, ["accounts", name, "check"])
    }
}

// MARK: Handing a job over

extension DaemonClient {
    /// Streams a document to the daemon's disk; returns when it is there. Repeating it replaces what was sent.
    /// - Parameters:
    ///   - job: the job's uuid.
    ///   - document: from 1.
    ///   - descriptor: seekable; read from its start, left open.
    ///   - size: bytes.
    ///   - sha256: lower-case hexadecimal.
    public func upload(
        job: String, document: Int, descriptor: Int32, size: Int64, sha256: String
    ) throws(Status) {
        try perform(
            .put, ["handovers", job, "documents", String(document)],
            body: .file(descriptor: descriptor, size: size, sha256: sha256))
    }

    /// Durable when it returns. `already` in the answer where this job was accepted before.
    public func handOver(_ handOver: HandOver) throws(Status) -> HandOverAnswer {
        try answer(.put, ["handovers", handOver.job.uuid], body: encoded(handOver))
    }

    /// The answer was read: the submission may go.
    public func received(job: String) throws(Status) {
        try perform(.post, ["handovers", job, "received"])
    }

    /// SIGTERM came: the daemon asks cupsd what became of the job.
    public func interrupted(job: String) throws(Status) {
        try perform(.post, ["handovers", job, "interrupted"])
    }
}

// MARK: Submissions

extension DaemonClient {
    /// The newest first. An ordinary user sees its own, whatever `user` says.
    public func submissions(
        after: String? = nil, limit: Int? = nil, state: SubmissionState? = nil, user: String? = nil
    ) throws(Status) -> SubmissionPage {
        let query = [
            ("after", after), ("limit", limit.map(String.init)), ("state", state?.rawValue), ("user", user),
        ]
        return try answer(.get, ["submissions"], query: query.compactMap { name, value in value.map { (name, $0) } })
    }

    /// - Parameter id: a submission's id or a CUPS job's number.
    public func submission(_ id: String) throws(Status) -> SubmissionDetail {
        try answer(.get, ["submissions", id])
    }

    /// - Parameter reason: the person's own words, for the audit log; here and below.
    public func release(_ id: String, reason: String? = nil) throws(Status) -> SubmissionDetail {
        try answer(.post, ["submissions", id, "release"], query: Self.why(reason))
    }

    public func hold(_ id: String, reason: String? = nil) throws(Status) -> SubmissionDetail {
        try answer(.post, ["submissions", id, "hold"], query: Self.why(reason))
    }

    /// Makes the next attempt now.
    public func retry(_ id: String) throws(Status) -> SubmissionDetail {
        try answer(.post, ["submissions", id, "retry"])
    }

    /// The same letters once more.
    /// - Parameter count: what was confirmed, one more than the job's latest.
    public func sendAgain(_ id: String, count: Int, reason: String? = nil) throws(Status) -> SubmissionDetail {
        try answer(
            .post, ["submissions", id, "send-again"], query: Self.why(reason), body: encoded(SendAgain(count: count)))
    }

    public func cancel(_ id: String, reason: String? = nil) throws(Status) -> CancelAnswer {
        try answer(.post, ["submissions", id, "cancel"], query: Self.why(reason))
    }

    private static func why(_ reason: String?) -> [(String, String)] { reason.map { [("reason", $0)] } ?? [] }
}
