import Contract
public import Letters
public import Logging
public import Platform
public import ServiceLifecycle
public import Spool
import Synchronization

/// Sends what is in the queue, once, and follows it until it is posted.
public final class DeliveryService: Service {
    let spool: Spool
    let platform: any HybridMailPlatform
    let jobAuthority: any JobAuthority
    let clock: any Clock<Duration>
    let now: @Sendable () -> Double
    let random: @Sendable () -> Double
    let policy: RetryPolicy
    let log: Logger
    let breaker: Mutex<Breaker>
    let inFlight = InFlight()
    /// When each held account, and each unconfirmed job, is looked at again; Unix time.
    let pauses = Mutex<[Work: Double]>([:])
    let offers = Mutex<[String: KnownOffer]>([:])
    let rounds = Rounds()
    let meters = Meters()
    let turns = Mutex(Turns())
    /// Why events can't be followed, by account.
    let followTrouble = Mutex<[String: (status: Status, at: Double)]>([:])

    /// `now`: Unix time, seconds, the same that the spool uses. `random`: 0 to 1, for the jitter.
    public init(
        spool: Spool, platform: any HybridMailPlatform, jobAuthority: any JobAuthority,
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Double = { WallClock.now() },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }, policy: RetryPolicy = RetryPolicy(),
        log: Logger = Logger(label: "clickpost.delivery")
    ) {
        self.spool = spool
        self.platform = platform
        self.jobAuthority = jobAuthority
        self.clock = clock
        self.now = now
        self.random = random
        self.policy = policy
        self.log = log
        breaker = Mutex(Breaker(policy))
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                await self.loop(&group)
            }
        }
    }

    /// The main loop: what is due is begun, each on a task of its own; then it waits for the next hour, for a change of the queue, or for
    /// `policy.idle` seconds, whichever comes first.
    private func loop(_ group: inout DiscardingTaskGroup) async {
        while !Task.isCancelled {
            var wait = policy.idle
            do {
                let looked = now()
                try await checkAges()
                try await stopSteered()
                for work in try await dueWork() where inFlight.begin(work) {
                    group.addTask { await self.runTracked(work) }
                }
                wait = try await untilNext(since: looked)
                rounds.complete()
            } catch {
                log.error("the queue can't be read", metadata: ["cause": "\(error.code.rawValue)"])
                spool.alarms.raise(error)
            }
            await pause(upTo: wait)
        }
    }

    /// How the platform answers at present.
    public var contact: PlatformContact {
        let (contact, trouble) = breaker.withLock { ($0.lastContact, $0.trouble) }
        return PlatformContact(
            lastContact: contact, trouble: trouble ?? followTrouble(since: contact),
            sandbox: offers.withLock { $0.values.contains { $0.offer.sandbox } })
    }

    /// What keeps events from coming, where nothing was answered since.
    private func followTrouble(since contact: Double?) -> Status? {
        followTrouble.withLock { $0.values.first { $0.at >= contact ?? -.infinity }?.status }
    }

    /// `work` has been begun in `inFlight`; it ends there too.
    func runTracked(_ work: Work) async {
        let task = Task { await perform(work) }
        inFlight.attach(work) { task.cancel() }
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        inFlight.end(work)
        spool.changes.signal()
    }

    private func perform(_ work: Work) async {
        switch work {
        case .confirm(let id): await confirm(id)
        case .send(let id): await send(id)
        case .cancel(let id): await askToCancel(id)
        case .ask(let id): await askAbout(id)
        case .probe: await probe()
        case .probeAccount(let name): await probe(account: name)
        case .follow(let name): await follow(account: name)
        }
    }

    private func pause(upTo seconds: Double) async {
        await withDiscardingTaskGroup { group in
            let (spool, clock) = (spool, clock)
            let either = Wake()
            group.addTask {
                try? await clock.sleep(for: .seconds(seconds))
                either.signal()
            }
            group.addTask {
                await spool.changes.wait()
                either.signal()
            }
            await either.wait()
            group.cancelAll()
        }
    }
}

public struct PlatformContact: Equatable, Sendable {
    /// The last contact that answered, Unix time.
    public var lastContact: Double?
    /// Why nothing is sent at present.
    public var trouble: Status?
    /// An account's own offer says that nothing of it is posted. False until the platform has said so.
    public var sandbox: Bool
}
