/// The contract's fixed texts, shared by driver and sandbox.
public enum Wire {
    public static let tusVersion = "1.0.0"
    public static let uploads = "/v1/uploads"
    /// Bytes of one document at most: 2 GiB.
    public static let documentLimit: Int64 = 2 << 30
    /// Bytes of a manifest at most.
    public static let manifestLimit = 16 << 20
    /// Seconds the platform holds an events request open at most.
    public static let longestWait = 50

    public static func submission(_ id: String) -> String { "/v1/submissions/\(id)" }

    /// `type` of problems whose status alone does not say what to do.
    public enum ProblemType: String, Sendable {
        case otherContent = "urn:clickpost:platform:other-content"
        case uploadGone = "urn:clickpost:platform:upload-gone"
        case uploadIncomplete = "urn:clickpost:platform:upload-incomplete"
        case digest = "urn:clickpost:platform:digest"
        case rule = "urn:clickpost:platform:rule"
    }
}
