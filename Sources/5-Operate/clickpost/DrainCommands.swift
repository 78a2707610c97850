import ArgumentParser
import Control
import Glibc
import Letters

struct DrainCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "drain", abstract: "Accept and send nothing new, for maintenance or a change of platform.",
        discussion: """
            What is on its way ends; the queue waits, and so does what is printed meanwhile. It stays so over restarts, until \
            'clickpost resume'. Exit status 0: nothing is under way any more. 3: something still is.
            """)

    @OptionGroup var common: Common

    @Flag(help: "Return when nothing is under way any more.")
    var wait = false

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        var state = try common.daemon.drain()
        while wait, state.underWay > 0 {
            usleep(500_000)
            state = try common.daemon.drain()
        }
        if common.json {
            try terminal.say(json: state)
        } else if state.underWay == 0 {
            terminal.say(.drained)
        } else {
            terminal.say("\(Phrase.draining.text(terminal.language)): \(state.underWay)")
        }
        return state.underWay == 0 ? .done : .held
    }
}

struct ResumeCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Accept and send again after 'clickpost drain'.")

    @OptionGroup var common: Common

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        try common.daemon.resume()
        if common.json {
            try terminal.say(json: try common.daemon.status())
        } else {
            terminal.say(.resumed)
        }
        return .done
    }
}
