import Platform
import Spool
import Synchronization

/// What was done since the start.
final class Meters: Sendable {
    struct Values: Sendable {
        var uploadedBytes: Int64 = 0
        var committed = 0
        var probes = 0
        var failures: [PlatformFailure.Class: Int] = [:]
    }

    private let counted = Mutex(Values())

    var values: Values { counted.withLock { $0 } }
    func sent(_ bytes: Int64) { counted.withLock { $0.uploadedBytes += max(bytes, 0) } }
    func committed() { counted.withLock { $0.committed += 1 } }
    func probed() { counted.withLock { $0.probes += 1 } }
    func failed(_ failure: PlatformFailure.Class) { counted.withLock { $0.failures[failure, default: 0] += 1 } }
}

/// Delivery in figures, for monitoring; counted since the start.
public struct DeliveryFigures: Sendable {
    /// Bytes the platform acknowledged.
    public var uploadedBytes: Int64
    /// Submissions the platform gave its receipt for.
    public var committed: Int
    public var probes: Int
    /// Failed attempts by class; each class is there.
    public var failures: [String: Int]
    /// Submissions on their way now.
    public var sendingSmall: Int
    public var sendingLarge: Int
    /// The platform is away or held.
    public var isAway: Bool
    /// Submissions that may be on their way at once.
    public var slots: Int
    /// Unix time.
    public var lastContact: Double?
    /// How often the loop came round.
    public var rounds: Int
}

extension DeliveryService {
    public var figures: DeliveryFigures {
        let values = meters.values
        let running = inFlight.sending
        let turns = turns.withLock { turns in
            turns.keep(only: running)
            return turns
        }
        let (isOpen, slots, contact) = breaker.withLock { ($0.isOpen, $0.slots, $0.lastContact) }
        return DeliveryFigures(
            uploadedBytes: values.uploadedBytes, committed: values.committed, probes: values.probes,
            failures: Dictionary(
                uniqueKeysWithValues: PlatformFailure.Class.allCases.map { ($0.rawValue, values.failures[$0] ?? 0) }),
            sendingSmall: turns.count(.small), sendingLarge: turns.count(.large), isAway: isOpen, slots: slots,
            lastContact: contact, rounds: rounds.made)
    }
}
