import Letters
import Logging
import ServiceLifecycle
import Spool

/// Keeps the spool in order while it works: once a minute, a part at a time.
struct Housekeeping: Service {
    let spool: Spool
    let log: Logger

    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(Status) {
                    let removed = try await spool.perform { spool throws(Status) in try spool.tend() }
                    if removed > 0 {
                        log.info("documents removed after their retention", metadata: ["submissions": "\(removed)"])
                    }
                } catch {
                    log.error("housekeeping failed", metadata: ["cause": "\(error.code.rawValue)"])
                }
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }
}
