import Letters
import Logging
import Spool

extension DeliveryService {
    /// The backend has not said that it read the answer, or was ended: cupsd knows what the sender believes.
    func confirm(_ id: String) async {
        do {
            let job = try await spool.perform { spool throws(Status) in try spool.submission(id).job }
            let word = try await jobAuthority.word(on: job)
            guard !Task.isCancelled else { return }
            postpone(.confirm(id), word == .waiting ? policy.confirmPause : nil)
            try await spool.perform { spool throws(Status) in
                switch word {
                case .waiting: break
                case .completed: try spool.jobCompleted(id)
                case .cancelled: try spool.jobCancelled(id)
                case .unknown: try spool.jobUnknown(id)
                }
            }
            log.info("cupsd's word", metadata: ["submission": "\(id)", "word": "\(word.rawValue)"])
        } catch {
            postpone(.confirm(id), policy.confirmPause)
            log.notice("cupsd can't be asked", metadata: ["submission": "\(id)", "cause": "\(error.code.rawValue)"])
        }
    }
}
