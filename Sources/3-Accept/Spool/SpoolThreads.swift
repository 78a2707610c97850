import Dispatch
import Letters

/// Threads for calls that block: SQLite, fsync, reading and writing files.
struct SpoolThreads: Sendable {
    private let queue = DispatchQueue(label: "clickpost.spool", attributes: .concurrent)

    func run<T: Sendable>(_ work: @escaping @Sendable () throws(Status) -> T) async throws(Status) -> T {
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<T, Status>, Never>) in
            queue.async {
                continuation.resume(returning: Result { () throws(Status) -> T in try work() })
            }
        }
        return try result.get()
    }
}
