import Digests
import Foundation
import Letters
import Logging
import Platform
import Spool
import Synchronization

@testable import Delivery

/// Time that passes only when the test, or a wait of the program, lets it.
final class SimulatedTime: Sendable {
    private let time = Mutex(1_800_000_000.0)
    private let waits = Mutex<[Double]>([])

    var now: Double { time.withLock { $0 } }
    /// Every wait within an attempt, seconds.
    var waited: [Double] { waits.withLock { $0 } }

    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }

    fileprivate func wait(_ seconds: Double) {
        waits.withLock { $0.append(seconds) }
        advance(seconds)
    }
}

/// Each wait is over at once, and the time is later by it.
struct SimulatedClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    let time: SimulatedTime
    var now: Instant { Instant(offset: .seconds(time.now)) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let wait = now.duration(to: deadline)
        time.wait(Double(wait.components.seconds) + Double(wait.components.attoseconds) / 1e18)
    }
}

/// cupsd, as the test wants it.
final class Authority: JobAuthority {
    private let answer = Mutex<Result<JobWord, Status>>(.success(.completed))

    func say(_ word: JobWord) { answer.withLock { $0 = .success(word) } }
    func isAway() { answer.withLock { $0 = .failure(Status(.printerFailed)) } }

    func word(on job: JobIdentity) async throws(Status) -> JobWord { try answer.withLock { $0 }.get() }
}

/// A real spool, a scripted platform, and the service between them, driven by hand.
final class Simulation: Sendable {
    let time = SimulatedTime()
    let platform = ScriptedPlatform()
    let authority = Authority()
    let directory: String
    let policy: RetryPolicy
    private let current = Mutex<(spool: Spool, service: DeliveryService)?>(nil)

    init(_ change: (inout RetryPolicy) -> Void = { _ in }) throws {
        // What survives a power cut is the spool's own tests' business: memory answers sooner than a disk.
        let memory = "/dev/shm"
        let parent =
            FileManager.default.isWritableFile(atPath: memory) ? memory : FileManager.default.temporaryDirectory.path
        directory = parent + "/delivery-\(UUID().uuidString)"
        var policy = RetryPolicy()
        policy.chunk = 2000
        policy.largestChunk = 8000
        // A simulated wait is over before any answer.
        policy.cancelWait = .infinity
        change(&policy)
        self.policy = policy
        try start()
    }

    deinit {
        current.withLock { $0 = nil }
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// A process begins where the last one ended, wherever that was.
    func start() throws(Status) {
        current.withLock { $0 = nil }
        let (time, policy) = (time, policy)
        let spool = try open()
        let service = DeliveryService(
            spool: spool, platform: platform, jobAuthority: authority, clock: SimulatedClock(time: time),
            now: { time.now }, random: { 0.5 }, policy: policy,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        current.withLock { $0 = (spool, service) }
    }

    /// The last task of the former process may still be ending.
    private func open() throws(Status) -> Spool {
        let time = time
        let limit = ContinuousClock.now + .seconds(10)
        while true {
            do throws(Status) {
                return try Spool.open(
                    SpoolConfiguration(directory: directory, reserve: 0, now: { time.now }))
            } catch {
                guard error.code == .spoolInUse, ContinuousClock.now < limit else { throw error }
            }
        }
    }

    var spool: Spool {
        guard let spool = current.withLock({ $0?.spool }) else { preconditionFailure("started") }
        return spool
    }
    var service: DeliveryService {
        guard let service = current.withLock({ $0?.service }) else { preconditionFailure("started") }
        return service
    }

    /// What the main loop does until nothing is due, each thing to its end; events are followed where a test says so.
    func turn() async throws {
        let service = service
        var busy = true
        while busy {
            busy = false
            try await service.checkAges()
            try await service.stopSteered()
            for work in try await service.dueWork() {
                if case .follow = work { continue }
                busy = true
                if service.inFlight.begin(work) { await service.runTracked(work) }
            }
        }
    }

    /// Turns, and waits between them, for a time.
    func run(for seconds: Double) async throws {
        let end = time.now + seconds
        while time.now < end {
            try await turn()
            time.advance(min(try await service.untilNext(since: time.now), max(end - time.now, 0.001)))
        }
    }

    func state(_ id: String) throws -> SubmissionState { try spool.submission(id).state }

    /// A job of 5000 bytes a document, accepted and confirmed.
    func queue(
        account: String = "default", documents: Int = 1, confirmed: Bool = true,
        change: (inout HandOver) -> Void = { _ in }
    ) throws -> String {
        let bytes = (0..<documents).map { number in
            (0..<5000).map { UInt8(truncatingIfNeeded: $0 / 7) &+ UInt8(number) }
        }
        let uuid = UUID().uuidString.lowercased()
        let summaries = bytes.enumerated().map { index, bytes in
            DocumentSummary(
                name: "document \(index + 1)", pages: 1, size: Int64(bytes.count), sha256: SHA256Digest.hex(bytes))
        }
        let letters = (1...documents).map { number in
            Letter(
                number: number, document: number, pages: [1], sheets: 1, envelope: .us,
                address: PostalAddress(lines: ["Jan Peeters", "Nieuwstraat 1", "1000 Brussel"], postcode: "1000"),
                addressBox: nil, expected: nil)
        }
        var handOver = HandOver(
            job: JobIdentity(id: 1, uuid: uuid, printer: "post", user: "anna", title: "Letter"), language: .fr,
            verdict: Verdict(documents: summaries, options: Options(), letters: letters, findings: []))
        change(&handOver)
        for (index, bytes) in bytes.enumerated() {
            let staged = try spool.stage(
                job: uuid, number: index + 1, size: Int64(bytes.count), sha256: summaries[index].sha256)
            try staged.write(bytes)
            try staged.finish()
        }
        let id = try spool.accept(handOver, account: account, sandbox: true).submission
        if confirmed { try spool.received(job: uuid) }
        return id
    }
}
