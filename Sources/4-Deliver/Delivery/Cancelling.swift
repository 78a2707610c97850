public import Letters
import Logging
import Platform
public import Spool
import Synchronization

public enum CancelOutcome: String, Sendable {
    /// Nothing of it will be posted.
    case cancelled
    /// In production: it will be posted.
    case tooLate = "too-late"
    /// Asked; the platform has not said yet.
    case notYetKnown = "not-yet-known"
}

extension DeliveryService {
    /// Cancels a submission and waits a moment for the platform's word, where it is the platform's to say.
    /// `stateConflict` where it was refused already.
    public func cancel(_ id: String, actor: Person) async throws(Status) -> CancelOutcome {
        let state: SubmissionState
        do throws(Status) {
            state = try await spool.perform { spool throws(Status) in try spool.cancel(id, actor: actor) }
        } catch {
            guard error.code == .cancelTooLate else { throw error }
            return .tooLate
        }
        guard state == .cancelling else { return .cancelled }
        await askNow(id)
        let word = try await spool.perform { spool throws(Status) in try spool.submission(id).state }
        return switch word {
        case .cancelled: .cancelled
        case .inProduction, .posted: .tooLate
        case .refused: throw Status(.stateConflict, [.value: word.rawValue])
        case .accepted, .held, .queued, .uploading, .committing, .committed, .awaitingApproval, .cancelling:
            .notYetKnown
        }
    }

    /// One attempt, awaited for `policy.cancelWait` at most; what is not answered by then is the loop's to repeat.
    private func askNow(_ id: String) async {
        let (done, clock, wait) = (Wake(), clock, policy.cancelWait)
        let work = Work.cancel(id)
        if inFlight.begin(work) {
            Task {
                await runTracked(work)
                done.signal()
            }
        }
        await withDiscardingTaskGroup { group in
            let either = Wake()
            if wait.isFinite {
                group.addTask {
                    try? await clock.sleep(for: .seconds(wait))
                    either.signal()
                }
            }
            group.addTask {
                await done.wait()
                either.signal()
            }
            await either.wait()
            group.cancelAll()
        }
    }

    func askToCancel(_ id: String) async {
        do {
            let submission = try await spool.perform { spool throws(Status) in try spool.submission(id) }
            guard submission.state == .cancelling else { return }
            let answer = try await platform.cancel(account: submission.account, submission: id)
            breaker.withLock { $0.answered(now: now()) }
            let time = now()
            try await spool.perform { spool throws(Status) in
                try spool.recordCancellation(
                    id, tooLate: answer == .tooLate, reason: answer == .tooLate ? Status(.cancelTooLate) : nil)
                // Too late for what: its letters' states are asked for next.
                if answer == .tooLate { try spool.askAgain(id, at: time) }
            }
            log.info("cancel answered", metadata: ["submission": "\(id)", "answer": "\(answer)"])
        } catch let failure as PlatformFailure {
            guard !Task.isCancelled else { return }
            note(failure)
            await cancelLater(id, failure)
        } catch {
            log.notice("a cancel was stopped", metadata: ["submission": "\(id)"])
        }
    }

    private func cancelLater(_ id: String, _ failure: PlatformFailure) async {
        let (time, policy, random) = (now(), policy, random)
        let counts = failure.failure != .platformAway && failure.failure != .platformHeld
        let asked = min(failure.retryAfter ?? 0, policy.retryAfterCap)
        do throws(Status) {
            if failure.failure == .accountHeld { try await hold(accountOf: id, failure.status) }
            try await spool.perform { spool throws(Status) in
                let attempts = try spool.submission(id).attempts
                let wait = max(policy.backoff(attempts: attempts, random: random), asked)
                try spool.failed(
                    id, reason: Status(.cancelUnknown, failure.status.values), retryAt: counts ? time + wait : nil,
                    countsAttempt: counts)
            }
        } catch {
            spool.alarms.raise(error)
        }
    }
}
