import CSystemd
import Logging
import ServiceLifecycle

/// What systemd is told (sd_notify(3)); nothing happens where it did not start us.
enum ServiceManager {
    static func ready() { tell("READY=1\nSTATUS=accepting print jobs") }
    static func stopping() { tell("STOPPING=1\nSTATUS=stopping") }
    static func alive() { tell("WATCHDOG=1") }

    private static func tell(_ state: String) { sd_notify(0, state) }

    /// How often systemd wants to hear; nil where it does not.
    static var watchdog: Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(microseconds))
    }
}

/// Says goodbye as soon as the shutdown begins.
struct Farewell: Service {
    func run() async throws {
        try await gracefulShutdown()
        ServiceManager.stopping()
    }
}

/// Tells systemd that the daemon is alive, only while what must make progress does: a database or a loop that hangs leads to a restart.
struct Watchdog: Service {
    let interval: Duration
    let log: Logger
    var alive: @Sendable () -> Void = ServiceManager.alive
    /// Returns once database, queue and delivery answered; may hang, which is the point.
    let progress: @Sendable () async throws -> Void

    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await progress()
                    alive()
                } catch {
                    log.error("no progress", metadata: ["detail": "\(error)"])
                }
                // Cut short by the shutdown, which is no failure of a service.
                try? await Task.sleep(for: interval / 3)
            }
        }
    }
}
