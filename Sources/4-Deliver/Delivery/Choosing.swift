import Contract
import Letters
import Spool
import Synchronization

/// What is sent next.
extension DeliveryService {
    /// As many as there are slots: by lane, then those that noon is near for, then by the users' turns, then the oldest.
    func nextToSend(slots: Int, cap: Double) async throws(Status) -> [Work] {
        let running = inFlight.sending
        let urgent = isBeforeCutOff(now())
        let small = policy.smallSize
        let before = turns.withLock { turns in
            turns.keep(only: running)
            return turns
        }
        let (chosen, after) = try await spool.perform { spool throws(Status) -> ([Work], Turns) in
            var turns = before
            var chosen: [Work] = []
            // What may have been committed already is settled in any case; nothing else is begun while the service is drained.
            let drained = try spool.drain() != nil
            let users = try spool.waitingUsers()
            while turns.sending.count < slots {
                var next: [Turns.Lane: Submission] = [:]
                for lane in Turns.Lane.allCases {
                    let sizes = lane == .small ? 0...small : (small + 1)...Int64.max
                    let order = turns.order(users, in: lane)
                    let excluded = running.union(turns.sending.keys)
                    for cutOff in urgent ? [true, false] : [nil] where next[lane] == nil {
                        let turn = Turn(sizes: sizes, cutOff: cutOff, committing: drained)
                        for user in order where next[lane] == nil {
                            next[lane] = try spool.next(of: user, turn, cap: cap, excluding: excluded)
                        }
                    }
                }
                guard let lane = turns.lane(slots: slots, waiting: Set(next.keys)), let one = next[lane] else { break }
                turns.begin(one.id, of: one.job.user, in: lane)
                chosen.append(.send(one.id))
            }
            return (chosen, turns)
        }
        turns.withLock { $0 = after }
        return chosen
    }

    /// A working day, and the platform's last cut-off (noon, unless it says otherwise) is still to come.
    func isBeforeCutOff(_ time: Double) -> Bool {
        let local = BelgianTime(unixTime: Int64(time))
        let known = offers.withLock { $0.values.map(\.offer) }
        guard DeliveryDates.isWorkingDay(local.date), !known.contains(where: { $0.holidays.contains(local.date) })
        else {
            return false
        }
        let cutOffs = known.flatMap(\.cutOffs).compactMap(Self.secondOfDay)
        return local.secondOfDay < cutOffs.max() ?? 12 * 3600
    }

    /// `12:00`.
    private static func secondOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
            (0...59).contains(minute)
        else { return nil }
        return hour * 3600 + minute * 60
    }
}
