import ArgumentParser
import Control
import Letters
import Wording

struct StatusCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Is the service running, is the platform there, what waits.",
        discussion: "Exit status 0: running, nothing to look at. 1: there are alarms. 69: the daemon does not answer.")

    @OptionGroup var common: Common

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let status = try common.daemon.status()
        if common.json {
            try terminal.say(json: status)
        } else {
            describe(status, terminal)
        }
        return status.alarms.isEmpty ? .done : .refused
    }

    private func describe(_ status: DaemonStatus, _ terminal: Terminal) {
        let language = terminal.language
        var facts = Facts(language)
        facts.add(
            .service, "clickpostd \(status.version), \(Phrase.since.text(language)) \(Terminal.moment(status.started))")
        facts.add(.platform, status.platform.url + (status.platform.sandbox ? "  [SANDBOX]" : ""))
        if let contact = status.platform.lastContact { facts.add(.lastContact, Terminal.moment(contact)) }
        if let trouble = status.platform.trouble { facts.add(.trouble, trouble) }
        for state in SubmissionState.allCases {
            if let count = status.counts[state.rawValue], count > 0 {
                facts.add(Wording.stateName(state, language), String(count))
            }
        }
        if let drain = status.drain {
            facts.add(
                .emptied,
                "\(Phrase.since.text(language)) \(Terminal.moment(drain.since)), "
                    + (drain.underWay == 0
                        ? Phrase.drained.text(language) : "\(Phrase.draining.text(language)): \(drain.underWay)"))
        }
        if let oldest = status.oldestWaiting { facts.add(.oldestWaiting, Terminal.moment(oldest)) }
        for alarm in status.alarms { facts.add(.alarm, alarm) }
        facts.lines.forEach { terminal.say($0) }
    }
}
