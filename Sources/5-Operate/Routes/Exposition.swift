import Delivery
import Letters
import Spool

/// The figures in Prometheus' text form. Names and labels are stable: alert rules use them (docs/alerts.yaml).
enum Exposition {
    static func text(queue: SpoolFigures, delivery: DeliveryFigures, alarms: [Status], started: Double, now: Double)
        -> String
    {
        var text = ""
        func write(_ name: String, _ type: String, _ help: String, _ samples: [(labels: String, value: Double)]) {
            text += "# HELP clickpost_\(name) \(help)\n# TYPE clickpost_\(name) \(type)\n"
            for sample in samples { text += "clickpost_\(name)\(sample.labels) \(number(sample.value))\n" }
        }
        func gauge(_ name: String, _ help: String, _ value: Double) { write(name, "gauge", help, [("", value)]) }
        func counter(_ name: String, _ help: String, _ value: Double) { write(name, "counter", help, [("", value)]) }

        write("info", "gauge", "The program.", [(label("version", Product.version), 1)])
        gauge("start_time_seconds", "When the daemon was started, Unix time.", started)

        let states = SubmissionState.allCases
        write(
            "submissions", "gauge", "Submissions in each state.",
            states.map { (label("state", $0.rawValue), Double(queue.counts[$0] ?? 0)) })
        write(
            "oldest_seconds", "gauge", "How long the oldest submission is in its state, or waits to be sent; 0: none.",
            states.filter { !$0.isFinal }.map {
                (label("state", $0.rawValue), queue.oldest[$0].map { max(0, now - $0) } ?? 0)
            })
        let waiting = [SubmissionState.queued, .uploading, .committing].compactMap { queue.oldest[$0] }.min()
        gauge(
            "oldest_waiting_seconds", "How long the oldest submission waits to be sent; 0: none waits.",
            waiting.map { max(0, now - $0) } ?? 0)
        counter("accepted_total", "Submissions ever accepted; outlives restarts.", Double(queue.accepted))
        gauge(
            "open_bytes", "Bytes of the documents of all submissions that are not at their end.",
            Double(queue.openBytes))

        write(
            "uploads", "gauge", "Submissions on their way now, by lane.",
            [
                (label("lane", "small"), Double(delivery.sendingSmall)),
                (label("lane", "large"), Double(delivery.sendingLarge)),
            ])
        gauge("upload_slots", "Submissions that may be on their way at once.", Double(delivery.slots))
        counter(
            "uploaded_bytes_total", "Bytes the platform acknowledged since the start.", Double(delivery.uploadedBytes))
        counter("committed_total", "Submissions the platform took over since the start.", Double(delivery.committed))
        write(
            "attempt_failures_total", "counter", "Failed attempts since the start, by what they mean.",
            delivery.failures.sorted { $0.key < $1.key }.map { (label("class", $0.key), Double($0.value)) })
        gauge("platform_away", "1 while nothing is sent and the platform is only probed.", delivery.isAway ? 1 : 0)
        counter("probes_total", "Probes of an absent platform since the start.", Double(delivery.probes))
        gauge(
            "platform_last_contact_seconds", "When the platform last answered, Unix time; 0: not since the start.",
            delivery.lastContact ?? 0)
        gauge("accounts_held", "Accounts the platform refuses.", Double(queue.heldAccounts))
        gauge("drained", "1 while nothing new is accepted or sent.", queue.isDrained ? 1 : 0)
        counter("loop_rounds_total", "How often delivery looked at the queue since the start.", Double(delivery.rounds))

        let standing = Dictionary(grouping: alarms, by: \.code).mapValues(\.count)
        write(
            "alarms", "gauge", "Alarms that stand, by cause; none is one line of 0.",
            standing.isEmpty
                ? [(label("code", "none"), 0)]
                : standing.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                    (label("code", $0.key.rawValue), Double($0.value))
                })
        gauge("spool_free_bytes", "Free space where the queue is.", Double(queue.freeBytes))
        gauge("spool_reserve_bytes", "Free space that no document may take.", Double(queue.reserveBytes))
        return text
    }

    private static func label(_ name: String, _ value: String) -> String { "{\(name)=\"\(value)\"}" }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
    }
}
