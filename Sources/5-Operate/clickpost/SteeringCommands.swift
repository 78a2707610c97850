import ArgumentParser
import Control
import Letters
import Wording

struct ReleaseCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Send what is held.",
        discussion: "Your own jobs that you held for review; administrators any.")

    @OptionGroup var common: Common
    @OptionGroup var why: Why

    @Argument(help: "The print job's number, or the submission's id.")
    var job: String

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        try common.report(try common.daemon.release(job, reason: why.reason), terminal)
    }
}

struct HoldCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Keep a job back that is not yet sent.")

    @OptionGroup var common: Common
    @OptionGroup var why: Why

    @Argument(help: "The print job's number, or the submission's id.")
    var job: String

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        try common.report(try common.daemon.hold(job, reason: why.reason), terminal)
    }
}

struct CancelCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancel a job, at any stage, and say whether it was in time.",
        discussion:
            "Exit status 0: cancelled, nothing will be posted. 1: too late, it will be posted. 3: asked of the platform, not yet known."
    )

    @OptionGroup var common: Common
    @OptionGroup var why: Why

    @Argument(help: "The print job's number, or the submission's id.")
    var job: String

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let answer = try common.daemon.cancel(job, reason: why.reason)
        if common.json { try terminal.say(json: answer) }
        switch answer.outcome {
        case .cancelled:
            if !common.json { terminal.say(Phrase.cancelled) }
            return .done
        case .tooLate:
            if !common.json { terminal.say(Wording.message(Status(.cancelTooLate), terminal.language)) }
            return .refused
        case .notYetKnown:
            if !common.json { terminal.say(Wording.message(Status(.cancelUnknown), terminal.language)) }
            return .held
        }
    }
}

struct RetryCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Make a waiting job's next attempt now.")

    @OptionGroup var common: Common

    @Argument(help: "The print job's number, or the submission's id.")
    var job: String

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        try common.report(try common.daemon.retry(job), terminal)
    }
}

/// A person's own words, kept in the audit log.
struct Why: ParsableArguments {
    @Option(help: "Why, for the audit log.")
    var reason: String?
}

extension Common {
    /// The state a submission was brought to.
    func report(_ detail: SubmissionDetail, _ terminal: Terminal) throws -> ExitStatus {
        if json {
            try terminal.say(json: detail)
        } else {
            let state = Wording.stateName(detail.summary.state, terminal.language)
            terminal.say("\(Phrase.job.text(terminal.language)) \(detail.summary.job): \(state)")
        }
        return .done
    }
}
