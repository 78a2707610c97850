import Dispatch
import Letters
import Synchronization

/// Threads for calls that block: SQLite, fsync, reading and writing files.
///
/// Serial queues, because Dispatch gives each a thread of its own whatever others do. A concurrent queue shares its threads with
/// Swift's cooperative pool on Linux: a few calls that wait for a slow disk would stop every task of the program for seconds.
final class SpoolThreads: Sendable {
    private static let count = 12

    private let queues = (0..<count).map { DispatchQueue(label: "clickpost.spool.\($0)") }
    /// Calls given to each queue and not yet done.
    private let loads = Mutex([Int](repeating: 0, count: count))

    func run<T: Sendable>(_ work: @escaping @Sendable () throws(Status) -> T) async throws(Status) -> T {
        let chosen = loads.withLock { loads in
            let least = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            loads[least] += 1
            return least
        }
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<T, Status>, Never>) in
            queues[chosen].async {
                let result = Result { () throws(Status) -> T in try work() }
                self.loads.withLock { $0[chosen] -= 1 }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }
}
