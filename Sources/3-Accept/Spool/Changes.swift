import GRDB
import Letters

extension SubmissionStateMachine {
    init(_ submission: Submission) {
        self.init(
            state: submission.state, putBegun: submission.putBegun, hasReceipt: submission.receipt != nil)
    }
}

extension Spool {
    /// The only place where a state is written: the machine decides, the timeline tells.
    @discardableResult
    func change(
        _ database: Database, _ id: String, _ event: SubmissionEvent, reason: Status?, actor: Person?
    ) throws -> SubmissionStateMachine.Transition {
        let known = try Submission.fetch(database, id: id)
        var machine = SubmissionStateMachine(known)
        let transition = try machine.apply(event)
        let now = configuration.now()
        guard transition.changed || machine.putBegun != known.putBegun else {
            if let actor, let action = event.audited(from: transition.from, to: transition.to) {
                try audit(
                    database, action, id, job: known.job.uuid, actor: actor, reason: reason?.code,
                    detail: transition.to.rawValue)
            }
            if let reason, reason != known.reason || actor != nil {
                try note(database, id, reason: reason, actor: actor)
            }
            return transition
        }
        let waiting: Double? =
            switch transition.to {
            case .queued, .uploading, .committing: transition.from == .held ? now : known.waitingSince ?? now
            case .accepted, .held, .committed, .awaitingApproval, .inProduction, .posted, .cancelling, .cancelled,
                .refused:
                nil
            }
        try database.execute(
            sql: """
                UPDATE submission SET state = ?, put_begun = ?, changed = ?, reason_json = ?, waiting_since = ?
                WHERE number = ?
                """,
            arguments: [
                transition.to.rawValue, machine.putBegun, now, try reason.map(JSON.text), waiting, known.number,
            ])
        if transition.changed, event.beginsAnew {
            try database.execute(
                sql: "UPDATE submission SET attempts = 0, next_attempt = NULL WHERE number = ?",
                arguments: [known.number])
        }
        if transition.changed {
            try TimelineRow.insert(
                database, known, state: transition.to, reason: reason, actor: actor?.name, at: now)
            if let action = event.audited(from: transition.from, to: transition.to) {
                try audit(
                    database, action, id, job: known.job.uuid, actor: actor, reason: reason?.code,
                    detail: transition.to.rawValue)
            }
        }
        return transition
    }

    /// A remark without a change of state: it becomes the reason that is shown.
    func note(_ database: Database, _ id: String, reason: Status, actor: Person?) throws {
        let known = try Submission.fetch(database, id: id)
        try database.execute(
            sql: "UPDATE submission SET reason_json = ? WHERE number = ?",
            arguments: [try JSON.text(reason), known.number])
        try TimelineRow.insert(
            database, known, state: known.state, reason: reason, actor: actor?.name, at: configuration.now())
    }
}

extension SubmissionEvent {
    /// What of it the audit log tells; nil where it is delivery's daily work.
    fileprivate func audited(from: SubmissionState, to: SubmissionState) -> AuditAction? {
        switch self {
        case .release: .release
        case .cancel: .cancel
        case .hold: .hold
        case .received, .jobUnknown, .contradiction: to == .held ? .hold : nil
        case .platform:
            switch (from, to) {
            case (_, .cancelled): .cancelled
            case (_, .refused): .refused
            case (.awaitingApproval, .committed), (.awaitingApproval, .inProduction), (.awaitingApproval, .posted):
                .approve
            default: nil
            }
        case .startUpload, .backToQueue, .freeze, .uploadLost: nil
        }
    }

    /// What was tried before says nothing about what follows.
    fileprivate var beginsAnew: Bool {
        switch self {
        case .received, .release, .cancel, .platform: true
        case .jobUnknown, .hold, .startUpload, .backToQueue, .freeze, .uploadLost, .contradiction: false
        }
    }
}
