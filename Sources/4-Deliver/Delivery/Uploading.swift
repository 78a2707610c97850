import Letters
import Platform
import Spool

/// One document's transfer: continued at the platform's offset after any break, no byte sent twice that arrived.
extension DeliveryService {
    func upload(_ document: StoredDocument, of submission: Submission) async throws {
        var transfer = Transfer(document, policy: policy)
        while true {
            do {
                try await create(&transfer, submission)
                try await advance(&transfer, submission)
                return
            } catch let failure as PlatformFailure {
                let pause = try await recover(failure, &transfer, submission)
                try await clock.sleep(for: .seconds(pause))
            }
        }
    }

    /// A location, made or known; and the offset, asked for unless this creation was the first under its key.
    private func create(_ transfer: inout Transfer, _ submission: Submission) async throws {
        let (id, number, summary) = (submission.id, transfer.document.number, transfer.document.summary)
        if transfer.location == nil {
            // Without a location, the generation's creation may have been carried out all the same: its key finds it again.
            let location = try await platform.createUpload(
                account: submission.account, key: "\(id).\(number).\(transfer.generation)", size: summary.size,
                sha256: summary.sha256, over: transfer.line)
            try await spool.perform { spool throws(Status) in
                try spool.uploadCreated(id, document: number, location: location)
            }
            transfer.location = location
            transfer.offset = transfer.isFirst ? 0 : nil
        }
        if transfer.offset == nil, let location = transfer.location {
            transfer.offset = try await platform.offset(account: submission.account, upload: location)
            try transfer.check()
        }
    }

    private func advance(_ transfer: inout Transfer, _ submission: Submission) async throws {
        let (id, number, size) = (submission.id, transfer.document.number, transfer.document.summary.size)
        while let location = transfer.location, let offset = transfer.offset, offset < size {
            try Task.checkCancellation()
            let spool = spool
            let part = offset..<min(offset + transfer.part.bytes, size)
            let (document, line) = (transfer.document, transfer.line)
            var answer: Int64 = 0
            let time = try await clock.measure {
                answer = try await platform.send(
                    account: submission.account, upload: location, file: document.path, range: part, over: line
                ) { sent in
                    spool.showProgress(id, document: number, offset: offset + sent)
                }
            }
            let reached = answer
            transfer.offset = reached
            try transfer.check()
            transfer.part.sent(reached - offset, in: time / .seconds(1))
            meters.sent(reached - offset)
            try await spool.perform { spool throws(Status) in
                try spool.uploadProgress(id, document: number, offset: reached)
            }
            // An answer without progress is a break too, or a platform that never moves would be asked for ever.
            if reached <= offset {
                throw PlatformFailure(.askOffset, Status(.uploadOffset))
            }
        }
    }

    /// What a broken transfer does next: the pause before it goes on. Throws where this attempt is over.
    private func recover(_ failure: PlatformFailure, _ transfer: inout Transfer, _ submission: Submission)
        async throws -> Double
    {
        try Task.checkCancellation()
        transfer.isFirst = false
        let isSmallerNow = transfer.part.failed()
        switch failure.failure {
        case .askOffset, .unknown:
            transfer.offset = nil
            return try transfer.pause(or: PlatformFailure(.temporary, failure.status))
        case .platformAway where transfer.location != nil:
            transfer.offset = nil
            return try transfer.pause(or: failure)
        case .uploadGone:
            try await askFirst(submission)
            let (id, number) = (submission.id, transfer.document.number)
            transfer.generation = try await spool.perform { spool throws(Status) in
                try spool.nextGeneration(id, document: number)
            }
            transfer.isFirst = true
            transfer.location = nil
            transfer.offset = nil
            transfer.reached = 0
            return try transfer.pause(or: PlatformFailure(.temporary, failure.status))
        case .partTooLarge:
            guard isSmallerNow else { throw failure }
            transfer.offset = nil
            return 0
        case .temporary, .platformAway, .platformHeld, .accountHeld, .submissionHeld, .otherBytes,
            .cursorExpired, .cancelledBefore:
            throw failure
        }
    }
}

/// Where one document's transfer is.
struct Transfer: Sendable {
    let document: StoredDocument
    let line = UploadLine()
    var part: PartSize
    var generation: Int
    var location: String?
    /// No creation under this generation's key was tried before: nothing can be there yet.
    var isFirst: Bool
    /// nil: to be asked for.
    var offset: Int64?
    /// The furthest that was ever acknowledged: only what goes beyond is progress.
    var reached: Int64 = 0
    private var breaks = 0
    private let pauses: [Double]

    init(_ document: StoredDocument, policy: RetryPolicy) {
        self.document = document
        generation = document.generation
        isFirst = document.isUntried
        location = document.upload
        part = PartSize(smallest: policy.chunk, largest: policy.largestChunk)
        pauses = policy.transferPauses
    }

    /// The platform's offset must lie within the document. A person looks where it does not: nothing of ours can be trusted there.
    mutating func check() throws {
        guard let offset else { return }
        guard (0...document.summary.size).contains(offset) else {
            throw PlatformFailure(
                .submissionHeld, Status(.uploadOffset, severity: .hold, document: document.number))
        }
        if offset > reached {
            reached = offset
            breaks = 0
        }
    }

    /// The next of the pauses since the last progress; after the last one the attempt is over.
    mutating func pause(or failure: PlatformFailure) throws -> Double {
        guard breaks < pauses.count else { throw failure }
        breaks += 1
        return pauses[breaks - 1]
    }
}
