import ArgumentParser
import Inspection
import Letters

/// What a script reads of a command. The values are stable, `clickpost --help` lists them.
enum ExitStatus: Int32 {
    case done = 0
    /// A document is refused, or what was asked could not be done.
    case refused = 1
    /// `check`: the input is no document that can be judged.
    case unusable = 2
    /// `check`: the job would wait for a person. `cancel`: asked, the platform has not answered.
    case held = 3
    /// A part of the product does not answer or is not installed (EX_UNAVAILABLE of sysexits.h).
    case unavailable = 69
    /// EX_NOPERM of sysexits.h.
    case denied = 77

    /// A failed call.
    init(_ status: Status) {
        switch status.code {
        case .daemonUnreachable, .schedulerUnreachable, .workerUnavailable, .confinementUnavailable: self = .unavailable
        case .permissionDenied: self = .denied
        case .inputUnreadable: self = .unusable
        default: self = .refused
        }
    }

    /// A verdict. Input of which no page could be read is told apart from a letter that may not be posted.
    init(_ verdict: Verdict) { self = ExitStatus(rawValue: verdict.exitStatus) ?? .refused }
}
