import FoundationEssentials
import Letters

enum Method: String {
    case get = "GET"
    case put = "PUT"
    case post = "POST"
    case delete = "DELETE"
}

enum Body {
    case none
    case json([UInt8])
    case file(descriptor: Int32, size: Int64, sha256: String)
}

extension DaemonClient {
    func perform(
        _ method: Method, _ path: [String], query: [(String, String)] = [], body: Body = .none
    ) throws(Status) {
        _ = try exchange(method, Self.target(path, query), body)
    }

    func answer<Answer: Decodable>(
        _ method: Method, _ path: [String], query: [(String, String)] = [], body: Body = .none
    ) throws(Status) -> Answer {
        let bytes = try exchange(method, Self.target(path, query), body)
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(bytes))
        } catch {
            throw Status(.daemonRefused, [.detail: "the daemon's answer has another form than \(Answer.self)"])
        }
    }

    func encoded(_ value: some Encodable) throws(Status) -> Body {
        do {
            return .json([UInt8](try JSONEncoder().encode(value)))
        } catch {
            throw Status(.internalFault, [.detail: String(describing: error)])
        }
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

extension DaemonClient {
    private func exchange(_ method: Method, _ target: String, _ body: Body) throws(Status) -> [UInt8] {
        throw Status(.daemonUnreachable, [.path: socket])
    }
}
