import Contract
import FoundationEssentials
import Glibc
import HTTPTypes
public import Hummingbird
import NIOCore

/// A request's context with its connection, which some answers need to close.
public struct SandboxContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let channel: any Channel

    public init(source: Source) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

/// Making answers and reading bodies.
enum Respond {
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json")
        throws -> Response
    {
        let bytes = try JSON.encode(value)
        return Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func problem(_ refusal: Refusal) throws -> Response {
        var response = try json(
            refusal.problem, status: HTTPResponse.Status(code: refusal.status), type: "application/problem+json")
        for (name, value) in refusal.headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if refusal.status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    static func empty(_ status: HTTPResponse.Status, _ headers: [(String, String)] = []) -> Response {
        var response = Response(status: status)
        response.headers[.contentLength] = status == .noContent ? nil : "0"
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return response
    }

    static func pdf(_ path: String) async throws -> Response {
        let bytes = try await Blocking.run { try SandboxFolder.read(path) }
        return Response(
            status: .ok, headers: [.contentType: "application/pdf"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func body(_ request: Request, limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= limit else { throw Refusal(413, "more than \(limit) bytes") }
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length != bytes.count {
            throw CloseConnection()
        }
        return bytes
    }

    static func decode<Value: Codable>(_ type: Value.Type, _ request: Request) async throws -> Value {
        try demandType(request, "application/json")
        let bytes = try await body(request, limit: 64 << 10)
        guard let sent = try? JSON.decode(JSONValue.self, bytes) else { throw Refusal(400, "the body is not JSON") }
        guard let value = try? JSON.decode(type, bytes),
            let known = try? JSON.decode(JSONValue.self, JSON.encode(value))
        else { throw Refusal(422, "the body is not what the contract says", type: .rule) }
        if let member = sent.unknownMember(known: known) {
            throw Refusal(422, "the contract has no member \(member.debugDescription)", type: .rule)
        }
        return value
    }

    static func demandType(_ request: Request, _ type: String) throws {
        let given = request.headers[.contentType]?.split(separator: ";").first.map(String.init) ?? ""
        guard given.lowercased() == type else { throw Refusal(415, "the body must be \(type)") }
    }

    static func header(_ request: Request, _ name: String) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }
    }

    /// A header of decimal digits alone.
    static func number(_ request: Request, _ name: String) -> Int64? {
        guard let text = header(request, name), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text)
    }
}
