import Control
import FoundationEssentials
import Hummingbird
import Letters
import Logging
import HTTPTypes
import NIOCore
import Spool

extension LocalAPI {
    func addHandOvers(to group: RouterGroup<APIContext>) {
        group.put(":uuid/documents/:number") { request, context in
            try allow(.handOver, context)
            try await receiveDocument(request, context)
            return Bodies.done
        }
        group.put(":uuid") { request, context in
            try allow(.handOver, context)
            let answer = try await accept(request, context)
            return try Bodies.json(answer, status: answer.already ? .ok : .created)
        }
        group.post(":uuid/received") { _, context in
            try allow(.handOver, context)
            let job = try Self.job(context)
            try await spool.perform { spool throws(Status) in try spool.received(job: job) }
            return Bodies.done
        }
        group.post(":uuid/interrupted") { _, context in
            try allow(.handOver, context)
            let job = try Self.job(context)
            // Where nothing of it was accepted yet, an accept that is still under way waits for cupsd's word by itself.
            _ = try await spool.perform { spool throws(Status) in try spool.interrupted(job: job) }
            return Bodies.done
        }
    }

    private static func job(_ context: APIContext) throws(Status) -> String {
        let uuid = try context.name("uuid")
        guard HandOverCheck.isJobUUID(uuid) else { throw Status(.requestInvalid, [.detail: "uuid"]) }
        return uuid
    }

    // MARK: Documents

    /// Straight to the spool's disk, a piece at a time: the next is read when the last one is written.
    private func receiveDocument(_ request: Request, _ context: APIContext) async throws {
        let job = try Self.job(context)
        guard let number = Int(try context.name("number")), (1...configuration.documentsPerJob).contains(number) else {
            throw Status(.requestInvalid, [.detail: "document", .allowed: "1 … \(configuration.documentsPerJob)"])
        }
        guard let size = request.headers[.contentLength].flatMap(Int64.init), size > 0 else {
            throw Status(.requestInvalid, document: number, [.detail: "Content-Length"])
        }
        guard let sha256 = Self.digest(of: request) else {
            throw Status(.requestInvalid, document: number, [.detail: "Repr-Digest"])
        }
        try await requireAccepting(job: job)
        let staged = try await spool.perform { spool throws(Status) in
            try spool.stage(job: job, number: number, size: size, sha256: sha256)
        }
        for try await piece in request.body {
            try await spool.perform { _ throws(Status) in try staged.write([UInt8](piece.readableBytesView)) }
        }
        try await spool.perform { _ throws(Status) in try staged.finish() }
    }

    private static func digest(of request: Request) -> String? {
        HTTPField.Name("Repr-Digest").flatMap { request.headers[$0] }.flatMap(digest)
    }

    /// RFC 9530: `sha-256=:BASE64:`, among others perhaps. Lower-case hexadecimal.
    static func digest(_ field: String) -> String? {
        for part in field.split(separator: ",") {
            let text = part.drop { $0 == " " }
            guard text.hasPrefix("sha-256=:"), text.hasSuffix(":"), text.count > 10,
                let bytes = Data(base64Encoded: String(text.dropFirst(9).dropLast())), bytes.count == 32
            else { continue }
            return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        return nil
    }

    // MARK: The job

    private func accept(_ request: Request, _ context: APIContext) async throws -> HandOverAnswer {
        let uuid = try Self.job(context)
        let given = try await Bodies.decode(HandOver.self, from: request, limit: configuration.largestHandOver)
        guard given.job.uuid == uuid else { throw Status(.requestInvalid, [.detail: "job.uuid"]) }
        try await requireAccepting(job: uuid)
        let check = HandOverCheck(
            largestJob: configuration.largestJob, documentsPerJob: configuration.documentsPerJob)
        let handOver = try check.checked(given)
        let queue = try await spool.perform { spool throws(Status) in try spool.queue(handOver.job.printer) }
        guard let queue else { throw Status(.queueUnknown, [.queue: handOver.job.printer]) }

        // Who runs as lp can say anything; the scheduler's own word decides whether this job is being printed, and for whom.
        let known = try await blocking { () throws(Status) in
            try scheduler.job(handOver.job.id, as: handOver.job.user)
        }
        guard let known, known.isThat(of: handOver.job) else { throw Status(.jobUnverified) }
        if let fault = known.fault { throw fault }
        if let taken = handOver.taken, let documents = known.documents, taken < documents {
            throw Status(.documentTruncated, [.detail: "\(taken) of \(documents) documents"])
        }

        let acceptance = try await spool.perform { spool throws(Status) in
            try spool.accept(handOver, account: queue.account, sandbox: queue.sandbox)
        }
        log.info(
            acceptance.already ? "accepted before" : "accepted",
            metadata: [
                "submission": "\(acceptance.submission)", "job": "\(handOver.job.id)",
                "queue": "\(handOver.job.printer)", "state": "\(acceptance.state.rawValue)",
                "letters": "\(handOver.verdict.letters.count)", "documents": "\(handOver.verdict.documents.count)",
            ])
        return HandOverAnswer(
            submission: acceptance.submission, state: acceptance.state, already: acceptance.already,
            status: acceptance.status)
    }
}
