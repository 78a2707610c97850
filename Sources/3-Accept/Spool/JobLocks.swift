import Letters
import Synchronization

/// One lock for each job, for as long as someone has or wants it.
final class JobLocks: Sendable {
    private final class Lock: Sendable {
        let mutex = Mutex<Void>(())
    }

    private let locks = Mutex<[String: (lock: Lock, users: Int)]>([:])

    func withLock<T>(_ job: String, _ body: () throws(Status) -> T) throws(Status) -> T {
        let lock = locks.withLock { locks in
            var entry = locks[job] ?? (Lock(), 0)
            entry.users += 1
            locks[job] = entry
            return entry.lock
        }
        defer {
            locks.withLock { locks in
                locks[job]?.users -= 1
                if locks[job]?.users == 0 { locks[job] = nil }
            }
        }
        return try lock.mutex.withLock { _ throws(Status) in try body() }
    }
}
