import Control
import Letters
import Printing
import Wording

/// Waits for an absent daemon inside the run: every exit status that would tell CUPS of an outage ends with a lost job.
struct Patience {
    let language: Language
    let termination: Termination
    /// From the first failure.
    let limit: Duration
    private var since: ContinuousClock.Instant?

    init(language: Language, termination: Termination, limit: Duration) {
        self.language = language
        self.termination = termination
        self.limit = limit
    }

    static let standardLimit = Duration.seconds(600)
    private static let interval = Duration.seconds(1)
    /// Before a run ends in `retryCurrent`, which cupsd answers by starting the next one at once.
    private static let lastPause = Duration.seconds(3)

    /// Tries until it is done, refused, or time is up.
    /// - Throws: the last failure; `job.interrupted` after SIGTERM.
    mutating func trying<Answer>(
        _ messages: borrowing CupsMessages, _ attempt: () throws(Status) -> Answer
    ) throws(Status) -> Answer {
        while true {
            do throws(Status) {
                let answer = try attempt()
                // Taken back without having been set: an earlier run may have ended while it stood.
                messages.state(.connectingToDevice, false)
                since = nil
                return answer
            } catch {
                if termination.requested { throw Status(.jobInterrupted) }
                guard error.code.isWorthWaiting else { throw error }
                let now = ContinuousClock.now
                if since == nil {
                    since = now
                    messages.state(.connectingToDevice, true)
                    messages.info(Wording.message(error, language))
                }
                let waited = since.map { $0.duration(to: now) } ?? .zero
                termination.pause(waited < limit ? Self.interval : Self.lastPause)
                if termination.requested { throw Status(.jobInterrupted) }
                if waited >= limit { throw error }
            }
        }
    }
}
