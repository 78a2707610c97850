import GRDB

/// The platform's contract kept on this machine: what it is made of.
public struct Sandbox: Sendable {
    let folder: SandboxFolder
    let store: Store
    let clock: SandboxClock
    let accounts: Accounts
    let uploads: Uploads
    let submissions: Submissions
    let stationery: Stationery
    let faults = Faults()
    public let base: BaseURL
    public let authority: Authority

    /// Opens or makes everything in the folder. `accounts` are passwords by user; delays are seconds of its clock.
    public init(
        folder: SandboxFolder, accounts: [String: String], productionDelay: Double, postingDelay: Double
    ) throws {
        self.folder = folder
        authority = try Authority(folder: folder)
        store = try Store(path: folder.database)
        clock = try SandboxClock(store)
        base = BaseURL()
        self.accounts = Accounts(passwords: accounts, store: store)
        uploads = Uploads(folder: folder, store: store)
        stationery = Stationery(folder: folder, store: store)
        submissions = Submissions(
            folder: folder, store: store,
            production: Production(
                productionDelay: productionDelay, postingDelay: postingDelay, folder: folder,
                ledger: try Ledger(folder: folder), reports: Reports(base: base)),
            clock: clock)
    }

    /// The certificate that new connections see.
    public var certificate: Authority.Choice { faults.certificate.get() }

    /// Does what has fallen due.
    public func produce() async throws {
        try await store.queue.writeWithoutTransaction { [submissions, clock] db in
            try submissions.production.advance(db, now: clock.now)
        }
    }
}
