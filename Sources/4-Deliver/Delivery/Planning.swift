import Letters
import Spool
import Synchronization

/// What is due, and when the next thing is.
extension DeliveryService {
    func dueWork() async throws(Status) -> [Work] {
        let time = now()
        var work: [Work] = []
        let cap = max(policy.retryAfterCap, policy.attemptCap)
        let (accounts, unconfirmed) = try await spool.perform { [policy] spool throws(Status) in
            (
                try spool.accounts(),
                try spool.unconfirmed(age: policy.confirmAfter, limit: 100).map(\.id)
            )
        }
        work += unconfirmed.map(Work.confirm).filter { isDue($0, time) }
        work += accounts.map { .follow($0.name) }
        work += accounts.filter { $0.held != nil }.map { .probeAccount($0.name) }.filter { isDue($0, time) }

        let (open, slots) = breaker.withLock { ($0.isOpen, $0.slots) }
        guard !open else {
            if !accounts.isEmpty, breaker.withLock({ $0.beginProbe(now: time) }) { work.append(.probe) }
            return work
        }
        let (cancels, questions) = try await spool.perform { spool throws(Status) in
            (
                try spool.dueCancellations(limit: 4, cap: cap).map(\.id),
                try spool.dueQuestions(limit: 2).map(\.id)
            )
        }
        let sends = try await nextToSend(slots: slots, cap: cap)
        return work + cancels.map(Work.cancel) + questions.map(Work.ask) + sends
    }

    /// Seconds until something waits no longer, at most `policy.idle`. `looked`: since when what is due has been looked for; an hour that
    /// has come meanwhile was not seen then, and is due at once.
    func untilNext(since looked: Double) async throws(Status) -> Double {
        let time = now()
        let (next, accepted) = try await spool.perform { spool throws(Status) in
            (try spool.nextDue(after: looked), try spool.hasUnconfirmed())
        }
        var due = [next, breaker.withLock { $0.nextProbe(now: time) }].compactMap { $0 }
        due += pauses.withLock { pauses in pauses.values.filter { $0 > looked } }
        if accepted { due.append(time + policy.confirmAfter) }
        return min(policy.idle, max((due.min() ?? .infinity) - time, 0.001))
    }

    func isDue(_ work: Work, _ time: Double) -> Bool {
        let due = pauses.withLock { $0[work] } ?? 0
        return due <= time || due - time > policy.retryAfterCap
    }

    /// Not again before `seconds` have passed; nil where nothing waits any more.
    func postpone(_ work: Work, _ seconds: Double?) {
        let due = seconds.map { now() + $0 }
        pauses.withLock { $0[work] = due }
    }

    /// Stops the transfers of what a person held or cancelled meanwhile. What the platform may have is left to answer.
    func stopSteered() async throws(Status) {
        let sending = inFlight.sending
        guard !sending.isEmpty else { return }
        let steered = try await spool.perform { spool throws(Status) in
            var steered: [String] = []
            for id in sending {
                let state = try spool.submission(id).state
                if state == .held || state == .cancelled { steered.append(id) }
            }
            return steered
        }
        for id in steered { inFlight.stop(.send(id)) }
    }

    /// Hours of waiting warn, a day alarms, five days hold: nothing is ever dropped for its age.
    func checkAges() async throws(Status) {
        let time = now()
        let sending = inFlight.sending
        let expired = try await spool.perform { [policy] spool throws(Status) in
            try spool.waiting(since: time - policy.holdAge, limit: 100)
        }
        for submission in expired where !sending.contains(submission.id) {
            let reason = Status(.submissionExpired, [.submission: submission.id])
            try await spool.perform { spool throws(Status) in
                if submission.state == .committing {
                    try spool.contradict(submission.id, reason)
                } else {
                    try spool.hold(submission.id, reason: reason, actor: nil)
                }
            }
            spool.alarms.raise(reason, about: submission.id)
        }
        let oldest = try await spool.perform { spool throws(Status) in try spool.oldestWaiting() }
        let age = oldest.map { time - $0 } ?? 0
        guard age >= policy.warnAge else { return spool.alarms.clear(.submissionWaiting) }
        let severity: Severity = age >= policy.alarmAge ? .error : .warning
        spool.alarms.raise(
            Status(.submissionWaiting, severity: severity, [.seconds: String(Int(age))]))
    }
}
