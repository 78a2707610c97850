import FoundationEssentials
import HTTPTypes
import Hummingbird
import Letters
import NIOCore

/// Requests' and answers' JSON. A body is collected up to a limit, never beyond.
enum Bodies {
    static let smallLimit = 64 << 10

    static func decode<Value: Decodable>(
        _ type: Value.Type, from request: Request, limit: Int = smallLimit
    ) async throws -> Value {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw Status(.requestInvalid, [.detail: "body", .allowed: String(limit)])
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw Status(.requestInvalid, [.detail: "body", .allowed: String(limit)])
        }
        do {
            return try JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
        } catch {
            throw Status(.requestInvalid, [.detail: place(of: error)])
        }
    }

    /// Which member is wrong, and never what it holds.
    private static func place(of error: any Error) -> String {
        let path: [any CodingKey] =
            switch error {
            case DecodingError.keyNotFound(let key, let context): context.codingPath + [key]
            case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
                DecodingError.dataCorrupted(let context):
                context.codingPath
            default: []
            }
        return path.isEmpty
            ? "JSON" : path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }

    /// nil where an escape is cut or what comes out is no UTF-8.
    static func percentDecoded(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    static let done = Response(status: .noContent)
}

extension APIContext {
    /// A part of the path, percent-decoded. Names never hold a slash or a control character.
    func name(_ parameter: String) throws(Status) -> String {
        guard let raw = parameters.get(parameter), let name = Bodies.percentDecoded(raw), !name.isEmpty,
            name.utf8.count <= 255, name.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "/" && $0.value != 0x7f })
        else { throw Status(.requestInvalid, [.detail: parameter]) }
        return name
    }
}
