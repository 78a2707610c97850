import GRDB
public import Letters

extension Spool {
    /// What waits for its next attempt, or for the platform's word on a cancellation, need not wait any longer. `stateConflict` where
    /// nothing is to be tried.
    public func retryNow(_ id: String, actor: Person) throws(Status) {
        try write { [self] database in
            let known = try Submission.fetch(database, id: id)
            switch known.state {
            case .queued, .uploading, .committing, .cancelling: break
            case .accepted, .held, .committed, .awaitingApproval, .inProduction, .posted, .cancelled, .refused:
                throw Status(.stateConflict, [.value: known.state.rawValue])
            }
            try database.execute(
                sql: "UPDATE submission SET next_attempt = NULL WHERE number = ?", arguments: [known.number])
            try TimelineRow.insert(
                database, known, state: known.state, reason: Status(.jobRetried), actor: actor.name,
                at: configuration.now())
        }
        changes.signal()
    }
}
