/// Where a submission is. The rules of its changes are the Spool's state machine.
public enum SubmissionState: String, Codable, CaseIterable, Sendable {
    /// Durable here; the backend has not yet said that it read the answer. → queued, held, cancelled
    case accepted
    /// Waiting for a person. → queued, cancelled
    case held
    /// Waiting for its turn. → uploading, held, cancelled
    case queued
    /// Bytes on their way. → queued, committing, held, cancelled
    case uploading
    /// The manifest is frozen and its PUT may have been begun. → committed, held, cancelling
    case committing
    /// The platform has it and said so. → awaitingApproval, inProduction, posted, cancelling, cancelled, refused
    case committed
    case awaitingApproval = "awaiting-approval"
    case inProduction = "in-production"
    /// Every letter is with the post.
    case posted
    /// Cancellation asked of the platform, its answer not yet known. → cancelled, committed, inProduction, posted
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
