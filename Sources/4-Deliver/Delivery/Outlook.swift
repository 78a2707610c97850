public import Letters
public import Spool
import Synchronization

/// What comes next, as seen from here and now.
extension DeliveryService {
    public func outlook(_ details: SubmissionDetails) async throws(Status) -> Outlook {
        let submission = details.submission
        switch submission.state {
        case .accepted: return Outlook(.askCupsd, at: submission.accepted + policy.confirmAfter)
        case .held: return Outlook(.awaitPerson, cause: submission.reason)
        case .queued, .uploading, .committing: return try await outlookOfWaiting(submission)
        case .cancelling: return Outlook(.askCancel, at: submission.nextAttempt, cause: submission.reason)
        case .committed: return Outlook(.follow, at: submission.nextAttempt)
        case .awaitingApproval: return Outlook(.awaitApproval)
        case .inProduction: return Outlook(.awaitPost)
        case .posted, .cancelled, .refused: return Outlook(.nothing, cause: submission.reason)
        }
    }

    private func outlookOfWaiting(_ submission: Submission) async throws(Status) -> Outlook {
        if inFlight.contains(.send(submission.id)) { return Outlook(.sending) }
        if submission.interrupted { return Outlook(.askCupsd) }
        let (drain, account, ahead) = try await spool.perform { spool throws(Status) in
            (try spool.drain(), try spool.account(submission.account), try spool.waitingAhead(of: submission))
        }
        if let drain, submission.state != .committing {
            return Outlook(.drained, cause: Status(.serviceDraining, [.value: drain.actor]))
        }
        if let held = account?.held {
            return Outlook(
                .accountHeld, at: pauses.withLock { $0[.probeAccount(submission.account)] }, cause: held)
        }
        let time = now()
        let (trouble, probe) = breaker.withLock { ($0.trouble, $0.nextProbe(now: time)) }
        if let trouble { return Outlook(.platformAway, at: probe, cause: trouble) }
        if let next = submission.nextAttempt, next > time { return Outlook(.retry, at: next, cause: submission.reason) }
        return Outlook(.awaitTurn, ahead: ahead)
    }
}
