import Control
import Delivery
import HTTPTypes
import Hummingbird
import Letters
import Logging
import Spool

extension LocalAPI {
    func addDrain(to group: RouterGroup<APIContext>) {
        group.put("drain") { _, context in
            let peer = try allow(.changeSettings, context)
            try await spool.perform { spool throws(Status) in try spool.beginDrain(actor: peer.actor) }
            log.notice("drained", metadata: ["uid": "\(peer.uid)"])
            guard let state = try await drainState() else { throw Status(.stateConflict) }
            return try Bodies.json(state)
        }
        group.delete("drain") { _, context in
            let peer = try allow(.changeSettings, context)
            try await spool.perform { spool throws(Status) in try spool.endDrain(actor: peer.actor) }
            log.notice("resumed", metadata: ["uid": "\(peer.uid)"])
            return Bodies.done
        }
    }

    /// nil while the service works as usual.
    func drainState() async throws(Status) -> DrainState? {
        let (drain, committing) = try await spool.perform { spool throws(Status) in
            (try spool.drain(), try spool.counts()[.committing] ?? 0)
        }
        return drain.map { DrainState(since: $0.since, underWay: max(delivery.sendingCount, committing)) }
    }

    /// A job that was accepted before gets its answer at any time; a new one waits with its backend.
    func requireAccepting(job: String) async throws(Status) {
        let refused = try await spool.perform { spool throws(Status) in
            guard try spool.drain() != nil else { return false }
            return try spool.submission(job: job) == nil
        }
        if refused { throw Status(.serviceDraining) }
    }
}
