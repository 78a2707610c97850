public import Delivery
import Glibc
public import Hummingbird
public import Letters
public import Logging
import NIOCore
public import NIOPosix
public import Spool

/// The daemon's side of the local API (docs/local-api.md): one service, one file a resource.
public struct LocalAPI: Sendable {
    public struct Configuration: Sendable {
        public var socket: String
        /// The platform's address, for the status alone.
        public var platformURL: String
        public var idleTimeout: Duration
        /// Bytes of all documents of a job.
        public var largestJob: Int64
        public var documentsPerJob: Int
        /// Bytes of a hand-over's JSON.
        public var largestHandOver: Int
        public var inspection: InspectionSettings

        public init(
            socket: String, platformURL: String, idleTimeout: Duration, largestJob: Int64, documentsPerJob: Int,
            largestHandOver: Int, inspection: InspectionSettings = InspectionSettings()
        ) {
            self.socket = socket
            self.platformURL = platformURL
            self.idleTimeout = idleTimeout
            self.largestJob = largestJob
            self.documentsPerJob = documentsPerJob
            self.largestHandOver = largestHandOver
            self.inspection = inspection
        }
    }

    let configuration: Configuration
    let spool: Spool
    let policy: AccessPolicy
    let scheduler: any PrintScheduler
    let credentials: CredentialsFolder
    let delivery: DeliveryService
    let blocking: Blocking
    let started: Double
    let log: Logger

    /// - Parameter threads: for calls that block but are not the spool's; started, and shut down by its owner.
    public init(
        _ configuration: Configuration, spool: Spool, policy: AccessPolicy, scheduler: any PrintScheduler,
        credentials: CredentialsFolder, delivery: DeliveryService, threads: NIOThreadPool, log: Logger
    ) {
        self.configuration = configuration
        self.spool = spool
        self.policy = policy
        self.scheduler = scheduler
        self.credentials = credentials
        self.delivery = delivery
        self.log = log
        blocking = Blocking(threads)
        started = WallClock.now()
    }

    /// The HTTP server as a service. It replaces what stands at the socket's path: take `SocketLock` first.
    /// - Parameter onReady: called once requests are answered.
    public func server(onReady: @escaping @Sendable () async -> Void) -> some ApplicationProtocol {
        let socket = configuration.socket
        let log = log
        return Application(
            router: router(),
            server: .http1(configuration: .init(idleTimeout: .init(configuration.idleTimeout))),
            configuration: .init(address: .unixDomainSocket(path: socket), serverName: "clickpostd"),
            onServerRunning: { _ in
                // Everyone may connect; the peer's credentials decide what for.
                guard chmod(socket, 0o666) == 0 else {
                    log.critical("socket", metadata: ["detail": "chmod: \(String(cString: strerror(errno)))"])
                    return
                }
                await onReady()
            },
            logger: log)
    }

    func router() -> Router<APIContext> {
        let router = Router(context: APIContext.self)
        router.add(middleware: PeerMiddleware(blocking: blocking))
        router.add(middleware: ProblemMiddleware())
        addMetrics(to: router)
        let version = router.group("v1")
        addStatus(to: version)
        addInspection(to: version)
        addDrain(to: version)
        addQueues(to: version.group("queues"))
        addAccounts(to: version.group("accounts"))
        addHandOvers(to: version.group("handovers"))
        addSubmissions(to: version.group("submissions"))
        addQueueSteering(to: version.group("queue"))
        addAudit(to: version.group("audit"))
        return router
    }

    /// Throws `permissionDenied` where the policy does not allow it.
    @discardableResult
    func allow(_ action: AccessPolicy.Action, _ context: APIContext) throws(Status) -> Peer {
        let peer = try context.requirePeer()
        guard policy.allows(action, peer) else { throw Status(.permissionDenied) }
        return peer
    }
}

/// Establishes who is at the other end, before any route runs.
private struct PeerMiddleware: RouterMiddleware {
    let blocking: Blocking

    func handle(
        _ request: Request, context: APIContext,
        next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        // Without a peer every route refuses.
        if let credentials = try? await PeerCredentials.of(context.channel) {
            context.peer = try? await blocking { UserDatabase.peer(credentials) }
        }
        return try await next(request, context)
    }
}
