/// Where a submission is. The rules of its changes are the Spool's state machine.
///
/// Whatever the state, the platform's word that it has the submission is believed, and leads to the state it names: the queue may have been
/// restored from an old copy.
public enum SubmissionState: String, Codable, CaseIterable, Sendable {
    /// Durable here; the backend has not yet said that it read the answer. → queued, held, cancelled
    case accepted
    /// Waiting for a person. → queued, cancelled; once a PUT may have begun cancelling instead, and with a receipt committed instead of queued
    case held
    /// Waiting for its turn. → uploading, held, cancelled; cancelling once a PUT may have begun
    case queued
    /// Bytes on their way. → queued, committing, held, cancelled; cancelling once a PUT may have begun
    case uploading
    /// The manifest is frozen and its PUT may have been begun. → committed, held, cancelling, cancelled; queued where the platform says that it
    /// never was committed and its documents are gone there
    case committing
    /// The platform has it and said so. → awaitingApproval, inProduction, posted, cancelling, cancelled, refused; held where it denies it
    case committed
    /// → committed, inProduction, posted, cancelling, cancelled, refused, held
    case awaitingApproval = "awaiting-approval"
    /// → posted, cancelled, refused, held
    case inProduction = "in-production"
    /// Every letter is with the post.
    case posted
    /// Cancellation asked of the platform, its answer not yet known. → cancelled, inProduction, posted, refused, held
    case cancelling
    case cancelled
    /// The platform or an approver refused it.
    case refused

    /// Nothing more will happen by itself.
    public var isFinal: Bool { self == .posted || self == .cancelled || self == .refused }
}

/// The platform's word for one letter.
public enum LetterState: String, Codable, CaseIterable, Sendable {
    case received
    case awaitingApproval = "awaiting-approval"
    case inProduction = "in-production"
    case posted, delivered, returned, refused, cancelled
}
