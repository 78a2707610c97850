import Letters
import Platform
import Spool

extension DeliveryService {
    /// Other bytes arrived than were sent. What the platform has after all is recorded, and ends the attempt; damage here holds it. Else
    /// the documents go up once more under new keys: the bytes under the old ones will not become others. Returns what the attempt
    /// failed by; the second time a person must look.
    func startOver(_ id: String, _ failure: PlatformFailure) async throws -> PlatformFailure {
        let submission = try await spool.perform { spool throws(Status) in try spool.submission(id) }
        if submission.putBegun { try await askFirst(submission) }
        let goesOn = try await spool.perform { spool throws(Status) in
            try spool.startOver(spool.checkDocuments(id), reason: failure.status)
        }
        return goesOn ? failure : PlatformFailure(.submissionHeld, failure.status)
    }
}
