public import Letters

/// The local API's resources (docs/local-api.md): JSON over HTTP/1.1 on the daemon's Unix socket. Errors are `Problem`.
///
/// | request | who | answer |
/// |---|---|---|
/// | `GET /v1/status` | everyone | `DaemonStatus` |
/// | `GET /v1/inspection` | lp, everyone | `InspectionSettings`: own address windows, tariff |
/// | `GET /v1/queues/NAME` | lp, everyone | `QueueSettings`; 404 |
/// | `PUT /v1/queues/NAME`, `DELETE` | administrators | stored before it is answered |
/// | `PUT /v1/accounts/NAME` | administrators | `Credentials`; stored 0600 by the daemon |
/// | `POST /v1/accounts/NAME/check` | administrators | `AccountCheck`, after signing in to the platform |
/// | `PUT /v1/handovers/UUID/documents/N` | lp, root | bytes, `Content-Length`, `Repr-Digest`; 204 when on disk |
/// | `PUT /v1/handovers/UUID` | lp, root | `HandOver` in, `HandOverAnswer` out: 201, or 200 when already accepted |
/// | `POST /v1/handovers/UUID/received` | lp, root | the backend has read the answer; 204 |
/// | `POST /v1/handovers/UUID/interrupted` | lp, root | the backend got SIGTERM: the daemon asks cupsd what became of the job; 204 |
/// | `GET /v1/submissions?after=&limit=&state=&user=` | own; administrators all | `SubmissionPage` |
/// | `GET /v1/submissions/ID` | own; administrators | `SubmissionDetail`; ID is a submission's id or a CUPS job's number |
/// | `POST /v1/submissions/ID/release` | own (review only); administrators | `SubmissionDetail`; 409 |
/// | `POST /v1/submissions/ID/hold` | own; administrators | `SubmissionDetail`; 409 |
/// | `POST /v1/submissions/ID/cancel` | own; administrators | `CancelAnswer` |
/// | `POST /v1/submissions/ID/retry` | own; administrators | `SubmissionDetail`; 409 |
/// | `POST /v1/submissions/ID/send-again` | own; administrators | `SendAgain` in, the new one's `SubmissionDetail` out; 409 |
/// | `PUT /v1/drain`, `DELETE` | administrators | `DrainState`; 204 |
public struct Problem: Codable, Sendable, Error {
    /// RFC 9457's members, then ours.
    public var type: String
    public var title: String
    public var status: Int
    public var detail: String
    public var remedy: String?
    public var cause: Status

    public init(title: String, status: Int, detail: String, remedy: String?, cause: Status) {
        self.type = "urn:clickpost:\(cause.code.rawValue)"
        self.title = title
        self.status = status
        self.detail = detail
        self.remedy = remedy
        self.cause = cause
    }
}

/// What the daemon adds to every job of a queue.
public struct QueueSettings: Codable, Equatable, Sendable {
    /// The platform account its letters are charged to.
    public var account: String
    public var returnAddress: [String]
    /// A window profile's name, shipped or own, or `X0,Y0,X1,Y1/X0,Y0,X1,Y1`.
    public var window: String
    public var background: String?
    /// Says SANDBOX wherever the queue is shown.
    public var sandbox: Bool

    public init(
        account: String = "default", returnAddress: [String] = [], window: String = "belgium-right",
        background: String? = nil, sandbox: Bool = false
    ) {
        self.account = account
        self.returnAddress = returnAddress
        self.window = window
        self.background = background
        self.sandbox = sandbox
    }
}

public struct Credentials: Codable, Sendable {
    public var user: String
    public var password: String
    /// nil keeps what is stored; without lines it is removed.
    public var returnAddress: [String]?

    public init(user: String, password: String, returnAddress: [String]? = nil) {
        self.user = user
        self.password = password
        self.returnAddress = returnAddress
    }
}

/// The platform took the account's password.
public struct AccountCheck: Codable, Equatable, Sendable {
    /// By the platform's own word: nothing sent to it is posted.
    public var sandbox: Bool

    public init(sandbox: Bool) { self.sandbox = sandbox }
}

public struct HandOverAnswer: Codable, Equatable, Sendable {
    public var submission: String
    public var state: SubmissionState
    /// True where this job was accepted before and nothing was added.
    public var already: Bool
    /// What the person who printed should read: accepted, held with its reason, already sent.
    public var status: Status

    public init(submission: String, state: SubmissionState, already: Bool, status: Status) {
        self.submission = submission
        self.state = state
        self.already = already
        self.status = status
    }
}

public struct SubmissionSummary: Codable, Equatable, Sendable {
    public var id: String
    public var job: Int
    public var printer: String
    public var user: String
    public var title: String
    public var letters: Int
    public var state: SubmissionState
    /// Why it is in that state, where that needs saying: a hold's reason, the platform away.
    public var reason: Status?
    /// Unix time, seconds.
    public var accepted: Double
    public var changed: Double
    public var sandbox: Bool
    /// 0 for the print itself; each confirmed sending again is one more.
    public var sendAgain: Int

    public init(
        id: String, job: Int, printer: String, user: String, title: String, letters: Int, state: SubmissionState,
        reason: Status?, accepted: Double, changed: Double, sandbox: Bool, sendAgain: Int = 0
    ) {
        self.id = id
        self.job = job
        self.printer = printer
        self.user = user
        self.title = title
        self.letters = letters
        self.state = state
        self.reason = reason
        self.accepted = accepted
        self.changed = changed
        self.sandbox = sandbox
        self.sendAgain = sendAgain
    }
}

public struct SubmissionPage: Codable, Equatable, Sendable {
    public var submissions: [SubmissionSummary]
    /// Give it as `after` for the next page; nil at the end.
    public var next: String?

    public init(submissions: [SubmissionSummary], next: String?) {
        self.submissions = submissions
        self.next = next
    }
}

public struct LetterProgress: Codable, Equatable, Sendable {
    public var letter: Letter
    /// The platform's word for this letter, nil before it has one.
    public var state: LetterState?
    public var registeredNumber: String?
    public var trackingLink: String?
    public var posted: Double?

    public init(
        letter: Letter, state: LetterState? = nil, registeredNumber: String? = nil, trackingLink: String? = nil,
        posted: Double? = nil
    ) {
        self.letter = letter
        self.state = state
        self.registeredNumber = registeredNumber
        self.trackingLink = trackingLink
        self.posted = posted
    }
}

public struct TimelineEntry: Codable, Equatable, Sendable {
    /// Unix time, seconds.
    public var at: Double
    public var state: SubmissionState
    public var reason: Status?
    /// Who steered it, where a person did.
    public var actor: String?

    public init(at: Double, state: SubmissionState, reason: Status?, actor: String?) {
        self.at = at
        self.state = state
        self.reason = reason
        self.actor = actor
    }
}

public struct SubmissionDetail: Codable, Equatable, Sendable {
    public var summary: SubmissionSummary
    public var options: Options
    public var documents: [DocumentSummary]
    public var letters: [LetterProgress]
    /// By the tariff in the settings as they are; nil where it prices none of the letters.
    public var price: PriceEstimate?
    public var findings: [Status]
    public var timeline: [TimelineEntry]
    public var bytesUploaded: Int64
    public var bytesTotal: Int64
    public var nextAttempt: Double?
    /// What happens next.
    public var outlook: Outlook?

    public init(
        summary: SubmissionSummary, options: Options, documents: [DocumentSummary], letters: [LetterProgress],
        price: PriceEstimate? = nil, findings: [Status], timeline: [TimelineEntry], bytesUploaded: Int64,
        bytesTotal: Int64, nextAttempt: Double?, outlook: Outlook? = nil
    ) {
        self.summary = summary
        self.options = options
        self.documents = documents
        self.letters = letters
        self.price = price
        self.findings = findings
        self.timeline = timeline
        self.bytesUploaded = bytesUploaded
        self.bytesTotal = bytesTotal
        self.nextAttempt = nextAttempt
        self.outlook = outlook
    }
}

public struct CancelAnswer: Codable, Equatable, Sendable {
    public enum Outcome: String, Codable, Sendable {
        /// Nothing of it will be posted.
        case cancelled
        /// In production: it will be posted.
        case tooLate = "too-late"
        /// Asked; the platform has not said yet.
        case notYetKnown = "not-yet-known"
    }
    public var outcome: Outcome
    public var submission: String

    public init(outcome: Outcome, submission: String) {
        self.outcome = outcome
        self.submission = submission
    }
}

/// What a person confirms when letters go out once more.
public struct SendAgain: Codable, Equatable, Sendable {
    /// One more than the job's latest `sendAgain`: the same request again then changes nothing.
    public var count: Int

    public init(count: Int) { self.count = count }
}

/// The service is emptied for maintenance: nothing new is accepted or sent.
public struct DrainState: Codable, Equatable, Sendable {
    /// Unix time, seconds.
    public var since: Double
    /// What is still being sent or committed; 0: the platform may be changed, the daemon stopped.
    public var underWay: Int

    public init(since: Double, underWay: Int) {
        self.since = since
        self.underWay = underWay
    }
}

public struct DaemonStatus: Codable, Equatable, Sendable {
    public var version: String
    public var installation: String
    public var started: Double
    public var platform: PlatformState
    /// How many submissions are in each state; absent is none.
    public var counts: [String: Int]
    /// What the administrator should look at now.
    public var alarms: [Status]
    /// Unix time of the oldest submission that waits to be sent.
    public var oldestWaiting: Double?
    /// nil while the service works as usual.
    public var drain: DrainState?

    public init(
        version: String, installation: String, started: Double, platform: PlatformState, counts: [String: Int],
        alarms: [Status], oldestWaiting: Double?, drain: DrainState? = nil
    ) {
        self.version = version
        self.installation = installation
        self.started = started
        self.platform = platform
        self.counts = counts
        self.alarms = alarms
        self.oldestWaiting = oldestWaiting
        self.drain = drain
    }

    public struct PlatformState: Codable, Equatable, Sendable {
        public var url: String
        /// The platform itself says that nothing is posted; false until it has been asked.
        public var sandbox: Bool
        /// The last contact that answered, Unix time.
        public var lastContact: Double?
        /// Why it is away, if it is.
        public var trouble: Status?

        public init(url: String, sandbox: Bool, lastContact: Double?, trouble: Status?) {
            self.url = url
            self.sandbox = sandbox
            self.lastContact = lastContact
            self.trouble = trouble
        }
    }
}
