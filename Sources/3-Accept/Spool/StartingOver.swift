import GRDB
public import Letters
import Synchronization

extension Spool {
    /// The platform got other bytes than these sound documents, and never committed them: the next attempt uploads them anew, each under
    /// its next generation. Once by itself (true); then it is held for a person, and only a release goes on, with new uploads too.
    public func startOver(_ sound: SoundDocuments, reason: Status) throws(Status) -> Bool {
        let id = sound.submission
        let goesOn = try write { [self] database in
            let known = try loadDetails(database, id)
            guard known.submission.state == .uploading || known.submission.state == .committing else {
                throw Status(.stateConflict, [.value: known.submission.state.rawValue])
            }
            let isFirst = !known.timeline.contains { $0.reason?.code == reason.code }
            try change(database, id, isFirst ? .uploadLost : .contradiction, reason: reason, actor: nil)
            try renewUploads(database, known.submission)
            return isFirst
        }
        progress.withLock { _ = $0.removeValue(forKey: id) }
        if !goesOn { alarms.raise(reason, about: id) }
        return goesOn
    }

    /// What was uploaded of it is no longer its own.
    func renewUploads(_ database: Database, _ submission: Submission) throws {
        try database.execute(
            sql: "UPDATE document SET generation = generation + 1, upload = NULL, offset = 0 WHERE submission = ?",
            arguments: [submission.number])
    }
}
