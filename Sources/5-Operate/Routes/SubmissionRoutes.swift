import Control
import Delivery
import HTTPTypes
import Hummingbird
import Letters
import Logging
import Spool

extension LocalAPI {
    private static let pageLimit = 1...500

    func addSubmissions(to group: RouterGroup<APIContext>) {
        group.get { request, context in
            let peer = try allow(.list, context)
            let filter = try Self.filter(request, policy.listOwner(peer))
            let list = try await spool.perform { spool throws(Status) in try spool.submissions(filter) }
            return try Bodies.json(
                SubmissionPage(submissions: list.submissions.map(SubmissionSummary.init), next: list.next))
        }
        group.get(":id") { _, context in
            let details = try await find(context)
            try allow(.read(owner: details.submission.job.user), context)
            return try await detail(details.submission.id)
        }
        group.post(":id/release") { request, context in
            let details = try await find(context)
            let peer = try allow(
                .release(owner: details.submission.job.user, reviewOnly: details.isHeldForReviewOnly), context)
            for letter in details.letters where details.submission.state == .held {
                try HandOverCheck.checkSendable(letter.letter)
            }
            let id = details.submission.id
            let actor = try Self.actor(peer, request)
            try await steer("released", peer, id) { spool throws(Status) in try spool.release(id, actor: actor) }
            return try await detail(id)
        }
        group.post(":id/hold") { request, context in
            let details = try await find(context)
            let peer = try allow(.hold(owner: details.submission.job.user), context)
            let id = details.submission.id
            let actor = try Self.actor(peer, request)
            try await steer("held", peer, id) { spool throws(Status) in try spool.hold(id, actor: actor) }
            return try await detail(id)
        }
        group.post(":id/retry") { _, context in
            let details = try await find(context)
            let peer = try allow(.retry(owner: details.submission.job.user), context)
            let id = details.submission.id
            try await delivery.retryNow(id, actor: peer.actor)
            log.notice("retried", metadata: ["submission": "\(id)", "uid": "\(peer.uid)"])
            return try await detail(id)
        }
        group.post(":id/send-again") { request, context in
            let details = try await find(context)
            let peer = try allow(.sendAgain(owner: details.submission.job.user), context)
            let wanted = try await Bodies.decode(SendAgain.self, from: request)
            let (id, job) = (details.submission.id, details.submission.job.uuid)
            let actor = try Self.actor(peer, request)
            let (made, isNew) = try await spool.perform { spool throws(Status) in
                let before = try spool.submission(job: job)?.sendAgain
                return (try spool.sendAgain(id, count: wanted.count, actor: actor), before != wanted.count)
            }
            log.notice(
                "sent again",
                metadata: [
                    "submission": "\(made.id)", "former": "\(id)", "count": "\(made.sendAgain)", "uid": "\(peer.uid)",
                ])
            return try await detail(made.id, status: isNew ? .created : .ok)
        }
        group.post(":id/cancel") { request, context in
            let details = try await find(context)
            let peer = try allow(.cancel(owner: details.submission.job.user), context)
            let outcome = try await cancel(details.submission.id, peer, try Self.actor(peer, request))
            return try Bodies.json(CancelAnswer(outcome: outcome, submission: details.submission.id))
        }
    }

    /// The submission of the request's path. What is not the peer's to read does not exist for it.
    private func find(_ context: APIContext) async throws -> SubmissionDetails {
        // Before anything is looked up: a submitter must not learn even that.
        let peer = try allow(.list, context)
        let name = try context.name("id")
        let details = try await spool.perform { spool throws(Status) in
            try spool.details(try spool.find(name).id)
        }
        guard policy.allows(.read(owner: details.submission.job.user), peer) else {
            throw Status(.notFound, [.submission: name])
        }
        return details
    }

    /// Who asks, and why in their own words (`?reason=`), for the audit log.
    private static func actor(_ peer: Peer, _ request: Request) throws(Status) -> Person {
        var actor = peer.actor
        guard let words = request.uri.queryParameters["reason"] else { return actor }
        guard words.utf8.count <= 1000 else { throw Status(.requestInvalid, [.detail: "reason", .allowed: "1000"]) }
        actor.words = String(words)
        return actor
    }

    private func detail(_ id: String, status: HTTPResponse.Status = .ok) async throws -> Response {
        let details = try await spool.perform { spool throws(Status) in try spool.details(id) }
        return try Bodies.json(
            SubmissionDetail(details, try await delivery.outlook(details), configuration.inspection.tariff),
            status: status)
    }

    private func steer(
        _ what: Logger.Message, _ peer: Peer, _ id: String,
        _ work: @escaping @Sendable (Spool) throws(Status) -> Void
    ) async throws(Status) {
        try await spool.perform(work)
        log.notice(what, metadata: ["submission": "\(id)", "uid": "\(peer.uid)"])
    }

    private func cancel(_ id: String, _ peer: Peer, _ actor: Person) async throws(Status) -> CancelAnswer.Outcome {
        let outcome = try await delivery.cancel(id, actor: actor)
        log.notice(
            "cancel", metadata: ["submission": "\(id)", "uid": "\(peer.uid)", "outcome": "\(outcome.rawValue)"])
        return switch outcome {
        case .cancelled: .cancelled
        case .tooLate: .tooLate
        case .notYetKnown: .notYetKnown
        }
    }

    private static func filter(_ request: Request, _ owner: String?) throws(Status) -> SubmissionFilter {
        let query = request.uri.queryParameters
        var filter = SubmissionFilter(user: owner ?? query["user"].map(String.init))
        filter.after = query["after"].map(String.init)
        if let text = query["limit"] {
            guard let limit = Int(text), pageLimit.contains(limit) else {
                throw Status(
                    .requestInvalid,
                    [.detail: "limit", .allowed: "\(pageLimit.lowerBound) … \(pageLimit.upperBound)"])
            }
            filter.limit = limit
        }
        if let text = query["state"] {
            guard let state = SubmissionState(rawValue: String(text)) else {
                throw Status(
                    .requestInvalid,
                    [.detail: "state", .allowed: SubmissionState.allCases.map(\.rawValue).joined(separator: ", ")])
            }
            filter.state = state
        }
        return filter
    }
}

extension Peer {
    /// For the timeline and the audit log.
    var actor: Person { Person(uid: uid, name: name ?? "uid \(uid)") }
}

extension SubmissionDetails {
    /// Nothing but the sender's own wish keeps it: a review asked for when it was printed, or a hold by the sender's own hand.
    var isHeldForReviewOnly: Bool {
        guard submission.state == .held,
            submission.findings.allSatisfy({ $0.severity != .hold || $0.code == .jobReview })
        else { return false }
        switch submission.reason?.code {
        case .jobReview: return true
        case .jobHeld: return timeline.last { $0.state == .held }?.actor == submission.job.user
        default: return false
        }
    }
}
