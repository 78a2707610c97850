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
            isProcessing: job.state == .processing, documents: job.documents, fault: try fault(of: job))
    }

    /// A class has a policy of its own, cupsd's default unless someone set another; and a uuid can be taken from a job that waits.
    private func fault(of job: CupsJob) throws(Status) -> Status? {
        let destination = try asked { () throws(Status) in try jobs.destination(job.printer, isClass: job.isInClass) }
        guard let destination else { return Status(.jobUnverified) }
        if let fault = destination.fault { return fault }
        let first = try asked { () throws(Status) in try jobs.first(uuid: job.uuid) }
        return first.map { $0 < job.id } == true ? Status(.jobUnverified, [.detail: "job-uuid"]) : nil
    }

    func ask(_ id: Int, as user: String) throws(Status) -> CupsJob? {
        try asked { () throws(Status) in try jobs.job(id, as: user) }
    }

    private func asked<Answer>(_ question: () throws(Status) -> Answer) throws(Status) -> Answer {
        do throws(Status) {
            return try question()
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
