import Letters
import Logging
import Platform
import Spool
import Synchronization

/// What each class of failure means for the submission, its account and the platform (queue-facts: the error table's classes).
extension DeliveryService {
    func handle(_ failure: PlatformFailure, of id: String) async {
        // The service ends, or a person steered: nothing failed.
        guard !Task.isCancelled else { return }
        note(failure)
        meters.failed(failure.failure)
        let status = failure.status
        do {
            switch failure.failure {
            case .temporary, .askOffset, .uploadGone, .otherBytes, .unknown, .cursorExpired:
                if status.code == .platformBusy {
                    breaker.withLock { $0.busy(id, status, now: now(), retryAfter: failure.retryAfter) }
                }
                try await postpone(id, failure)
            case .platformAway, .platformHeld, .accountHeld:
                // The submission itself did nothing wrong: it goes on as soon as the others may.
                try await spool.perform { spool throws(Status) in
                    try spool.failed(id, reason: status, retryAt: nil, countsAttempt: false)
                }
                if failure.failure == .accountHeld { try await hold(accountOf: id, status) }
            case .submissionHeld, .partTooLarge:
                try await spool.perform { spool throws(Status) in try spool.contradict(id, status) }
            case .cancelledBefore:
                try await spool.perform { spool throws(Status) in
                    try spool.recordCancellation(id, tooLate: false, reason: status)
                }
            }
            log.notice(
                "an attempt failed",
                metadata: [
                    "submission": "\(id)", "class": "\(failure.failure.rawValue)", "cause": "\(status.code.rawValue)",
                ])
        } catch {
            await stopped(id, error)
        }
    }

    /// What a failure says about the platform as a whole.
    func note(_ failure: PlatformFailure) {
        let (status, time) = (failure.status, now())
        switch failure.failure {
        case .platformAway:
            breaker.withLock { $0.away(status, now: time, retryAfter: failure.retryAfter) }
        case .platformHeld:
            breaker.withLock { $0.held(status, now: time) }
        case .temporary, .accountHeld, .submissionHeld, .askOffset, .partTooLarge, .uploadGone, .otherBytes,
            .unknown, .cursorExpired, .cancelledBefore:
            breaker.withLock { $0.answered(now: time) }
        }
        if failure.alarm || failure.failure == .platformHeld { spool.alarms.raise(status) }
    }

    func hold(accountOf id: String, _ status: Status) async throws(Status) {
        let account = try await spool.perform { spool throws(Status) in
            let account = try spool.submission(id).account
            try spool.holdAccount(account, status)
            return account
        }
        postpone(.probeAccount(account), policy.heldProbe)
    }

    /// One probe for everyone: the smallest request there is.
    func probe() async {
        let accounts = (try? await spool.perform { spool throws(Status) in try spool.accounts() }) ?? []
        meters.probed()
        guard let account = (accounts.first { $0.held == nil } ?? accounts.first)?.name else { return }
        do throws(PlatformFailure) {
            try await askForOffer(account: account)
            back()
        } catch {
            guard !Task.isCancelled else { return }
            switch error.failure {
            case .platformAway, .platformHeld: note(error)
            case .temporary, .unknown:
                breaker.withLock { $0.away(error.status, now: now(), retryAfter: error.retryAfter) }
            case .accountHeld, .submissionHeld, .askOffset, .partTooLarge, .uploadGone, .otherBytes,
                .cursorExpired, .cancelledBefore:
                // It answers: whether it likes this account is found out when something of it is sent.
                back()
            }
        }
    }

    private func back() {
        breaker.withLock { $0.succeeded(now: now()) }
        for code in [
            StatusCode.platformCertificate, .platformRedirect, .platformUnreachable, .platformProxy, .platformAnswer,
        ] {
            spool.alarms.clear(code)
        }
        log.notice("the platform answers again")
    }

    func probe(account: String) async {
        do throws(PlatformFailure) {
            try await askForOffer(account: account)
            try? await spool.perform { spool throws(Status) in try spool.releaseAccount(account) }
            postpone(.probeAccount(account), nil)
        } catch {
            if !Task.isCancelled { note(error) }
            postpone(.probeAccount(account), policy.heldProbe)
        }
    }

    private func postpone(_ id: String, _ failure: PlatformFailure) async throws(Status) {
        let (time, policy, random) = (now(), policy, random)
        let asked = min(failure.retryAfter ?? 0, policy.retryAfterCap)
        try await spool.perform { spool throws(Status) in
            let attempts = try spool.submission(id).attempts
            let wait = max(policy.backoff(attempts: attempts, random: random), asked)
            try spool.failed(id, reason: failure.status, retryAt: time + wait, countsAttempt: true)
        }
    }
}
