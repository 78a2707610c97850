import Control
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Letters
import Logging
import NIOCore
import Wording

/// Turns whatever a route throws into a worded problem in the reader's language (RFC 9457).
struct ProblemMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: APIContext,
        next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let status = Self.status(of: error)
            let answer = Self.problem(status, Self.language(request.headers[.acceptLanguage]))
            context.logger.log(
                level: answer.status.kind == .serverError ? .warning : .info, "refused",
                metadata: [
                    "code": "\(status.code.rawValue)", "status": "\(answer.status.code)",
                    "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "-")",
                    "uid": "\(context.peer?.uid.description ?? "-")",
                    "detail": "\(status.values[.detail] ?? "-")",
                ])
            return answer
        }
    }

    static func status(of error: any Error) -> Status {
        switch error {
        case let status as Status: status
        case let error as HTTPError where error.status == .notFound: Status(.notFound)
        case let error as HTTPError where error.status == .contentTooLarge:
            Status(.requestInvalid, [.detail: "too large"])
        case let error as HTTPError where error.status.kind == .clientError:
            Status(.requestInvalid, [.detail: error.body ?? error.status.reasonPhrase])
        // The text of other errors may hold what was sent; their type does not.
        default: Status(.internalFault, [.detail: "\(type(of: error))"])
        }
    }

    static func problem(_ status: Status, _ language: Language) -> Response {
        let wire = WireErrors.status(status.code)
        let problem = Problem(
            title: wire.reasonPhrase, status: wire.code, detail: Wording.message(status, language),
            remedy: Wording.remedy(status, language), cause: status)
        guard let body = try? JSONEncoder().encode(problem) else { return Response(status: .internalServerError) }
        return Response(
            status: wire,
            headers: [.contentType: "application/problem+json", .contentLanguage: language.rawValue],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// The first of our languages by the reader's order of preference; English where there is none.
    static func language(_ field: String?) -> Language {
        guard let field else { return .en }
        let wishes = field.prefix(512).split(separator: ",").enumerated().compactMap {
            index, part -> (Language, Double, Int)? in
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = pieces.first, let language = Language(rawValue: tag.prefix(2).lowercased()) else {
                return nil
            }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return quality > 0 ? (language, quality, index) : nil
        }
        return wishes.min { ($1.1, $0.2) < ($0.1, $1.2) }?.0 ?? .en
    }
}
