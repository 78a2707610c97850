import Control
import Delivery
import Letters
import Platform
import Printing
import Routes
import Settings
import Transport

/// cupsd's word, for the hand-over: blocks.
struct CupsScheduler: PrintScheduler {
    private let jobs: CupsJobs

    /// - Parameter server: empty is the system's own.
    init(server: String) { jobs = CupsJobs(server: server.isEmpty ? nil : server) }

    func job(_ id: Int, as user: String) throws(Status) -> ScheduledJob? {
        guard let job = try ask(id, as: user) else { return nil }
        return ScheduledJob(
            uuid: job.uuid, user: job.user, printers: Set([job.printer, job.member].compactMap { $0 }),
            isProcessing: job.state == .processing)
    }

    func ask(_ id: Int, as user: String) throws(Status) -> CupsJob? {
        do throws(Status) {
            return try jobs.job(id, as: user)
        } catch {
            throw Status(.schedulerUnreachable, [.detail: error.values[.detail] ?? error.code.rawValue])
        }
    }
}

/// cupsd's word, for delivery: what became of a job.
struct CupsWord: Delivery.JobAuthority {
    let scheduler: CupsScheduler
    let blocking: Blocking

    func word(on job: JobIdentity) async throws(Status) -> JobWord {
        let found = try await blocking { () throws(Status) in try scheduler.ask(job.id, as: job.user) }
        // A scheduler whose history was cleared counts its jobs from 1 again.
        guard let found, found.uuid == job.uuid else { return .unknown }
        return switch found.state {
        case .pending, .held, .processing, .stopped: .waiting
        case .completed: .completed
        case .cancelled, .aborted: .cancelled
        }
    }
}

/// How accounts reach the platform: the settings' address, the account's own credentials.
struct AccountAccess: PlatformAccessProvider {
    private let endpoint: HTTPClient.TLSEndpoint
    private let credentials: CredentialsFolder

    init(_ settings: Settings, credentials: CredentialsFolder) {
        self.credentials = credentials
        endpoint = HTTPClient.TLSEndpoint(
            baseURL: String(settings.platformURL.reversed().drop { $0 == "/" }.reversed()),
            authorityFile: Self.given(settings.platformCAFile),
            clientCertificateFile: Self.given(settings.clientCertificate),
            clientKeyFile: Self.given(settings.clientKey), proxy: Self.given(settings.platformProxy))
    }

    func access(account: String) throws(Status) -> PlatformAccess {
        let own = try credentials.read(account)
        return PlatformAccess(endpoint: endpoint, user: own.user, password: own.password)
    }

    private static func given(_ text: String) -> String? { text.isEmpty ? nil : text }
}
