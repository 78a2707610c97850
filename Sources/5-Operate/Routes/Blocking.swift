public import Letters
public import NIOPosix

/// Threads for calls that block (SQLite, fsync, cupsd, user databases): they never run on Swift's cooperative pool or an event loop.
public struct Blocking: Sendable {
    private let threads: NIOThreadPool

    /// - Parameter threads: started; its owner shuts it down.
    public init(_ threads: NIOThreadPool) { self.threads = threads }

    public func callAsFunction<Value: Sendable>(
        _ work: @escaping @Sendable () throws(Status) -> Value
    ) async throws(Status) -> Value {
        let result: Result<Value, Status>
        do {
            result = try await threads.runIfActive { () -> Result<Value, Status> in
                do throws(Status) { return .success(try work()) } catch { return .failure(error) }
            }
        } catch {
            // The pool is closed: the daemon is stopping.
            throw Status(.daemonUnreachable)
        }
        return try result.get()
    }
}
