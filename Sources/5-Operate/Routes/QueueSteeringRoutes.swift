import Control
import HTTPTypes
import Hummingbird
import Letters
import Logging
import Spool

/// The queue as a whole: made anew, checked, moved; and its audit log.
extension LocalAPI {
    func addQueueSteering(to group: RouterGroup<APIContext>) {
        group.post("rebuild") { _, context in
            let peer = try allow(.steerQueue, context)
            let report = try await spool.perform { spool throws(Status) in try spool.rebuild(actor: peer.actor) }
            note("rebuilt", peer, ["rebuilt": "\(report.rebuilt.count)", "questioned": "\(report.questioned)"])
            return try Bodies.json(report)
        }
        group.post("verify") { request, context in
            try allow(.steerQueue, context)
            let after = try Self.number("after", request)
            return try Bodies.json(try await spool.perform { spool throws(Status) in try spool.verify(after: after) })
        }
        group.post("export") { request, context in
            let peer = try allow(.steerQueue, context)
            let name = try Self.name(request)
            let report = try await spool.perform { spool throws(Status) in
                try spool.exportQueue(name, actor: peer.actor)
            }
            note("exported and sealed", peer, ["export": "\(report.name)", "submissions": "\(report.submissions)"])
            return try Bodies.json(report)
        }
        group.post("import") { request, context in
            let peer = try allow(.steerQueue, context)
            let name = try Self.name(request)
            let report = try await spool.perform { spool throws(Status) in
                try spool.importQueue(name, actor: peer.actor)
            }
            note("imported", peer, ["export": "\(name)", "submissions": "\(report.imported)"])
            return try Bodies.json(report)
        }
    }

    func addAudit(to group: RouterGroup<APIContext>) {
        group.get { request, context in
            try allow(.readAudit, context)
            let after = try Self.number("after", request)
            let limit = 1000
            let lines = try await spool.perform { spool throws(Status) in
                try spool.auditLines(after: after, limit: limit)
            }
            return try Bodies.json(
                AuditPage(lines: lines.map(\.json), next: lines.count == limit ? lines.last?.number : nil))
        }
        group.post("verify") { _, context in
            try allow(.readAudit, context)
            return try Bodies.json(try await spool.perform { spool throws(Status) in try spool.verifyAudit() })
        }
    }

    private func note(_ what: Logger.Message, _ peer: Peer, _ fields: Logger.Metadata) {
        log.notice(what, metadata: fields.merging(["uid": "\(peer.uid)"]) { $1 })
    }

    private static func number(_ name: String, _ request: Request) throws(Status) -> Int64 {
        guard let text = request.uri.queryParameters.get(name) else { return 0 }
        guard let number = Int64(text), number >= 0 else { throw Status(.requestInvalid, [.detail: name]) }
        return number
    }

    private static func name(_ request: Request) throws(Status) -> String {
        guard let name = request.uri.queryParameters.get("name") else {
            throw Status(.requestInvalid, [.detail: "name"])
        }
        return name
    }
}
