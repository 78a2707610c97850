import Contract
import Spool

typealias Report = SubmissionReport

extension PlatformReport {
    /// The contract's report in the queue's words.
    init(_ report: SubmissionReport) {
        self.init(
            submission: report.id, receipt: report.receipt, state: PlatformState(report.state),
            letters: report.letters.map {
                LetterWord(
                    number: $0.number, id: $0.id, state: $0.state, posted: $0.posted,
                    registeredNumber: $0.registeredNumber, trackingLink: $0.trackingLink)
            })
    }
}

extension PlatformState {
    init(_ state: PlatformSubmissionState) {
        self =
            switch state {
            case .received: .received
            case .awaitingApproval: .awaitingApproval
            case .inProduction: .inProduction
            case .posted: .posted
            case .refused: .refused
            case .cancelled: .cancelled
            }
    }
}
