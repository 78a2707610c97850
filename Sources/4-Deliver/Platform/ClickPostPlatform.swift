public import Contract
import Digests
import FoundationEssentials
public import Transport

/// The Click & Post platform over its contract, version 1. Holds nothing durable: what must outlive the program is the caller's.
public struct ClickPostPlatform: HybridMailPlatform {
    let provider: any PlatformAccessProvider
    let userAgent: String
    let timeouts: PlatformTimeouts
    /// Shared by all uploads.
    let pace: Pace?
    let sessions = Sessions()

    /// `userAgent` names product and version. `pace` limits what all uploads send together.
    public init(
        provider: any PlatformAccessProvider, userAgent: String = "clickpost",
        timeouts: PlatformTimeouts = PlatformTimeouts(), pace: Pace? = nil
    ) {
        self.provider = provider
        self.userAgent = userAgent
        self.timeouts = timeouts
        self.pace = pace
    }

    public func account(_ account: String) async throws(PlatformFailure) -> AccountOffer {
        let answer = try await call(.account, account, HTTPRequest(.get, "/v1/account"))
        return try decode(AccountOffer.self, answer, .account)
    }

    public func forgetSession(account: String) async { await sessions.forget(account) }

    public func createUpload(account: String, key: String, size: Int64, sha256: String, over line: UploadLine)
        async throws(PlatformFailure) -> String
    {
        var headers: HTTPHeaders = [
            "Tus-Resumable": Wire.tusVersion, "Upload-Length": String(size), "Idempotency-Key": "\"\(key)\"",
        ]
        headers[ReprDigest.headerName] = ReprDigest.value(sha256: sha256)
        let request = HTTPRequest(.post, Wire.uploads, headers: headers, totalTimeout: timeouts.answer)
        let answer = try await call(.createUpload, account, request, keeping: line.connection)
        guard let location = answer.response.headers["Location"] else {
            throw ErrorTable.failure(.notTheContract("an upload without Location"), during: .createUpload)
        }
        guard let path = UploadLocation.path(location, base: answer.base) else {
            // Credentials are never sent to another server than the configured one.
            throw ErrorTable.failure(.status(302, type: nil), during: .createUpload)
        }
        return path
    }

    public func offset(account: String, upload: String) async throws(PlatformFailure) -> Int64 {
        let request = HTTPRequest(.head, upload, headers: ["Tus-Resumable": Wire.tusVersion])
        let answer = try await call(.offset, account, request)
        let offset = try uploadOffset(answer.response, .offset)
        if let length = answer.response.headers["Upload-Length"].flatMap({ Int64($0) }), offset > length {
            throw ErrorTable.failure(.notTheContract("an offset beyond the upload's length"), during: .offset)
        }
        return offset
    }

    public func send(
        account: String, upload: String, file: String, range: Range<Int64>, over line: UploadLine,
        progress: @escaping @Sendable (Int64) -> Void
    ) async throws(PlatformFailure) -> Int64 {
        var request = HTTPRequest(
            .patch, upload,
            headers: [
                "Tus-Resumable": Wire.tusVersion, "Upload-Offset": String(range.lowerBound),
                "Content-Type": "application/offset+octet-stream",
            ], body: .path(file, range: range), progress: progress)
        request.pace = pace
        let answer = try await call(.send, account, request, keeping: line.connection)
        let offset = try uploadOffset(answer.response, .send)
        guard offset >= range.lowerBound, offset <= range.upperBound else {
            throw ErrorTable.failure(.notTheContract("an offset outside what was sent"), during: .send)
        }
        return offset
    }

    public func commit(account: String, submission: String, manifest: [UInt8])
        async throws(PlatformFailure) -> SubmissionReport
    {
        let request = HTTPRequest(
            .put, Wire.submission(submission), headers: ["Content-Type": "application/json"], body: .bytes(manifest),
            stallTimeout: nil, totalTimeout: timeouts.answer)
        let answer = try await call(.commit, account, request)
        return try report(answer, submission, .commit)
    }

    public func ask(account: String, submission: String) async throws(PlatformFailure) -> PlatformKnowledge {
        let request = HTTPRequest(.get, Wire.submission(submission), totalTimeout: timeouts.answer)
        let answer = try await call(.ask, account, request, expected: [404, 410])
        switch answer.response.status {
        case 404:
            // Only the contract's own 404 says so: a web server at the wrong address has one too.
            guard problem(answer.response) != nil else {
                throw ErrorTable.failure(.notTheContract("a 404 that is not the platform's"), during: .ask)
            }
            return .neverCommitted
        case 410: return .purged
        default: return .known(try report(answer, submission, .ask))
        }
    }

    public func cancel(account: String, submission: String) async throws(PlatformFailure) -> PlatformCancelAnswer {
        let request = HTTPRequest(.delete, Wire.submission(submission), totalTimeout: timeouts.answer)
        let answer = try await call(.cancel, account, request, expected: [409])
        if answer.response.status == 409 {
            guard problem(answer.response) != nil else {
                throw ErrorTable.failure(.notTheContract("a 409 that is not the platform's"), during: .cancel)
            }
            return .tooLate
        }
        let report = try report(answer, submission, .cancel)
        guard report.state == .cancelled else {
            throw ErrorTable.failure(.notTheContract("cancelled, but its state is another"), during: .cancel)
        }
        return .cancelled
    }

    public func events(account: String, after cursor: String?, wait: Int)
        async throws(PlatformFailure) -> EventPage
    {
        let wait = max(0, min(wait, Wire.longestWait))
        var path = "/v1/events?wait=\(wait)"
        if let cursor { path += "&after=\(UploadLocation.queryEncoded(cursor))" }
        let request = HTTPRequest(
            .get, path, sink: .memory(limit: 32 << 20), stallTimeout: nil, totalTimeout: Double(wait) + timeouts.answer)
        return try decode(EventPage.self, try await call(.events, account, request), .events)
    }

    public func receipt(account: String, letter: String) async throws(PlatformFailure) -> LetterReceipt {
        let path = "/v1/letters/\(UploadLocation.queryEncoded(letter))/receipt"
        let answer = try await call(.receipt, account, HTTPRequest(.get, path))
        let receipt = try decode(LetterReceipt.self, answer, .receipt)
        guard receipt.letter == letter else {
            throw ErrorTable.failure(.notTheContract("another letter's receipt"), during: .receipt)
        }
        return receipt
    }

    public func document(account: String, submission: String, number: Int, into descriptor: Int32)
        async throws(PlatformFailure)
    {
        let request = HTTPRequest(
            .get, Wire.submission(submission) + "/document?number=\(number)",
            sink: .file(descriptor: descriptor, limit: Wire.documentLimit))
        let answer = try await call(.receipt, account, request)
        guard answer.response.headers["Content-Type"] == "application/pdf" else {
            throw ErrorTable.failure(.notTheContract("a document that is no PDF"), during: .receipt)
        }
    }

    private func uploadOffset(_ response: HTTPResponse, _ operation: PlatformOperation)
        throws(PlatformFailure) -> Int64
    {
        guard let offset = response.headers["Upload-Offset"].flatMap({ Int64($0) }), offset >= 0 else {
            throw ErrorTable.failure(.notTheContract("no Upload-Offset"), during: operation)
        }
        return offset
    }

    /// A receipt counts only when it is whole and for the id that was asked.
    private func report(_ answer: Answer, _ submission: String, _ operation: PlatformOperation)
        throws(PlatformFailure) -> SubmissionReport
    {
        let report = try decode(SubmissionReport.self, answer, operation)
        guard report.id.lowercased() == submission.lowercased(), !report.receipt.isEmpty else {
            throw ErrorTable.failure(.notTheContract("a receipt for another submission"), during: operation)
        }
        return report
    }
}
