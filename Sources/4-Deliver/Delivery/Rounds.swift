import Spool
import Synchronization

/// How often the main loop came round. Whoever must know that it still does rings its bell and waits here.
final class Rounds: Sendable {
    private let count = Mutex(0)
    private let bell = Wake()

    var made: Int { count.withLock { $0 } }

    func complete() {
        count.withLock { $0 += 1 }
        bell.signal()
    }

    /// Returns when a round is complete that was not before, or when the task is cancelled. One caller at a time.
    func next(after seen: Int) async {
        while made == seen, !Task.isCancelled { await bell.wait() }
    }
}

extension DeliveryService {
    /// Returns once the loop has come round anew: it has read the queue and begun what is due. While it is stuck, or the queue can't be
    /// read, this does not return. One caller at a time.
    public func comesRound() async {
        let seen = rounds.made
        spool.changes.signal()
        await rounds.next(after: seen)
    }
}
