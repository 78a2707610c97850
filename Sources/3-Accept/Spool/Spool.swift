import GRDB
public import Letters
public import Logging
import Synchronization

/// The durable queue: documents as files, everything else in one SQLite database, one process, one connection.
/// All calls block; async code goes through `perform`. What a call has returned is on disk.
public final class Spool: Sendable {
    /// UUID of this installation, made once; part of every submission's id.
    public let installation: String
    /// What the start found.
    public var recovery: RecoveryReport { recovered.withLock { $0 } }
    public let alarms: Alarms
    /// Signalled at each change that may give delivery something to do.
    public let changes = Wake()
    public let configuration: SpoolConfiguration

    let folders: SpoolFolders
    let durability: Durability
    let database: DatabaseQueue
    let log: Logger
    /// Bytes promised to documents that are being received.
    let reserved = Mutex<Int64>(0)
    /// Held while a job is accepted, one of them for each job: two answers to one job must not interleave.
    let accepting = JobLocks()
    let ballast: Ballast
    let witness: WitnessFile
    let commits: GroupCommit
    /// Why nothing is sent at present.
    let stands = Mutex<Status?>(nil)
    /// Held while a job's letters are entered once more.
    let sendingAgain = Mutex<Void>(())
    /// What is acknowledged of documents on their way, by submission and document; for whoever looks.
    let progress = Mutex<[String: [Int: Int64]]>([:])
    let fresh = Mutex(FreshDocuments())
    private let recovered = Mutex(RecoveryReport())
    private let lock: SpoolLock
    private let threads = SpoolThreads()

    /// Opens the queue, or says why not: another daemon has it, it is on a network file system, it was written by a newer version,
    /// the database does not keep its durability. Recovery has run when it returns.
    public static func open(
        _ configuration: SpoolConfiguration, log: Logger = Logger(label: "clickpost.spool")
    ) throws(Status) -> Spool {
        let spool = try Spool(configuration, log: log)
        try spool.noticeRestoredDatabase(documentsAreThere: Files.holdsAnything(spool.folders.documents))
        let report = try Recovery(spool: spool).run()
        spool.recovered.withLock { $0 = report }
        return spool
    }

    private init(_ configuration: SpoolConfiguration, log: Logger) throws(Status) {
        let alarms = Alarms()
        let durability = Durability(alarms: alarms)
        let folders = SpoolFolders(configuration.directory)
        try Files.makeFolder(folders.root)
        lock = try SpoolLock.take(folders)
        try folders.make()
        installation = try Self.installationID(folders, durability)
        database = try SpoolDatabase.open(folders.database)
        try durability.syncFolder(folders.root, .rootFolder)
        let ballast = Ballast(folders.ballast, size: configuration.ballast, alarms: alarms)
        ballast.restore()
        let witness = try WitnessFile(folders.witness)
        commits = GroupCommit(
            database,
            // The folders' new names, for all that are accepted together.
            prepare: { () throws(Status) in try durability.syncFolder(folders.documents, .documentsFolder) },
            makeRoom: { ballast.giveUp() },
            committed: { seen in
                witness.write(seen)
                ballast.restoreIfGone()
            })
        self.ballast = ballast
        self.witness = witness
        self.configuration = configuration
        self.alarms = alarms
        self.durability = durability
        self.folders = folders
        self.log = log
    }

    /// Runs blocking work on the spool's own threads, never on Swift's cooperative pool.
    public func perform<T: Sendable>(
        _ work: @escaping @Sendable (Spool) throws(Status) -> T
    ) async throws(Status) -> T {
        try await threads.run { () throws(Status) -> T in try work(self) }
    }

    private static func installationID(
        _ folders: SpoolFolders, _ durability: Durability
    ) throws(Status) -> String {
        if Files.exists(folders.installation) {
            let text = String(decoding: try Files.read(folders.installation, limit: 100), as: UTF8.self)
                .filter { !$0.isNewline }
            guard SubmissionIdentity.isUUID(text) else {
                throw Status(.spoolDamaged, [.path: folders.installation])
            }
            return text
        }
        // Without it every submission's id would change, and what was sent could be sent again under another one.
        guard !Files.exists(folders.database) else {
            throw Status(.spoolDamaged, [.path: folders.installation, .detail: "missing"])
        }
        let made = SubmissionIdentity.random()
        try folders.writeFile(folders.installation, Array((made + "\n").utf8), durability, .installation)
        try durability.syncFolder(folders.root, .rootFolder)
        return made
    }
}
