import Control
import Letters
import Printing
import Wording

/// The hand-over in its three steps: documents and verdict put, the answer read, its receipt confirmed. Each may be
/// repeated: the daemon knows the job by its uuid.
struct HandingOver {
    let client: DaemonClient
    let handOver: HandOver
    let documents: [CapturedDocument]
    let termination: Termination

    func run(_ patience: inout Patience, _ messages: inout CupsMessages) throws(Status) -> BackendExit {
        var begun = false
        do throws(Status) {
            let answer = try patience.trying(messages) { () throws(Status) in
                for (index, document) in documents.enumerated() {
                    try client.upload(
                        job: handOver.job.uuid, document: index + 1, descriptor: document.file.descriptor,
                        size: document.size, sha256: document.sha256)
                }
                if termination.requested { throw Status(.jobInterrupted) }
                begun = true
                return try client.handOver(handOver)
            }
            return try confirm(answer, &patience, &messages)
        } catch {
            if begun, termination.requested { sayInterrupted(messages) }
            throw error
        }
    }

    private func confirm(
        _ answer: HandOverAnswer, _ patience: inout Patience, _ messages: inout CupsMessages
    ) throws(Status) -> BackendExit {
        let language = handOver.language
        if answer.status.severity == .error {
            messages.error(Refusal(first: answer.status, others: 0).words(language))
            return .failed
        }
        do throws(Status) {
            try patience.trying(messages) { () throws(Status) in try client.received(job: handOver.job.uuid) }
        } catch {
            if termination.requested || error.code == .jobCancelled { throw error }
            // The job completes, and cupsd's word for that is as good to the daemon as ours.
            messages.debug("clickpost: received \(error.code.rawValue)")
        }
        if termination.requested { sayInterrupted(messages) }
        if !answer.already { messages.page(total: handOver.verdict.letters.reduce(0) { $0 + $1.pages.count }) }
        messages.info(words(answer))
        return .completed
    }

    /// SIGTERM is no cancellation by itself: cupsd's own end sends it too. The daemon asks cupsd which it was.
    private func sayInterrupted(_ messages: borrowing CupsMessages) {
        do throws(Status) {
            try client.uninterrupted().interrupted(job: handOver.job.uuid)
        } catch {
            messages.debug("clickpost: interrupted \(error.code.rawValue)")
        }
    }

    private func words(_ answer: HandOverAnswer) -> String {
        let language = handOver.language
        var parts = [Wording.message(answer.status, language)]
        if answer.status.code == .jobHeld,
            let reason = handOver.verdict.findings.first(where: { $0.severity == .hold })
        {
            parts.append(Wording.message(reason, language))
        }
        if let remedy = Wording.remedy(answer.status, language) { parts.append(remedy) }
        return parts.joined(separator: " ")
    }
}
