import Contract
import FoundationEssentials
import Glibc
import Letters
import Transport

/// An answer and the base URL it came from.
struct Answer: Sendable {
    var response: HTTPResponse
    var base: String
}

/// Signing in and the one path every call takes.
extension ClickPostPlatform {
    /// A successful answer, or one of the statuses `expected`. A 401 renews the session once: the token may have run out, or the
    /// password may have been changed here.
    func call(
        _ operation: PlatformOperation, _ account: String, _ request: HTTPRequest, expected: Set<Int> = [],
        keeping connection: HTTPConnection? = nil
    ) async throws(PlatformFailure) -> Answer {
        var stale: String?
        while true {
            let session = try await session(account, replacing: stale)
            var authorized = request
            authorized.headers["Authorization"] = "Bearer \(session.token)"
            let response = try await perform(
                authorized, session.access.endpoint, operation, keeping: connection)
            if response.status == 401, stale == nil {
                stale = session.token
                continue
            }
            guard Self.done(operation, response.status) || expected.contains(response.status) else {
                throw refused(response, operation)
            }
            return Answer(response: response, base: session.access.endpoint.baseURL)
        }
    }

    /// The statuses the contract gives for a thing done; another success is not the contract's.
    private static func done(_ operation: PlatformOperation, _ status: Int) -> Bool {
        switch operation {
        case .createUpload: status == 201 || status == 200
        case .send: status == 204
        case .offset: status == 200 || status == 204
        case .commit: status == 201 || status == 200
        case .signIn, .account, .ask, .cancel, .events, .receipt: status == 200
        }
    }

    private func session(_ account: String, replacing stale: String?) async throws(PlatformFailure)
        -> Sessions.Session
    {
        try await sessions.session(account, replacing: stale) {
            do throws(PlatformFailure) {
                return .success(try await signIn(account))
            } catch {
                return .failure(error)
            }
        }
    }

    private func signIn(_ account: String) async throws(PlatformFailure) -> Sessions.Session {
        var refusedPassword: String?
        while true {
            let access = try await access(account)
            let body: [UInt8]
            do {
                body = [UInt8](try JSONEncoder().encode(TokenRequest(user: access.user, password: access.password)))
            } catch {
                throw PlatformFailure(.accountHeld, Status(.accountRejected, [.account: account]))
            }
            let request = HTTPRequest(
                .post, "/v1/token", headers: ["Content-Type": "application/json"], body: .bytes(body),
                totalTimeout: timeouts.answer)
            let response = try await perform(request, access.endpoint, .signIn)
            if response.status == 401, refusedPassword == nil {
                refusedPassword = access.password
                if try await self.access(account).password != access.password { continue }
            }
            guard Self.done(.signIn, response.status) else { throw refused(response, .signIn) }
            let token = try decode(Token.self, Answer(response: response, base: ""), .signIn)
            guard !token.token.isEmpty, token.token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
                throw ErrorTable.failure(.notTheContract("no token"), during: .signIn)
            }
            return Sessions.Session(access: access, token: token.token)
        }
    }

    /// Credentials may be read from a file: not on the cooperative pool.
    private func access(_ account: String) async throws(PlatformFailure) -> PlatformAccess {
        let provider = provider
        let outcome = await BlockingCall.run(cancelling: CancelToken()) {
            do throws(Status) {
                return .success(Result<PlatformAccess, Status>.success(try provider.access(account: account)))
            } catch {
                return .success(.failure(error))
            }
        }
        switch outcome {
        case .success(.success(let access)): return access
        case .success(.failure(let status)): throw PlatformFailure(.accountHeld, status)
        case .failure(let failure): throw ErrorTable.failure(.transport(failure), during: .signIn)
        }
    }

    private func perform(
        _ request: HTTPRequest, _ endpoint: HTTPClient.TLSEndpoint, _ operation: PlatformOperation,
        keeping connection: HTTPConnection? = nil
    ) async throws(PlatformFailure) -> HTTPResponse {
        let client = HTTPClient(.tls(endpoint), userAgent: userAgent)
        let token = CancelToken()
        var request = request
        request.cancel = token
        request.connectTimeout = timeouts.connect
        if request.stallTimeout != nil { request.stallTimeout = timeouts.stall }
        let sent = request
        let outcome = await BlockingCall.run(cancelling: token) {
            do throws(TransportFailure) {
                return .success(try client.perform(sent, keeping: connection))
            } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .success(let response): return response
        case .failure(let failure): throw ErrorTable.failure(.transport(failure), during: operation)
        }
    }

    private func refused(_ response: HTTPResponse, _ operation: PlatformOperation) -> PlatformFailure {
        ErrorTable.failure(
            .status(response.status, type: problem(response)?.type), during: operation,
            retryAfter: RetryAfter.seconds(response.headers["Retry-After"], now: Double(time(nil))))
    }

    /// nil where the body is no problem document.
    func problem(_ response: HTTPResponse) -> ProblemDetails? {
        guard Self.isType(response, "application/problem+json") else { return nil }
        return try? JSONDecoder().decode(ProblemDetails.self, from: Data(response.body))
    }

    func decode<Value: Decodable>(_ type: Value.Type, _ answer: Answer, _ operation: PlatformOperation)
        throws(PlatformFailure) -> Value
    {
        guard Self.isType(answer.response, "application/json"),
            let value = try? JSONDecoder().decode(Value.self, from: Data(answer.response.body))
        else {
            throw ErrorTable.failure(.notTheContract("the answer is not what the contract says"), during: operation)
        }
        return value
    }

    private static func isType(_ response: HTTPResponse, _ type: String) -> Bool {
        let given = response.headers["Content-Type"]?.split(separator: ";").first.map(String.init) ?? ""
        return given.lowercased() == type
    }
}
