import Contract
import Letters
import Logging
import Platform
import Spool
import Synchronization

/// One attempt to send one submission.
extension DeliveryService {
    /// What ends an attempt without anything being wrong.
    private struct Settled: Error {}

    func send(_ id: String) async {
        do {
            do {
                try await attempt(id)
            } catch let failure as PlatformFailure where failure.failure == .otherBytes {
                throw try await startOver(id, failure)
            }
        } catch is Settled {
        } catch let failure as PlatformFailure {
            await handle(failure, of: id)
        } catch let status as Status {
            await stopped(id, status)
        } catch {
            // A cancelled wait: the service ends, or a person steered.
            if !Task.isCancelled { await stopped(id, Status(.internalFault, [.detail: "\(type(of: error))"])) }
        }
    }

    private func attempt(_ id: String) async throws {
        var details = try await spool.perform { spool throws(Status) in try spool.begin(id) }
        try await checkSandbox(details)
        if details.submission.putBegun { try await askFirst(details.submission) }
        if details.submission.state == .uploading {
            // Read while they are sent: the time is the line's alone.
            async let check = spool.perform { spool throws(Status) in
                try spool.checkDocuments(id, trustingFresh: true)
            }
            for document in details.documents { try await upload(document, of: details.submission) }
            let sound = try await check
            details = try await spool.perform { spool throws(Status) in try spool.details(id) }
            let manifest = try ManifestBuilder.bytes(details, installation: spool.installation)
            try await spool.perform { spool throws(Status) in try spool.freeze(sound, manifest: manifest) }
        }
        try await commit(details.submission)
    }

    /// A queue that says SANDBOX must not post: what its user takes for a trial would go out.
    private func checkSandbox(_ details: SubmissionDetails) async throws {
        let submission = details.submission
        // Who released it after that was told wants it posted.
        let isTold = details.timeline.contains { $0.reason?.code == .queueSandbox }
        guard submission.sandbox, !submission.putBegun, !isTold else { return }
        try await learnOffer(account: submission.account)
        guard let offer = accountOffers[submission.account], !offer.sandbox else { return }
        throw Status(.queueSandbox, [.queue: submission.job.printer])
    }

    /// The frozen bytes, and nothing else, are what is committed.
    private func commit(_ submission: Submission) async throws {
        let id = submission.id
        guard let manifest = try await spool.perform({ spool throws(Status) in try spool.manifest(id) }) else {
            throw Status(.internalFault, [.submission: id, .detail: "no manifest"])
        }
        do {
            let report = try await platform.commit(account: submission.account, submission: id, manifest: manifest)
            try await record(report, for: id)
            breaker.withLock { $0.succeeded(now: now()) }
            meters.committed()
        } catch let failure as PlatformFailure {
            switch failure.failure {
            case .unknown:
                try await askFirst(submission)
                throw PlatformFailure(.temporary, failure.status, retryAfter: failure.retryAfter)
            case .uploadGone:
                try await askFirst(submission)
                try await spool.perform { spool throws(Status) in
                    try spool.uploadLost(id, reason: failure.status)
                }
                throw PlatformFailure(.temporary, failure.status, retryAfter: failure.retryAfter)
            case .temporary, .platformAway, .platformHeld, .accountHeld, .submissionHeld, .askOffset,
                .partTooLarge, .otherBytes, .cursorExpired, .cancelledBefore:
                throw failure
            }
        }
    }

    /// A PUT may have been begun: its outcome is asked for before anything is sent again. Returns only where the platform says that it
    /// was never committed.
    func askFirst(_ submission: Submission) async throws {
        let id = submission.id
        switch try await platform.ask(account: submission.account, submission: id) {
        case .known(let report):
            try await record(report, for: id)
            breaker.withLock { $0.succeeded(now: now()) }
            throw Settled()
        case .neverCommitted:
            guard submission.receipt != nil else { return }
            try await lose(id, "404")
        case .purged:
            // It was committed so long ago that the platform has forgotten it.
            try await lose(id, "410")
        }
    }

    /// The platform denies what it gave a receipt for: never sent again by itself.
    private func lose(_ id: String, _ answer: String) async throws {
        try await spool.perform { spool throws(Status) in
            try spool.contradict(id, Status(.submissionLost, [.submission: id, .detail: "HTTP \(answer)"]))
        }
        throw Settled()
    }

    /// Asks about something the platform has.
    func askAbout(_ id: String) async {
        do {
            let submission = try await spool.perform { spool throws(Status) in try spool.submission(id) }
            try await askFirst(submission)
            if submission.inQuestion && submission.receipt == nil {
                try await spool.perform { spool throws(Status) in try spool.neverHad(id) }
                throw Settled()
            }
            // Without a receipt, and never committed: the word that it is in production came from a refused cancel alone.
            try await lose(id, "404")
        } catch is Settled {
            await askLater(id, policy.askPause)
        } catch let failure as PlatformFailure {
            if !Task.isCancelled { note(failure) }
            await askLater(id, policy.backoff(attempts: 3, random: random))
        } catch {
            await askLater(id, policy.askPause)
        }
    }

    private func askLater(_ id: String, _ seconds: Double) async {
        let time = now() + seconds
        try? await spool.perform { spool throws(Status) in
            let known = try spool.submission(id)
            try spool.askAgain(
                id, at: known.state.isFinal || known.state == .held && !known.inQuestion ? nil : time)
        }
    }

    /// The spool refused to go on: a person steered meanwhile, or something here is wrong.
    func stopped(_ id: String, _ status: Status) async {
        switch status.code {
        case .stateConflict, .spoolDamaged:
            log.notice(
                "an attempt was stopped", metadata: ["submission": "\(id)", "cause": "\(status.code.rawValue)"])
        case .spoolFailed, .spoolFull:
            spool.alarms.raise(status)
            log.error("the queue failed", metadata: ["submission": "\(id)", "cause": "\(status.code.rawValue)"])
            // What could not be noted is still due: not at once again.
            let pause = policy.backoff(attempts: 3, random: random)
            try? await clock.sleep(for: .seconds(pause))
        default:
            try? await spool.perform { spool throws(Status) in try spool.contradict(id, status) }
        }
    }

    private func record(_ report: Report, for id: String) async throws {
        guard report.id == id else {
            throw PlatformFailure(.unknown, Status(.platformAnswer, [.detail: "another submission's answer"]))
        }
        let next = now() + policy.askPause
        try await spool.perform { spool throws(Status) in
            let state = try spool.record(PlatformReport(report))
            if !state.isFinal && state != .held && state != .cancelling { try spool.askAgain(id, at: next) }
        }
        log.info("the platform has it", metadata: ["submission": "\(id)", "state": "\(report.state.rawValue)"])
    }
}
