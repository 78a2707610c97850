import Dispatch
import Synchronization

/// File work on threads of its own. Serial queues, because Dispatch gives each a thread whatever others do: a concurrent one shares its
/// threads with Swift's cooperative pool on Linux, which has one a core.
enum Blocking {
    private static let queues = (0..<8).map { DispatchQueue(label: "clickpost.sandbox.files.\($0)") }
    /// Calls given to each queue and not yet done.
    private static let loads = Mutex([Int](repeating: 0, count: queues.count))

    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let chosen = loads.withLock { loads in
            let least = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            loads[least] += 1
            return least
        }
        return try await withCheckedThrowingContinuation { continuation in
            queues[chosen].async {
                let result = Result { try work() }
                loads.withLock { $0[chosen] -= 1 }
                continuation.resume(with: result)
            }
        }
    }
}
