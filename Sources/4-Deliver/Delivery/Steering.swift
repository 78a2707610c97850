public import Letters
import Logging
import Platform
public import Spool
import Synchronization

extension DeliveryService {
    /// The next attempt of a submission is made now, also where the platform or its account is only probed at present: the probe is made
    /// now, and if it answers, the submission goes.
    public func retryNow(_ id: String, actor: Person) async throws(Status) {
        let account = try await spool.perform { spool throws(Status) in
            try spool.retryNow(id, actor: actor)
            return try spool.submission(id).account
        }
        breaker.withLock { $0.hurry(now: now()) }
        postpone(.probeAccount(account), 0)
        spool.changes.signal()
    }

    /// Uploads and commits under way.
    public var sendingCount: Int { inFlight.sending.count }
}
