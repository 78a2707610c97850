import FoundationEssentials
import Letters
import Transport

enum Body {
    case none
    case json([UInt8])
    case file(descriptor: Int32, size: Int64, sha256: String)
}

extension DaemonClient {
    /// The daemon answers late only while it waits for the disk, cupsd or the platform's word on a cancellation.
    private static let answerTimeout = 180.0
    /// A document's transfer has no total limit, but must move.
    private static let stallTimeout = 120
    private static let answerLimit = 64 << 20

    func perform(
        _ method: HTTPRequest.Method, _ path: [String], query: [(String, String)] = [], body: Body = .none
    ) throws(Status) {
        _ = try exchange(method, Self.target(path, query), body)
    }

    func answer<Answer: Decodable>(
        _ method: HTTPRequest.Method, _ path: [String], query: [(String, String)] = [], body: Body = .none
    ) throws(Status) -> Answer {
        let bytes = try exchange(method, Self.target(path, query), body)
        // A head that was cut says neither how long the answer is nor that it is cut: the daemon ended as it spoke.
        guard !bytes.isEmpty else { throw Status(.daemonUnreachable, [.path: socket, .detail: "its answer was cut"]) }
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(bytes))
        } catch {
            throw Status(.daemonRefused, [.detail: "the answer is no \(Answer.self)"])
        }
    }

    func encoded(_ value: some Encodable) throws(Status) -> Body {
        do {
            return .json([UInt8](try JSONEncoder().encode(value)))
        } catch {
            throw Status(.internalFault, [.detail: "\(type(of: value)) has no JSON form"])
        }
    }

    private func exchange(_ method: HTTPRequest.Method, _ target: String, _ body: Body) throws(Status) -> [UInt8] {
        if cancel?.isCancelled == true { throw Status(.jobInterrupted) }
        var request = HTTPRequest(
            method, target, headers: ["Accept-Language": language.rawValue],
            sink: .memory(limit: Self.answerLimit), stallTimeout: nil, totalTimeout: Self.answerTimeout, cancel: cancel)
        switch body {
        case .none: break
        case .json(let bytes):
            request.headers.add("Content-Type", "application/json")
            request.body = .bytes(bytes)
        case .file(let descriptor, let size, let sha256):
            request.headers.add("Content-Type", "application/octet-stream")
            request.headers.add("Repr-Digest", try Self.digestField(sha256))
            request.body = .file(descriptor: descriptor, range: 0..<size)
            request.totalTimeout = nil
            request.stallTimeout = Self.stallTimeout
        }
        let response: HTTPResponse
        do {
            response = try HTTPClient(.unixSocket(path: socket)).perform(request)
        } catch {
            throw status(of: error)
        }
        guard response.isSuccess else { throw Self.cause(of: response) }
        return response.body
    }

    private func status(of failure: TransportFailure) -> Status {
        switch failure.kind {
        case .cancelled: Status(.jobInterrupted)
        case .io: Status(.internalFault, [.detail: failure.detail])
        case .tooLarge: Status(.daemonRefused, [.detail: failure.detail])
        // What curl says of a socket nobody listens on speaks of port 80.
        case .refused, .unreachable: Status(.daemonUnreachable, [.path: socket, .detail: socket])
        default: Status(.daemonUnreachable, [.path: socket, .detail: failure.detail])
        }
    }

    private static func cause(of response: HTTPResponse) -> Status {
        guard let problem = try? JSONDecoder().decode(Problem.self, from: Data(response.body)) else {
            return Status(.daemonRefused, [.detail: "HTTP \(response.status)"])
        }
        return problem.cause
    }

    /// RFC 9530's field from lower-case hexadecimal.
    static func digestField(_ sha256: String) throws(Status) -> String {
        let digits = Array(sha256.utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        guard digits.count == 64, bytes.count == 32 else {
            throw Status(.internalFault, [.detail: "not a SHA-256 digest"])
        }
        return "sha-256=:\(Data(bytes).base64EncodedString()):"
    }

    /// `/v1/…`, each part percent-encoded but for RFC 3986's unreserved characters.
    static func target(_ path: [String], _ query: [(String, String)]) -> String {
        let target = "/v1" + path.map { "/" + percentEncoded($0) }.joined()
        guard !query.isEmpty else { return target }
        return target + "?" + query.map { percentEncoded($0.0) + "=" + percentEncoded($0.1) }.joined(separator: "&")
    }

    private static func percentEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0" + digits : digits)
            }
        }
        return encoded
    }
}
