import Contract
import Digests
import FoundationEssentials
import GRDB
import HTTPTypes
public import Hummingbird
public import Logging
import NIOCore
import ServiceLifecycle

/// The contract's requests.
public struct PlatformResponder: HTTPResponder {
    let sandbox: Sandbox
    let logger: Logger

    public init(_ sandbox: Sandbox, logger: Logger) {
        self.sandbox = sandbox
        self.logger = logger
    }

    public func respond(to request: Request, context: SandboxContext) async throws -> Response {
        let method = request.method.rawValue
        let route = Route(path: request.uri.path)
        sandbox.faults.count("\(method) \(route?.name ?? "elsewhere")")
        let fault = sandbox.faults.take(method: method, path: request.uri.path)
        if let delay = fault?.delay { try await Task.sleep(for: .seconds(delay)) }
        if let answer = fault?.answer { return Self.fixed(answer) }
        if fault?.close == true { return closed(context) }
        var response: Response
        do {
            response = try await answer(request, route, context, cut: fault?.cut)
        } catch let refusal as Refusal {
            response = try Respond.problem(refusal)
        } catch is CloseConnection {
            return closed(context)
        } catch {
            logger.error("\(method) \(route?.name ?? "elsewhere"): \(error)")
            response = try Respond.problem(Refusal(500, "the sandbox failed"))
        }
        return fault?.lost == true ? closed(context) : response
    }

    /// The connection is closed before this answer can be written.
    private func closed(_ context: SandboxContext) -> Response {
        context.channel.close(mode: .all, promise: nil)
        return Respond.empty(.serviceUnavailable)
    }

    private static func fixed(_ answer: Fault.FixedAnswer) -> Response {
        var response = Response(
            status: HTTPResponse.Status(code: answer.status),
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body ?? "")))
        for (name, value) in answer.headers ?? [:] {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return response
    }

    private func answer(_ request: Request, _ route: Route?, _ context: SandboxContext, cut: Int64?) async throws
        -> Response
    {
        guard let route else { throw Refusal(404, "no such address") }
        guard route.methods.contains(request.method.rawValue) else {
            throw Refusal(405, "not for this address", headers: [("Allow", route.methods.joined(separator: ", "))])
        }
        let now = sandbox.clock.now
        if route == .token {
            let token = try await sandbox.accounts.signIn(Respond.decode(TokenRequest.self, request), now: now)
            return try Respond.json(token)
        }
        if case .track(let number) = route { return try await track(number) }
        let account = try await sandbox.accounts.account(request.headers[.authorization], now: now)
        switch (route, request.method) {
        case (.account, _):
            return try Respond.json(await sandbox.accounts.offer(account, sandbox.stationery, now: now))
        case (.uploads, .options):
            return Respond.empty(
                .noContent,
                [
                    ("Tus-Resumable", Wire.tusVersion), ("Tus-Version", Wire.tusVersion),
                    ("Tus-Extension", "creation"), ("Tus-Max-Size", String(Wire.documentLimit)),
                ])
        case (.uploads, _): return try await createUpload(account, request, now)
        case (.upload(let id), .head): return try await offset(account, id, request, context)
        case (.upload(let id), _): return try await append(account, id, request, context, cut)
        case (.submission(let id), .put):
            let id = try Self.identifier(id)
            try Respond.demandType(request, "application/json")
            let body = try await Respond.body(request, limit: Wire.manifestLimit)
            let (report, made) = try await sandbox.submissions.commit(account: account, id: id, body: body)
            return try Respond.json(report, status: made ? .created : .ok)
        case (.submission(let id), .delete):
            return try Respond.json(
                await sandbox.submissions.cancel(account: account, id: Self.identifier(id)))
        case (.submission(let id), _):
            return try Respond.json(await sandbox.submissions.ask(account: account, id: Self.identifier(id)))
        case (.approval(let id), _):
            let id = try Self.identifier(id)
            let decision = try await Respond.decode(ApprovalDecision.self, request)
            guard !decision.by.isEmpty, decision.by.count <= 200 else {
                throw Refusal(422, "by: who decided, at most 200 characters", type: .rule)
            }
            return try Respond.json(await sandbox.submissions.approve(account: account, id: id, decision))
        case (.document(let id), _):
            let number = try Self.number(request, "number", 1...10_000, otherwise: 1)
            return try await Respond.pdf(
                sandbox.submissions.document(account: account, id: Self.identifier(id), number: number))
        case (.receipt(let id), _):
            return try Respond.json(
                await sandbox.submissions.receipt(account: account, letter: Self.identifier(id)))
        case (.events, _): return try await events(account, request)
        case (.stationeryList(let kind), _):
            return try Respond.json(StationeryList(items: await sandbox.stationery.list(account, kind)))
        case (.stationery(let kind, let name), _): return try await stationery(account, kind, name, request)
        case (.token, _), (.track, _): throw Refusal(404, "no such address")
        }
    }

    private func createUpload(_ account: String, _ request: Request, _ now: Double) async throws -> Response {
        try Self.demandTus(request)
        guard let length = Respond.number(request, "Upload-Length"), length > 0 else {
            throw Refusal(400, "Upload-Length is missing or no positive number")
        }
        guard length <= Wire.documentLimit else {
            throw Refusal(413, "more than \(Wire.documentLimit) bytes")
        }
        guard let key = Respond.header(request, "Idempotency-Key"), key.hasPrefix("\""), key.hasSuffix("\""),
            (3...202).contains(key.utf8.count), key.utf8.dropFirst().dropLast().allSatisfy(Self.isKeyCharacter)
        else { throw Refusal(400, "Idempotency-Key is missing or not a quoted string of 1 to 200 characters") }
        guard let sha256 = Respond.header(request, ReprDigest.headerName).flatMap(ReprDigest.sha256) else {
            throw Refusal(400, "Repr-Digest is missing or has no sha-256")
        }
        let (upload, _) = try await sandbox.uploads.create(
            account: account, key: String(key.dropFirst().dropLast()), length: length, sha256: sha256, now: now)
        return Respond.empty(
            .created, [("Location", "\(Wire.uploads)/\(upload.id)"), ("Tus-Resumable", Wire.tusVersion)])
    }

    private func offset(_ account: String, _ id: String, _ request: Request, _ context: SandboxContext) async throws
        -> Response
    {
        do {
            try Self.demandTus(request)
            let upload = try await sandbox.uploads.find(account: account, id: id)
            let offset = try await sandbox.uploads.offset(upload, from: context.channel)
            return Respond.empty(
                .ok,
                [
                    ("Tus-Resumable", Wire.tusVersion), ("Upload-Offset", String(offset)),
                    ("Upload-Length", String(upload.length)), ("Cache-Control", "no-store"),
                ])
        } catch let refusal as Refusal {
            // An answer to HEAD has no body.
            return Respond.empty(HTTPResponse.Status(code: refusal.status), refusal.headers)
        }
    }

    private func append(
        _ account: String, _ id: String, _ request: Request, _ context: SandboxContext, _ cut: Int64?
    ) async throws -> Response {
        try Self.demandTus(request)
        guard let offset = Respond.number(request, "Upload-Offset") else {
            throw Refusal(400, "Upload-Offset is missing or no number")
        }
        try Respond.demandType(request, "application/offset+octet-stream")
        guard let length = request.headers[.contentLength].flatMap({ Int64($0) }), length >= 0 else {
            throw Refusal(400, "Content-Length is missing")
        }
        let upload = try await sandbox.uploads.find(account: account, id: id)
        let reached = try await sandbox.uploads.append(
            upload, at: offset, request.body, expected: length, cut: cut, from: context.channel)
        return Respond.empty(.noContent, [("Tus-Resumable", Wire.tusVersion), ("Upload-Offset", String(reached))])
    }

    /// Answers at the first event, or empty when the wait is over or the sandbox is ending.
    private func events(_ account: String, _ request: Request) async throws -> Response {
        let wait = try Self.number(request, "wait", 0...Wire.longestWait, otherwise: Wire.longestWait)
        let after = request.uri.queryParameters["after"].map(String.init)
        let start = ContinuousClock.now
        while true {
            let page = try await sandbox.store.queue.read { [reports = sandbox.submissions.reports] db in
                try reports.events(db, account: account, after: after)
            }
            let waits = ContinuousClock.now - start < .seconds(wait) && !Task.isShuttingDownGracefully
            guard page.events.isEmpty, waits else {
                return try Respond.json(page)
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func stationery(_ account: String, _ kind: StationeryKind, _ name: String, _ request: Request) async throws
        -> Response
    {
        guard Stationery.isName(name) else { throw Refusal(400, "not a name for stationery") }
        switch request.method {
        case .put:
            try Respond.demandType(request, "application/pdf")
            let bytes = try await Respond.body(request, limit: Stationery.limit)
            return Respond.empty(
                try await sandbox.stationery.put(account, kind, name, bytes) ? .created : .noContent)
        case .delete:
            try await sandbox.stationery.remove(account, kind, name)
            return Respond.empty(.noContent)
        default: return try await Respond.pdf(sandbox.stationery.file(account, kind, name))
        }
    }

    private func track(_ number: String) async throws -> Response {
        let state = try await sandbox.store.queue.read { db in
            try String.fetchOne(db, sql: "SELECT state FROM letters WHERE registeredNumber = ?", arguments: [number])
        }
        guard let state else { throw Refusal(404, "no such letter") }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "SANDBOX: letter \(number) is \(state)\n")))
    }

    private static func demandTus(_ request: Request) throws {
        guard Respond.header(request, "Tus-Resumable") == Wire.tusVersion else {
            throw Refusal(412, "Tus-Resumable must be 1.0.0", headers: [("Tus-Version", Wire.tusVersion)])
        }
    }

    private static func isKeyCharacter(_ byte: UInt8) -> Bool { (0x21...0x7e).contains(byte) && byte != 0x22 }

    private static func identifier(_ text: String) throws -> String {
        guard UUID(uuidString: text) != nil else { throw Refusal(400, "the id is no UUID") }
        return text.lowercased()
    }

    private static func number(_ request: Request, _ name: String, _ bounds: ClosedRange<Int>, otherwise: Int) throws
        -> Int
    {
        guard let text = request.uri.queryParameters[Substring(name)] else { return otherwise }
        guard let value = Int(text), bounds.contains(value) else {
            throw Refusal(400, "\(name) is a number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return value
    }
}
