import Glibc
import Transport

/// Runs blocking work on a thread of its own: Swift's cooperative pool has one thread a core, and one stalled upload would stop the program.
enum BlockingCall {
    /// Cancelling the task cancels `token`; the work itself must watch it.
    static func run<Value: Sendable>(
        cancelling token: CancelToken, _ work: @escaping @Sendable () -> Result<Value, TransportFailure>
    ) async -> Result<Value, TransportFailure> {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let job = Job { outcome in
                    continuation.resume(
                        returning: outcome == .started
                            ? work() : .failure(TransportFailure(.io, detail: "no thread could be started")))
                }
                job.start()
            }
        } onCancel: {
            token.cancel()
        }
    }

    private enum Outcome { case started, failed }

    private final class Job: Sendable {
        let body: @Sendable (Outcome) -> Void

        init(_ body: @escaping @Sendable (Outcome) -> Void) { self.body = body }

        func start() {
            var thread = pthread_t()
            let me = Unmanaged.passRetained(self)
            let code = pthread_create(
                &thread, nil,
                { data in
                    if let data { Unmanaged<Job>.fromOpaque(data).takeRetainedValue().body(.started) }
                    return nil
                }, me.toOpaque())
            if code == 0 {
                pthread_detach(thread)
            } else {
                me.release()
                body(.failed)
            }
        }
    }
}
