public import Letters

/// The platform's word on a submission: from its receipt, an answer or an event.
public struct PlatformReport: Equatable, Sendable {
    /// The submission's id.
    public var submission: String
    public var receipt: String
    public var state: PlatformState
    public var letters: [LetterWord]

    public init(submission: String, receipt: String, state: PlatformState, letters: [LetterWord]) {
        self.submission = submission
        self.receipt = receipt
        self.state = state
        self.letters = letters
    }

    public struct LetterWord: Equatable, Sendable {
        /// From 1, within the submission.
        public var number: Int
        /// The platform's id of the letter.
        public var id: String
        public var state: LetterState
        /// Unix time, seconds.
        public var posted: Double?
        public var registeredNumber: String?
        public var trackingLink: String?

        public init(
            number: Int, id: String, state: LetterState, posted: Double?, registeredNumber: String?,
            trackingLink: String?
        ) {
            self.number = number
            self.id = id
            self.state = state
            self.posted = posted
            self.registeredNumber = registeredNumber
            self.trackingLink = trackingLink
        }
    }
}
