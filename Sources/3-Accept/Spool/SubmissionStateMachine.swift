public import Letters

/// What can happen to a submission.
public enum SubmissionEvent: Equatable, Sendable {
    /// The backend read the answer, or cupsd says that the job completed. `held`: inspection asks for a person.
    case received(held: Bool)
    /// cupsd does not know the job: nobody can say whether its sender believes it printed.
    case jobUnknown
    /// A person, the submission's age, or a re-run that differs.
    case hold
    case release
    /// A person, or cupsd: the job was cancelled.
    case cancel
    case startUpload
    /// This attempt failed; another follows.
    case backToQueue
    /// The manifest's bytes are stored; its PUT may begin.
    case freeze
    /// The platform says that it never was committed, and its documents are gone or arrived as others: they go up
    /// again, under the same id.
    case uploadLost
    /// The platform refuses it, or denies what it gave a receipt for.
    case contradiction
    /// The platform's word, from its receipt, an answer or an event.
    case platform(PlatformState)
}

/// The platform's states of a submission, as the contract names them.
public enum PlatformState: String, Codable, CaseIterable, Sendable {
    case received
    case awaitingApproval = "awaiting-approval"
    case inProduction = "in-production"
    case posted, refused, cancelled
}

/// Which changes a submission may make; pure. Nothing else decides a state.
public struct SubmissionStateMachine: Equatable, Sendable {
    public private(set) var state: SubmissionState
    /// A PUT of the manifest may have been begun: from here only the platform can say that it will not be posted.
    public private(set) var putBegun: Bool
    /// The platform gave its receipt: never sent again, whatever happens.
    public private(set) var hasReceipt: Bool

    public init(state: SubmissionState, putBegun: Bool = false, hasReceipt: Bool = false) {
        self.state = state
        self.putBegun = putBegun
        self.hasReceipt = hasReceipt
    }

    public struct Transition: Equatable, Sendable {
        public var from: SubmissionState
        public var to: SubmissionState
        public var changed: Bool { from != to }
    }

    /// Makes the change. `stateConflict`, or `cancelTooLate`, where the state does not allow it; then nothing is changed.
    /// An event that tells what is known already changes nothing and is no error: repeats are normal.
    @discardableResult
    public mutating func apply(_ event: SubmissionEvent) throws(Status) -> Transition {
        let from = state
        state = try next(event)
        if event == .freeze { putBegun = true }
        if case .platform(let word) = event, word != .cancelled {
            putBegun = true
            hasReceipt = true
        }
        return Transition(from: from, to: state)
    }

    private func next(_ event: SubmissionEvent) throws(Status) -> SubmissionState {
        switch event {
        case .received(let held): try received(held: held)
        case .jobUnknown: state == .accepted ? .held : state
        case .hold: try hold()
        case .release: try release()
        case .cancel: try cancel()
        case .startUpload: try startUpload()
        case .backToQueue: try backToQueue()
        case .freeze: try freeze()
        case .uploadLost: try uploadLost()
        case .contradiction: try contradiction()
        case .platform(let word): try platform(word)
        }
    }

    private func received(held: Bool) throws(Status) -> SubmissionState {
        switch state {
        case .accepted: held ? .held : .queued
        case .cancelled: throw conflict
        case .held, .queued, .uploading, .committing, .committed, .awaitingApproval, .inProduction, .posted,
            .cancelling, .refused:
            state
        }
    }

    private func hold() throws(Status) -> SubmissionState {
        switch state {
        case .accepted, .held, .queued, .uploading: .held
        case .committing, .committed, .awaitingApproval, .inProduction, .posted, .cancelling, .cancelled, .refused:
            throw conflict
        }
    }

    private func release() throws(Status) -> SubmissionState {
        guard state == .held else { throw conflict }
        return hasReceipt ? .committed : .queued
    }

    private func cancel() throws(Status) -> SubmissionState {
        switch state {
        case .accepted, .held, .queued, .uploading: putBegun ? .cancelling : .cancelled
        case .committing, .committed, .awaitingApproval: .cancelling
        case .cancelling, .cancelled: state
        case .inProduction, .posted: throw Status(.cancelTooLate)
        case .refused: throw conflict
        }
    }

    private func startUpload() throws(Status) -> SubmissionState {
        switch state {
        case .queued: .uploading
        case .uploading, .committing: state
        case .accepted, .held, .committed, .awaitingApproval, .inProduction, .posted, .cancelling, .cancelled,
            .refused:
            throw conflict
        }
    }

    private func backToQueue() throws(Status) -> SubmissionState {
        guard state == .uploading || state == .queued else { throw conflict }
        return .queued
    }

    private func freeze() throws(Status) -> SubmissionState {
        guard state == .uploading, !hasReceipt else { throw conflict }
        return .committing
    }

    private func uploadLost() throws(Status) -> SubmissionState {
        guard state == .committing || state == .uploading, !hasReceipt else { throw conflict }
        return state == .committing ? .queued : .uploading
    }

    private func contradiction() throws(Status) -> SubmissionState {
        switch state {
        case .held, .queued, .uploading, .committing, .committed, .awaitingApproval, .inProduction, .cancelling:
            .held
        case .accepted, .posted, .cancelled, .refused: throw conflict
        }
    }

    /// The platform may know of a submission in any state: the queue may have been restored from an old copy.
    private func platform(_ word: PlatformState) throws(Status) -> SubmissionState {
        switch (state, word) {
        case (.posted, .received), (.posted, .awaitingApproval), (.posted, .inProduction), (.posted, .posted),
            (.cancelled, .received), (.cancelled, .awaitingApproval), (.cancelled, .cancelled),
            (.refused, .received), (.refused, .awaitingApproval), (.refused, .refused):
            state
        case (.posted, _), (.cancelled, _), (.refused, _):
            throw Status(.submissionConflict)
        case (.inProduction, .received), (.inProduction, .awaitingApproval): .inProduction
        case (.cancelling, .received), (.cancelling, .awaitingApproval): .cancelling
        case (_, .received): .committed
        case (_, .awaitingApproval): .awaitingApproval
        case (_, .inProduction): .inProduction
        case (_, .posted): .posted
        case (_, .refused): .refused
        case (_, .cancelled): .cancelled
        }
    }

    private var conflict: Status { Status(.stateConflict, [.value: state.rawValue]) }
}
