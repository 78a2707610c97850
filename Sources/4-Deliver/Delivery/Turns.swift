/// Whose turn it is; pure. Small submissions have a lane of their own, so that none waits behind large ones; within a lane the users
/// take turns, so that none waits behind another's thousand.
struct Turns: Equatable, Sendable {
    enum Lane: Hashable, Sendable, CaseIterable {
        case small, large
    }

    /// On their way, by submission.
    private(set) var sending: [String: Lane] = [:]
    private var lastUser: [Lane: String] = [:]
    private var lastLane = Lane.large

    /// What ended is forgotten.
    mutating func keep(only ids: Set<String>) {
        sending = sending.filter { ids.contains($0.key) }
    }

    func count(_ lane: Lane) -> Int { sending.values.count { $0 == lane } }

    /// The lane of the next one, or nil where no slot is free for what waits. With one slot the lanes alternate. With more, each has one of
    /// its own as long as something waits in it, and what is left goes to small ones first.
    func lane(slots: Int, waiting: Set<Lane>) -> Lane? {
        guard sending.count < slots else { return nil }
        guard slots > 1 else {
            let other: Lane = lastLane == .small ? .large : .small
            return waiting.contains(other) ? other : waiting.first
        }
        if waiting.contains(.large), count(.large) == 0 { return .large }
        if waiting.contains(.small) { return .small }
        return waiting.contains(.large) && count(.large) < slots - 1 ? .large : nil
    }

    /// The users in the order of their turns: behind the one served last, then from the beginning.
    func order(_ users: [String], in lane: Lane) -> [String] {
        guard let last = lastUser[lane] else { return users }
        return users.filter { $0 > last } + users.filter { $0 <= last }
    }

    mutating func begin(_ id: String, of user: String, in lane: Lane) {
        sending[id] = lane
        lastUser[lane] = user
        lastLane = lane
    }
}
