import Contract
import Letters
import Platform
import Spool
import Synchronization

/// The platform's events, account by account: each one's effects are stored together with the cursor behind it.
extension DeliveryService {
    func follow(account: String) async {
        var failures = 0
        while !Task.isCancelled {
            let wait: Double
            if breaker.withLock({ $0.isOpen }) {
                wait = policy.eventPause
            } else {
                switch await followOnce(account: account) {
                case .answered:
                    failures = 0
                    wait = policy.eventGap
                case .waiting:
                    wait = policy.eventPause
                case .failed:
                    wait = min(policy.eventPause * Double(1 << min(failures, 10)), policy.probeCap)
                    failures += 1
                }
            }
            try? await clock.sleep(for: .seconds(wait))
        }
    }

    enum Followed: Equatable {
        case answered, failed
        /// The account is held.
        case waiting
    }

    /// One request and its effects.
    func followOnce(account: String) async -> Followed {
        do {
            let known = try await spool.perform { spool throws(Status) in try spool.account(account) }
            guard let known, known.held == nil else { return .waiting }
            try await learnOffer(account: account)
            let page = try await platform.events(account: account, after: known.cursor, wait: policy.eventWait)
            breaker.withLock { $0.answered(now: now()) }
            followTrouble.withLock { $0[account] = nil }
            let installation = spool.installation
            let reports = page.events.filter { $0.installation == installation }.map {
                PlatformReport($0.submission)
            }
            if !page.events.isEmpty || page.cursor != known.cursor {
                try await spool.perform { spool throws(Status) in
                    try spool.record(reports, account: account, cursor: page.cursor)
                }
            }
            return .answered
        } catch let failure as PlatformFailure {
            guard !Task.isCancelled else { return .failed }
            return await unfollowed(account, failure)
        } catch let status as Status {
            spool.alarms.raise(status)
            return .failed
        } catch {
            return .failed
        }
    }

    private func unfollowed(_ account: String, _ failure: PlatformFailure) async -> Followed {
        switch failure.failure {
        case .cursorExpired:
            return await beginAnew(account)
        case .platformHeld:
            note(failure)
            // This work never ends, and so does not wake the loop that is to probe.
            spool.changes.signal()
        case .accountHeld:
            try? await spool.perform { spool throws(Status) in try spool.holdAccount(account, failure.status) }
            postpone(.probeAccount(account), policy.heldProbe)
            spool.changes.signal()
        case .temporary, .platformAway, .submissionHeld, .askOffset, .partTooLarge, .uploadGone, .otherBytes, .unknown,
            .cancelledBefore:
            // A cut long poll says nothing about uploads: the breaker is theirs.
            followTrouble.withLock { $0[account] = (failure.status, now()) }
        }
        return .failed
    }

    /// The platform no longer knows the cursor: what happened since is asked for, submission by submission, and only then are events
    /// followed from where they begin.
    private func beginAnew(_ account: String) async -> Followed {
        do {
            let open = try await spool.perform { spool throws(Status) in try spool.open(account: account) }
            for submission in open {
                let answer = try await platform.ask(account: account, submission: submission.id)
                guard case .known(let report) = answer, report.id == submission.id else { continue }
                try await spool.perform { spool throws(Status) in _ = try spool.record(PlatformReport(report)) }
            }
            try await spool.perform { spool throws(Status) in try spool.resetCursor(account: account) }
            return .answered
        } catch {
            return .failed
        }
    }
}
