public import Letters
public import Transport

/// How an account is reached and who signs in.
public struct PlatformAccess: Sendable {
    public var endpoint: HTTPClient.TLSEndpoint
    public var user: String
    public var password: String

    public init(endpoint: HTTPClient.TLSEndpoint, user: String, password: String) {
        self.endpoint = endpoint
        self.user = user
        self.password = password
    }
}

/// Where the driver gets credentials from. Asked at the first use of an account and again after each 401, so that a changed
/// password is taken up; may block on a file.
public protocol PlatformAccessProvider: Sendable {
    /// `accountUnknown` where there are no credentials.
    func access(account: String) throws(Status) -> PlatformAccess
}

/// Signed-in accounts. One sign-in at a time per account: the others wait for its answer.
actor Sessions {
    struct Session: Sendable {
        var access: PlatformAccess
        var token: String
    }

    private var current: [String: Session] = [:]
    private var pending: [String: Task<Result<Session, PlatformFailure>, Never>] = [:]

    func forget(_ account: String) { current[account] = nil }

    /// The account's session; `stale` is one that the platform has just refused.
    func session(
        _ account: String, replacing stale: String?,
        signIn: @escaping @Sendable () async -> Result<Session, PlatformFailure>
    ) async throws(PlatformFailure) -> Session {
        if let session = current[account], session.token != stale { return session }
        let task: Task<Result<Session, PlatformFailure>, Never>
        if let running = pending[account] {
            task = running
        } else {
            task = Task { await signIn() }
            pending[account] = task
        }
        let outcome = await task.value
        if pending[account] == task {
            pending[account] = nil
            current[account] = try? outcome.get()
        }
        return try outcome.get()
    }
}
