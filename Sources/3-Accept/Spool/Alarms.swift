public import Letters
import Synchronization

/// What an administrator should look at now. Each stands until what raised it says that it is over; the start's recovery and
/// the loop's own checks raise them anew, so that none needs to be stored.
public final class Alarms: Sendable {
    private struct Key: Hashable {
        var code: StatusCode
        var subject: String
    }

    private let standing = Mutex<[Key: Status]>([:])

    init() {}

    /// `subject`: a submission's id, an account's name; empty for the whole service. True where it was not standing yet.
    @discardableResult
    public func raise(_ status: Status, about subject: String = "") -> Bool {
        standing.withLock { $0.updateValue(status, forKey: Key(code: status.code, subject: subject)) == nil }
    }

    public func clear(_ code: StatusCode, about subject: String = "") {
        standing.withLock { _ = $0.removeValue(forKey: Key(code: code, subject: subject)) }
    }

    /// Everything about one subject is settled.
    public func clearAll(about subject: String) {
        standing.withLock { alarms in alarms = alarms.filter { $0.key.subject != subject } }
    }

    /// In a stable order.
    public var current: [Status] {
        standing.withLock { alarms in
            alarms.sorted { ($0.key.code.rawValue, $0.key.subject) < ($1.key.code.rawValue, $1.key.subject) }
                .map(\.value)
        }
    }
}
