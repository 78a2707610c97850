import Synchronization

/// A bell that one loop waits for: a signal that comes while nobody waits is kept, several are one.
public final class Wake: Sendable {
    private struct State {
        var rung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    public init() {}

    public func signal() {
        state.withLock { state in
            if let waiter = state.waiter {
                state.waiter = nil
                waiter.resume()
            } else {
                state.rung = true
            }
        }
    }

    /// Returns at the next signal, or when its task is cancelled.
    public func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { state in
                    if Task.isCancelled {
                        continuation.resume()
                    } else if state.rung {
                        state.rung = false
                        continuation.resume()
                    } else {
                        state.waiter?.resume()
                        state.waiter = continuation
                    }
                }
            }
        } onCancel: {
            state.withLock { state in
                state.waiter?.resume()
                state.waiter = nil
            }
        }
    }
}
