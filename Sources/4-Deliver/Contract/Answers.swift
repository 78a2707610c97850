public import Letters

/// The platform's answers, version 1 (docs/platform.yaml). Times are Unix seconds.

public struct TokenRequest: Codable, Sendable {
    public var user: String
    public var password: String
    public init(user: String, password: String) {
        self.user = user
        self.password = password
    }
}

public struct Token: Codable, Sendable {
    public var token: String
    public var expires: Double
    public init(token: String, expires: Double) {
        self.token = token
        self.expires = expires
    }
}

public struct AccountOffer: Codable, Equatable, Sendable {
    public var account: String
    public var sandbox: Bool
    public var frankings: [Franking]
    public var backgrounds: [String]
    public var annexes: [String]
    /// Local times of Belgium, `12:00`.
    public var cutOffs: [String]
    public var holidays: [CivilDate]
    /// Cents; nil where the account is billed afterwards.
    public var credit: Int?
    public init(
        account: String, sandbox: Bool, frankings: [Franking], backgrounds: [String], annexes: [String],
        cutOffs: [String], holidays: [CivilDate], credit: Int?
    ) {
        self.account = account
        self.sandbox = sandbox
        self.frankings = frankings
        self.backgrounds = backgrounds
        self.annexes = annexes
        self.cutOffs = cutOffs
        self.holidays = holidays
        self.credit = credit
    }
}

public enum PlatformSubmissionState: String, Codable, CaseIterable, Sendable {
    case received
    case awaitingApproval = "awaiting-approval"
    case inProduction = "in-production"
    case posted, refused, cancelled
}

/// The answer to a commit, and to asking for a submission.
public struct SubmissionReport: Codable, Equatable, Sendable {
    public var id: String
    /// The platform's own number for the act; the same for ever under one id.
    public var receipt: String
    public var state: PlatformSubmissionState
    public var received: Double
    public var letters: [LetterReport]
    public init(id: String, receipt: String, state: PlatformSubmissionState, received: Double, letters: [LetterReport])
    {
        self.id = id
        self.receipt = receipt
        self.state = state
        self.received = received
        self.letters = letters
    }
}

public struct LetterReport: Codable, Equatable, Sendable {
    public var number: Int
    /// The platform's id of the letter, for its receipt.
    public var id: String
    public var state: LetterState
    public var posted: Double?
    public var registeredNumber: String?
    public var trackingLink: String?
    public init(
        number: Int, id: String, state: LetterState, posted: Double?, registeredNumber: String?, trackingLink: String?
    ) {
        self.number = number
        self.id = id
        self.state = state
        self.posted = posted
        self.registeredNumber = registeredNumber
        self.trackingLink = trackingLink
    }
}

public struct Event: Codable, Equatable, Sendable {
    /// Give it back as `after` to go on behind this event.
    public var cursor: String
    public var at: Double
    public var installation: String
    public var submission: SubmissionReport
    public init(cursor: String, at: Double, installation: String, submission: SubmissionReport) {
        self.cursor = cursor
        self.at = at
        self.installation = installation
        self.submission = submission
    }
}

public struct EventPage: Codable, Equatable, Sendable {
    public var events: [Event]
    public var cursor: String
    public init(events: [Event], cursor: String) {
        self.events = events
        self.cursor = cursor
    }
}

/// The proof of one posted letter, `GET /v1/letters/ID/receipt`.
public struct LetterReceipt: Codable, Equatable, Sendable {
    public var letter: String
    public var submission: String
    public var number: Int
    /// The submission's receipt.
    public var receipt: String
    public var sandbox: Bool
    public var submitted: Double
    public var posted: Double
    public var recipient: [String]
    public var country: String
    public var franking: Franking
    public var acknowledgement: Bool
    public var registeredNumber: String?
    public var trackingLink: String?
    public init(
        letter: String, submission: String, number: Int, receipt: String, sandbox: Bool, submitted: Double,
        posted: Double, recipient: [String], country: String, franking: Franking, acknowledgement: Bool,
        registeredNumber: String?, trackingLink: String?
    ) {
        self.letter = letter
        self.submission = submission
        self.number = number
        self.receipt = receipt
        self.sandbox = sandbox
        self.submitted = submitted
        self.posted = posted
        self.recipient = recipient
        self.country = country
        self.franking = franking
        self.acknowledgement = acknowledgement
        self.registeredNumber = registeredNumber
        self.trackingLink = trackingLink
    }
}

/// `POST /v1/submissions/ID/approval`.
public struct ApprovalDecision: Codable, Equatable, Sendable {
    public var granted: Bool
    /// Who decided, as the platform shows it.
    public var by: String
    public init(granted: Bool, by: String) {
        self.granted = granted
        self.by = by
    }
}

/// A background page or an annex kept on the platform.
public struct StationeryItem: Codable, Equatable, Sendable {
    public var name: String
    public var size: Int64
    public var sha256: String
    public init(name: String, size: Int64, sha256: String) {
        self.name = name
        self.size = size
        self.sha256 = sha256
    }
}

public struct StationeryList: Codable, Equatable, Sendable {
    public var items: [StationeryItem]
    public init(items: [StationeryItem]) { self.items = items }
}

/// RFC 9457.
public struct ProblemDetails: Codable, Equatable, Sendable {
    public var type: String
    public var title: String
    public var status: Int
    public var detail: String?
    public init(type: String, title: String, status: Int, detail: String?) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
    }
}
