/// What happens next with a submission, and when.
public struct Outlook: Codable, Equatable, Sendable {
    public enum Step: String, Codable, CaseIterable, Sendable {
        /// cupsd is asked what became of the print job.
        case askCupsd = "ask-cupsd"
        /// Nothing, until a person decides.
        case awaitPerson = "await-person"
        /// Its turn comes; `ahead` wait before it.
        case awaitTurn = "await-turn"
        case sending
        /// The next attempt.
        case retry
        /// The platform is tried by one request; when it answers, everything goes on.
        case platformAway = "platform-away"
        /// The account is tried again.
        case accountHeld = "account-held"
        /// An administrator resumes the service.
        case drained
        /// The platform is asked to cancel.
        case askCancel = "ask-cancel"
        /// The platform's news are followed; it is asked by itself at the latest then.
        case follow
        case awaitApproval = "await-approval"
        case awaitPost = "await-post"
        /// It is at its end.
        case nothing
    }

    public var step: Step
    /// Unix time; nil where it is at once, or not known.
    public var at: Double?
    public var ahead: Int?
    /// Why.
    public var cause: Status?

    public init(_ step: Step, at: Double? = nil, ahead: Int? = nil, cause: Status? = nil) {
        self.step = step
        self.at = at
        self.ahead = ahead
        self.cause = cause
    }
}
