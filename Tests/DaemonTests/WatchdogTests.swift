import Letters
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import clickpostd

@Suite(.timeLimit(.minutes(1))) struct WatchdogTests {
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test func itIsFedWhileThereIsProgressAndNoLonger() async throws {
        let fed = Mutex(0)
        let stuck = Mutex(false)
        let watchdog = Watchdog(interval: .milliseconds(15), log: quiet, alive: { fed.withLock { $0 += 1 } }) {
            while stuck.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(1)) }
        }
        let run = Task { await watchdog.run() }
        while fed.withLock({ $0 }) < 3 { await Task.yield() }
        stuck.withLock { $0 = true }
        // One that had begun before may still be told.
        try await Task.sleep(for: .milliseconds(30))
        let before = fed.withLock { $0 }
        try await Task.sleep(for: .milliseconds(200))
        #expect(fed.withLock { $0 } == before)
        stuck.withLock { $0 = false }
        while fed.withLock({ $0 }) == before { await Task.yield() }
        run.cancel()
        await run.value
    }

    @Test func anErrorIsNoProgress() async throws {
        let asked = Mutex(0)
        let fed = Mutex(0)
        let watchdog = Watchdog(interval: .milliseconds(6), log: quiet, alive: { fed.withLock { $0 += 1 } }) {
            asked.withLock { $0 += 1 }
            throw Status(.spoolFailed)
        }
        let run = Task { await watchdog.run() }
        while asked.withLock({ $0 }) < 5 { await Task.yield() }
        run.cancel()
        await run.value
        #expect(fed.withLock { $0 } == 0)
    }
}
