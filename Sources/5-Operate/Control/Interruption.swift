import Synchronization

/// Asked for by a signal handler, looked at by the calls that wait: setting it is one atomic store, so a handler may do it.
public final class Interruption: Sendable {
    private let asked = Atomic<Bool>(false)

    public init() {}

    public func request() { asked.store(true, ordering: .releasing) }
    public var isRequested: Bool { asked.load(ordering: .acquiring) }
}
