import FoundationEssentials
import GRDB
import HTTPTypes
public import Hummingbird
public import Logging

/// The requests on the control socket (docs/sandbox.md): clock, faults, certificate, counts.
public struct ControlResponder: HTTPResponder {
    let sandbox: Sandbox
    let logger: Logger

    public init(_ sandbox: Sandbox, logger: Logger) {
        self.sandbox = sandbox
        self.logger = logger
    }

    public func respond(to request: Request, context: SandboxContext) async throws -> Response {
        do {
            return try await answer(request)
        } catch let refusal as Refusal {
            return try Respond.problem(refusal)
        } catch {
            logger.error("control: \(error)")
            return try Respond.problem(Refusal(500, "\(error)"))
        }
    }

    private func answer(_ request: Request) async throws -> Response {
        switch (request.method, request.uri.path) {
        case (.get, "/clock"): return try clock()
        case (.post, "/clock"):
            let change: ClockChange = try await decode(request)
            guard (change.now == nil) != (change.advance == nil) else {
                throw Refusal(422, "either \"advance\" or \"now\"")
            }
            try await sandbox.store.queue.write { [clock = sandbox.clock] db in try clock.move(change, db) }
            try await sandbox.produce()
            return try clock()
        case (.get, "/faults"): return try Respond.json(sandbox.faults.all())
        case (.post, "/faults"):
            let fault: Fault = try await decode(request)
            guard fault.hasOneEffect else { throw Refusal(422, "one effect, and bounds as in docs/sandbox.md") }
            sandbox.faults.add(fault)
            return try Respond.json(fault, status: .created)
        case (.delete, "/faults"):
            sandbox.faults.clear()
            return Respond.empty(.noContent)
        case (.put, "/certificate"):
            let choice: CertificateChoice = try await decode(request)
            sandbox.faults.certificate.set(choice.certificate)
            return try Respond.json(choice)
        case (.get, "/state"): return try await state()
        default: throw Refusal(404, "no such address")
        }
    }

    private struct CertificateChoice: Codable { var certificate: Authority.Choice }

    private struct State: Codable {
        var submissions: [String: Int]
        var letters: [String: Int]
        var uploads: Int
        var requests: [String: Int]
    }

    private func clock() throws -> Response {
        try Respond.json(ClockReading(now: sandbox.clock.now, offset: sandbox.clock.offset))
    }

    private func state() async throws -> Response {
        let requests = sandbox.faults.counted()
        let state = try await sandbox.store.queue.read { db in
            func counts(_ table: String) throws -> [String: Int] {
                let rows = try Row.fetchAll(db, sql: "SELECT state, count(*) AS count FROM \(table) GROUP BY state")
                return Dictionary(uniqueKeysWithValues: rows.map { ($0["state"] as String, $0["count"] as Int) })
            }
            return State(
                submissions: try counts("submissions"), letters: try counts("letters"),
                uploads: try Int.fetchOne(db, sql: "SELECT count(*) FROM uploads") ?? 0, requests: requests)
        }
        return try Respond.json(state)
    }

    /// The control's bodies may come without a type, as curl's `-d` sends them.
    private func decode<Value: Codable>(_ request: Request) async throws -> Value {
        let bytes = try await Respond.body(request, limit: 1 << 20)
        do {
            return try JSON.decode(Value.self, bytes)
        } catch {
            throw Refusal(422, "not understood: \(error)")
        }
    }
}
