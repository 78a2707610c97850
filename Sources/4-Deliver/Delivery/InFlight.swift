import Letters
import Synchronization

/// One thing that delivery does, on a task of its own. At most one of a kind runs for a submission.
enum Work: Hashable, Sendable {
    /// Ask cupsd what became of the job.
    case confirm(String)
    /// Upload, commit, or ask about a commit without an answer.
    case send(String)
    /// Ask the platform to cancel.
    case cancel(String)
    /// Ask the platform about what it has.
    case ask(String)
    /// See whether the platform is back.
    case probe
    /// See whether an account is accepted again.
    case probeAccount(String)
    /// Follow an account's events; ends only with the service.
    case follow(String)
}

/// What runs now, so that nothing is begun twice and a held submission's transfer can be stopped.
final class InFlight: Sendable {
    private struct Entry {
        var stop: (@Sendable () -> Void)?
        var stopped = false
    }

    private let running = Mutex<[Work: Entry]>([:])

    /// False where it runs already.
    func begin(_ work: Work) -> Bool {
        running.withLock { running in
            guard running[work] == nil else { return false }
            running[work] = Entry()
            return true
        }
    }

    /// How to stop it; called at once where that was asked for already.
    func attach(_ work: Work, stop: @escaping @Sendable () -> Void) {
        let late = running.withLock { running in
            running[work]?.stop = stop
            return running[work]?.stopped ?? true
        }
        if late { stop() }
    }

    func stop(_ work: Work) {
        let stop = running.withLock { running in
            running[work]?.stopped = true
            return running[work]?.stop
        }
        stop?()
    }

    func end(_ work: Work) {
        running.withLock { _ = $0.removeValue(forKey: work) }
    }

    func contains(_ work: Work) -> Bool { running.withLock { $0[work] != nil } }

    /// The submissions that are being sent.
    var sending: Set<String> {
        running.withLock { running in
            Set(
                running.keys.compactMap {
                    if case .send(let id) = $0 { id } else { nil }
                })
        }
    }
}
