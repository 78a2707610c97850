public import Letters

/// One job handed to the platform, as the queue knows it.
public struct Submission: Equatable, Sendable {
    /// Its place in the queue, ascending by acceptance.
    public var number: Int64
    /// UUIDv8, derived from the installation, the job and the send-again count.
    public var id: String
    public var job: JobIdentity
    /// 0 for the print itself; each sending again that a person confirmed is one more.
    public var sendAgain: Int
    public var language: Language
    public var account: String
    public var sandbox: Bool
    public var options: Options
    public var findings: [Status]
    public var letterCount: Int
    /// Of all its documents.
    public var bytes: Int64
    public var state: SubmissionState
    /// Why it is in that state, where that needs saying.
    public var reason: Status?
    /// Unix times, seconds.
    public var accepted: Double
    public var changed: Double
    /// Since when it waits to be sent; a release begins anew.
    public var waitingSince: Double?
    /// Failed attempts of its own; an outage of the platform counts none.
    public var attempts: Int
    /// When it is tried next, or the platform asked about it; nil is as soon as it may.
    public var nextAttempt: Double?
    /// A PUT of the manifest may have been begun.
    public var putBegun: Bool
    public var receipt: String?
    /// The backend was ended while it handed over: cupsd's word is awaited before anything is sent.
    public var interrupted: Bool
    /// The platform may know more of it than this queue does: it is asked.
    public var inQuestion: Bool
}

/// A document of a submission, with how far it is.
public struct StoredDocument: Equatable, Sendable {
    /// From 1.
    public var number: Int
    public var summary: DocumentSummary
    /// The file's path.
    public var path: String
    /// Raised, and durable, before each new creation of an upload.
    public var generation: Int
    /// The upload's address, durable before any byte is sent.
    public var upload: String?
    /// What the platform acknowledged, bytes.
    public var offset: Int64
    /// The attempt that begins gave it its first generation: nothing can be on the platform under that key.
    public var isUntried = false
}

/// A letter with the platform's word on it.
public struct StoredLetter: Equatable, Sendable {
    public var letter: Letter
    public var platformID: String?
    public var state: LetterState?
    public var registeredNumber: String?
    public var trackingLink: String?
    /// Unix time, seconds.
    public var posted: Double?
}

/// One change or remark in a submission's life.
public struct TimelineRow: Equatable, Sendable {
    public var at: Double
    public var state: SubmissionState
    public var reason: Status?
    /// The person who steered it; nil where the service did.
    public var actor: String?
}

public struct SubmissionDetails: Equatable, Sendable {
    public var submission: Submission
    public var documents: [StoredDocument]
    public var letters: [StoredLetter]
    public var timeline: [TimelineRow]

    /// When something is tried next; what the platform has is only asked about now and then, and nobody waits for that.
    public var nextAttempt: Double? {
        switch submission.state {
        case .queued, .uploading, .committing, .cancelling: submission.nextAttempt
        case .accepted, .held, .committed, .awaitingApproval, .inProduction, .posted, .cancelled, .refused: nil
        }
    }

    public var bytesUploaded: Int64 { documents.reduce(0) { $0 + $1.offset } }
    public var bytesTotal: Int64 { documents.reduce(0) { $0 + $1.summary.size } }
}

/// Which submissions are listed: newest first, a page at a time.
public struct SubmissionFilter: Equatable, Sendable {
    public var user: String?
    public var state: SubmissionState?
    /// The `next` of the page before.
    public var after: String?
    public var limit: Int

    public init(user: String? = nil, state: SubmissionState? = nil, after: String? = nil, limit: Int = 50) {
        self.user = user
        self.state = state
        self.after = after
        self.limit = limit
    }
}

public struct SubmissionList: Equatable, Sendable {
    public var submissions: [Submission]
    /// nil at the end.
    public var next: String?
}

/// The answer to a hand-over. It is given only after everything it says is on disk.
public struct Acceptance: Equatable, Sendable {
    public var submission: String
    public var state: SubmissionState
    /// This job was accepted before, and nothing was added.
    public var already: Bool
    /// What the person who printed should read.
    public var status: Status
}

/// What the daemon adds to every job of a print queue.
public struct StoredQueue: Codable, Equatable, Sendable {
    public var account: String
    public var returnAddress: [String]
    public var window: String
    public var background: String?
    public var sandbox: Bool

    public init(account: String, returnAddress: [String], window: String, background: String?, sandbox: Bool) {
        self.account = account
        self.returnAddress = returnAddress
        self.window = window
        self.background = background
        self.sandbox = sandbox
    }
}

/// A platform account by its local name. Its password is never here.
public struct StoredAccount: Equatable, Sendable {
    public var name: String
    /// Why nothing of it is sent at present.
    public var held: Status?
    /// The last event whose effects are stored; nil before the first.
    public var cursor: String?
}
