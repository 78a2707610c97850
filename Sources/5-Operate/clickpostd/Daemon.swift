import Delivery
import Glibc
import Letters
import Logging
import NIOPosix
import Platform
import Routes
import ServiceLifecycle
import Settings
import Spool
import Transport
import UnixSignals

/// The daemon: what it is made of, and how it is put together.
struct Daemon {
    private let settings: Settings
    private let log = Logger(label: "clickpostd")

    init(_ settings: Settings) { self.settings = settings }

    /// Settings that have no sensible default.
    static func missing(_ settings: Settings, path: String) -> [Status] {
        guard settings.platformURL.isEmpty else { return [] }
        return [
            Status(
                .settingsValue,
                [
                    .path: path, .setting: Settings.declarations.platformURL.name, .value: "\"\"",
                    .allowed: Settings.declarations.platformURL.allowed,
                ])
        ]
    }

    /// Runs until SIGTERM or SIGINT, then ends within seconds: what is on its way continues at the next start.
    func run() async throws {
        let socketLock = try SocketLock(socket: settings.socketPath)
        let spool = try Spool.open(settings.spoolConfiguration, log: Logger(label: "spool"))
        let credentials = CredentialsFolder(
            folder: settings.spoolDirectory + "/credentials",
            systemFolder: getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) })
        let scheduler = CupsScheduler(server: settings.cupsServer)
        let platform = ClickPostPlatform(
            provider: AccountAccess(settings, credentials: credentials), userAgent: "clickpostd/\(Product.version)",
            timeouts: settings.platformTimeouts,
            pace: settings.bandwidth.bytes > 0 ? Pace(bytesPerSecond: settings.bandwidth.bytes) : nil)

        let threads = NIOThreadPool(numberOfThreads: 8)
        threads.start()
        let delivery = DeliveryService(
            spool: spool, platform: platform,
            jobAuthority: CupsWord(scheduler: scheduler, blocking: Blocking(threads)), policy: settings.retryPolicy,
            log: Logger(label: "delivery"))
        let api = LocalAPI(
            settings.apiConfiguration, spool: spool, policy: settings.accessPolicy, scheduler: scheduler,
            credentials: credentials, delivery: delivery, threads: threads, log: Logger(label: "api"))
        let server = api.server { [log, settings] in
            ServiceManager.ready()
            log.notice(
                "ready", metadata: ["socket": "\(settings.socketPath)", "installation": "\(spool.installation)"])
        }

        var services: [any Service] = [
            delivery, server, Farewell(), Housekeeping(spool: spool, log: Logger(label: "spool")),
        ]
        if settings.metricsPort > 0 { services.append(api.metricsServer(port: settings.metricsPort)) }
        if let interval = ServiceManager.watchdog {
            services.append(
                Watchdog(interval: interval, log: Logger(label: "watchdog")) {
                    _ = try await spool.perform { spool throws(Status) in try spool.counts() }
                    await delivery.comesRound()
                })
        }
        var group = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: "services"))
        group.maximumGracefulShutdownDuration = .seconds(8)
        try await ServiceGroup(configuration: group).run()
        try await threads.shutdownGracefully()
        log.notice("ended")
        _ = consume socketLock
    }
}

extension Settings {
    var spoolConfiguration: SpoolConfiguration {
        SpoolConfiguration(
            directory: self.spoolDirectory, documentLimit: self.largestDocument.bytes, reserve: self.spoolReserve.bytes,
            ballast: self.spoolBallast.bytes,
            keepDocuments: self.keepDocuments == .zero ? nil : self.keepDocuments.seconds)
    }

    var apiConfiguration: LocalAPI.Configuration {
        LocalAPI.Configuration(
            socket: self.socketPath, platformURL: self.platformURL, idleTimeout: self.socketIdle,
            largestJob: self.largestJob.bytes,
            documentsPerJob: self.documentsPerJob, largestHandOver: Int(self.largestHandOver.bytes),
            inspection: self.inspection)
    }

    /// Names become ids once, at the start. A submitter that does not exist can't connect either.
    var accessPolicy: AccessPolicy {
        AccessPolicy(
            submitters: Set(self.submitters.compactMap(UserDatabase.user(named:))),
            administrators: UserDatabase.group(named: self.administratorsGroup), daemon: geteuid())
    }

    var platformTimeouts: PlatformTimeouts {
        PlatformTimeouts(
            connect: Int(self.connectTimeout.seconds.rounded(.up)), stall: Int(self.stallTimeout.seconds.rounded(.up)),
            answer: self.answerTimeout.seconds)
    }

    var retryPolicy: RetryPolicy {
        var policy = RetryPolicy()
        policy.attemptFloor = self.retryLeast.seconds
        policy.attemptBase = self.retryFirst.seconds
        policy.attemptCap = self.retryLongest.seconds
        policy.transferPauses = self.transferPauses.each.map(\.seconds)
        policy.retryAfterCap = self.retryAfterLongest.seconds
        policy.probeFloor = self.probeFirst.seconds
        policy.probeCap = self.probeLongest.seconds
        policy.heldProbe = self.certificateProbe.seconds
        policy.warnAge = self.warnAfter.seconds
        policy.alarmAge = self.alarmAfter.seconds
        policy.holdAge = self.holdAfter.seconds
        policy.smallSize = self.smallSubmission.bytes
        policy.chunk = self.chunk.bytes
        policy.largestChunk = max(self.chunk.bytes, self.largestChunk.bytes)
        policy.uploads = self.uploadsAtOnce
        policy.confirmAfter = self.receivedTimeout.seconds
        policy.confirmPause = self.receivedTimeout.seconds
        policy.askPause = self.askPause.seconds
        policy.eventPause = self.eventPause.seconds
        policy.eventGap = self.eventGap.seconds
        policy.idle = self.idle.seconds
        policy.eventWait = max(1, Int(self.eventWait.seconds))
        policy.cancelWait = self.cancelWait.seconds
        return policy
    }
}
