import Control
import Delivery
import Digests
import Foundation
import Letters
import Logging
import NIOPosix
import Platform
import ServiceLifecycle
import Spool
import Synchronization
import Transport

@testable import Routes

/// cupsd, as the test wants it.
final class ScriptedScheduler: PrintScheduler, JobAuthority {
    private let jobs = Mutex<[Int: ScheduledJob]>([:])
    private let away = Mutex(false)

    func knows(_ id: Int, _ job: ScheduledJob?) { jobs.withLock { $0[id] = job } }
    func isAway(_ value: Bool) { away.withLock { $0 = value } }

    func job(_ id: Int, as user: String) throws(Status) -> ScheduledJob? {
        if away.withLock({ $0 }) { throw Status(.schedulerUnreachable) }
        return jobs.withLock { $0[id] }
    }

    func word(on job: JobIdentity) async throws(Status) -> JobWord { .waiting }
}

private struct Nowhere: PlatformAccessProvider {
    func access(account: String) throws(Status) -> PlatformAccess { throw Status(.accountUnknown) }
}

/// The daemon's local API as it is shipped: a real socket, a real spool, real peer credentials. Delivery stands still.
struct Harness: Sendable {
    let folder: String
    let socket: String
    let spool: Spool
    let scheduler: ScriptedScheduler
    let api: LocalAPI
    var client: DaemonClient { DaemonClient(socket: socket) }
    /// One own window and one price.
    static let inspection = InspectionSettings(
        windows: [
            WindowProfile(
                name: "my-c5", inner: Box(x0: 100, y0: 42, x1: 195, y1: 85), outer: Box(x0: 92, y0: 36, x1: 205, y1: 92)
            )
        ],
        tariff: Tariff(letters: [Tariff.LetterPrice(franking: .prior, sheets: 6, price: Euros(cents: 185))]))

    static let isRoot = geteuid() == 0
    static let nobody: UInt32 = 65_534
    static let lp = UserDatabase.user(named: "lp") ?? 7

    static func with(
        idle: Duration = .seconds(30), largestHandOver: Int = 1 << 20,
        _ body: @Sendable (Harness) async throws -> Void
    ) async throws {
        var template = Array("/tmp/rtXXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Status(.spoolFailed) }
        let folder = String(cString: made)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        chmod(folder, 0o755)
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let scheduler = ScriptedScheduler()
        let spool = try Spool.open(
            SpoolConfiguration(directory: folder + "/spool", documentLimit: 1 << 20, reserve: 0), log: quiet)
        let delivery = DeliveryService(
            spool: spool, platform: ClickPostPlatform(provider: Nowhere()), jobAuthority: scheduler, log: quiet)
        let threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
        let socket = folder + "/d.sock"
        let api = LocalAPI(
            LocalAPI.Configuration(
                socket: socket, platformURL: "https://platform.example", idleTimeout: idle, largestJob: 1 << 20,
                documentsPerJob: 3, largestHandOver: largestHandOver, inspection: inspection),
            spool: spool, policy: AccessPolicy(submitters: [lp], administrators: nil, daemon: geteuid()),
            scheduler: scheduler,
            credentials: CredentialsFolder(folder: folder + "/spool/credentials", systemFolder: nil),
            delivery: delivery, threads: threads, log: quiet)
        let (ready, announce) = AsyncStream.makeStream(of: Void.self)
        let server = api.server { announce.yield() }
        let group = ServiceGroup(configuration: .init(services: [server], logger: quiet))
        let running = Task { try await group.run() }
        for await _ in ready { break }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(
                try await body(Harness(folder: folder, socket: socket, spool: spool, scheduler: scheduler, api: api)))
        } catch {
            outcome = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running.value
        try await threads.shutdownGracefully()
        try outcome.get()
    }

    /// The client's calls block.
    func call<Value: Sendable>(
        _ work: @escaping @Sendable (DaemonClient) throws(Status) -> Value
    ) async -> Result<Value, Status> {
        let client = client
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Result { () throws(Status) -> Value in try work(client) })
            }
        }
    }

    /// By curl, as the user with that uid: the answer's status and body.
    func curl(_ method: String, _ path: String, as uid: UInt32? = nil, _ arguments: [String] = [], body: [UInt8]? = nil)
        async throws -> (status: Int, body: String)
    {
        let drop = uid.map { ["/usr/bin/setpriv", "--reuid=\($0)", "--regid=\($0)", "--clear-groups"] } ?? []
        var command =
            drop + ["/usr/bin/curl", "-s", "--unix-socket", socket, "-X", method, "-w", "\n%{http_code}"]
        if body != nil { command += ["--data-binary", "@-"] }
        command += arguments + ["http://localhost\(path)"]
        let whole = command
        // A process is waited for: not on the pool that the server's own tasks need.
        let text = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Self.run(whole, input: body ?? []) })
            }
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (Int(lines.last ?? "") ?? 0, lines.dropLast().joined(separator: "\n"))
    }

    private static func run(_ command: [String], input bytes: [UInt8]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: bytes)
        try input.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    // MARK: A job

    static let content = Array("the document's bytes".utf8)

    static func handOver(
        id: Int = 7, user: String = "nobody", findings: [Status] = [], uuid: String = UUID().uuidString.lowercased()
    ) -> HandOver {
        let address = PostalAddress(
            lines: ["Ria Peeters", "Kerkstraat 1", "1000 Brussel"], postcode: "1000", locality: "Brussel", country: "BE"
        )
        let letters = [1, 2].map {
            Letter(
                number: $0, document: 1, pages: [2 * $0 - 1, 2 * $0], sheets: 2, envelope: .us, address: address,
                addressBox: nil, expected: nil)
        }
        var options = Options()
        options.split = .pages(2)
        var digest = SHA256Digest()
        content.withUnsafeBytes { digest.update($0) }
        let document = DocumentSummary(
            name: "document 1", pages: 4, size: Int64(content.count), sha256: Hex.encode(digest.finish()))
        return HandOver(
            job: JobIdentity(id: id, uuid: uuid, printer: "Letters", user: user, title: "t"), language: .nl,
            verdict: Verdict(documents: [document], options: options, letters: letters, findings: findings))
    }

    /// cupsd knows the job, the queue has its settings, and the document is uploaded.
    func prepare(_ handOver: HandOver) async throws {
        let job = handOver.job
        scheduler.knows(
            job.id, ScheduledJob(uuid: job.uuid, user: job.user, printers: [job.printer], isProcessing: true))
        try await call { client throws(Status) in try client.setQueue(job.printer, QueueSettings()) }.get()
        try await upload(handOver).get()
    }

    func upload(_ handOver: HandOver, content: [UInt8] = content) async throws -> Result<Void, Status> {
        let path = folder + "/" + UUID().uuidString
        try Data(content).write(to: URL(fileURLWithPath: path))
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        let document = handOver.verdict.documents[0]
        return await call { client throws(Status) in
            try client.upload(
                job: handOver.job.uuid, document: 1, descriptor: file, size: Int64(content.count),
                sha256: document.sha256)
        }
    }

    func accept(_ handOver: HandOver) async -> Result<HandOverAnswer, Status> {
        await call { client throws(Status) in try client.handOver(handOver) }
    }
}

extension Result where Failure == Status {
    var code: StatusCode? {
        if case .failure(let status) = self { status.code } else { nil }
    }
}
