import Letters
import Testing

@testable import Spool

/// Every state with every event, against a table written out by hand. `.` keeps the state, `-` is a conflict, `late` is too late to cancel,
/// `odd` contradicts what the platform said before.
@Suite struct StateMachineTests {
    static let events: [SubmissionEvent] = [
        .received(held: false), .received(held: true), .jobUnknown, .hold, .release, .cancel, .startUpload,
        .backToQueue, .freeze, .uploadLost, .contradiction, .platform(.received), .platform(.awaitingApproval),
        .platform(.inProduction), .platform(.posted), .platform(.refused), .platform(.cancelled),
    ]

    /// Columns as `events`. A: accepted, H: held, Q: queued, U: uploading, T: committing, C: committed, W: awaiting approval,
    /// P: in production, D: posted, G: cancelling, X: cancelled, R: refused.
    static let plain = """
        A  Q H H H - X - - - - - C W P D R X
        H  . . . . Q X - - - - . C W P D R X
        Q  . . . H - X U . - - H C W P D R X
        U  . . . H - X . Q T . H C W P D R X
        T  . . . - - G . - - Q H C W P D R X
        C  . . . - - G - - - - H . W P D R X
        W  . . . - - G - - - - H C . P D R X
        P  . . . - - late - - - - H . . . D R X
        D  . . . - - late - - - - - . . . . odd odd
        G  . . . - - . - - - - H . . P D R X
        X  - - . - - . - - - - - . . odd odd odd .
        R  . . . - - - - - - - - . . odd odd . odd
        """

    static let letters: [Character: SubmissionState] = [
        "A": .accepted, "H": .held, "Q": .queued, "U": .uploading, "T": .committing, "C": .committed,
        "W": .awaitingApproval, "P": .inProduction, "D": .posted, "G": .cancelling, "X": .cancelled, "R": .refused,
    ]

    struct Case: Sendable {
        var from: SubmissionState
        var event: SubmissionEvent
        var expected: String
    }

    static func cases() -> [Case] {
        plain.split(separator: "\n").flatMap { line in
            let cells = line.split(separator: " ").map(String.init)
            let from = letters[Character(cells[0])] ?? .accepted
            return zip(events, cells.dropFirst()).map { Case(from: from, event: $0, expected: $1) }
        }
    }

    private func outcome(_ machine: SubmissionStateMachine, _ event: SubmissionEvent) -> String {
        var changed = machine
        do {
            let transition = try changed.apply(event)
            #expect(transition.from == machine.state && transition.to == changed.state)
            guard transition.changed else { return "." }
            return String(Self.letters.first { $0.value == changed.state }?.key ?? "?")
        } catch {
            #expect(changed == machine, "a refused event changes nothing")
            return switch error.code {
            case .cancelTooLate: "late"
            case .submissionConflict: "odd"
            default: "-"
            }
        }
    }

    @Test func tableIsComplete() {
        #expect(Self.cases().count == SubmissionState.allCases.count * Self.events.count)
        #expect(Set(Self.cases().map(\.from)) == Set(SubmissionState.allCases))
    }

    @Test func everyStateWithEveryEvent() {
        for row in Self.cases() {
            let machine = SubmissionStateMachine(state: row.from)
            #expect(outcome(machine, row.event) == row.expected, "\(row.from) \(row.event)")
        }
    }

    /// Once a PUT may have begun, only the platform can say that it will not be posted.
    @Test func everyStateWithEveryEventOnceAPutBegan() {
        for row in Self.cases() {
            let machine = SubmissionStateMachine(state: row.from, putBegun: true)
            let cancels = row.event == .cancel && row.expected == "X"
            #expect(outcome(machine, row.event) == (cancels ? "G" : row.expected), "\(row.from) \(row.event)")
        }
    }

    /// With a receipt nothing is ever sent again.
    @Test func everyStateWithEveryEventOnceThereIsAReceipt() {
        for row in Self.cases() {
            let machine = SubmissionStateMachine(state: row.from, putBegun: true, hasReceipt: true)
            let expected =
                switch row.event {
                case .cancel where row.expected == "X": "G"
                case .release where row.expected == "Q": "C"
                case .freeze, .uploadLost: "-"
                default: row.expected
                }
            #expect(outcome(machine, row.event) == expected, "\(row.from) \(row.event)")
        }
    }

    @Test func freezingIsRememberedThroughAHold() throws {
        var machine = SubmissionStateMachine(state: .uploading)
        try machine.apply(.freeze)
        try machine.apply(.contradiction)
        try machine.apply(.release)
        #expect(machine.state == .queued && machine.putBegun)
        try machine.apply(.cancel)
        #expect(machine.state == .cancelling)
    }
}
