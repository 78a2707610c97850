import Dispatch

/// File work on threads of its own: Swift's cooperative pool has one thread a core.
enum Blocking {
    private static let queue = DispatchQueue(label: "clickpost.sandbox.files", attributes: .concurrent)

    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
