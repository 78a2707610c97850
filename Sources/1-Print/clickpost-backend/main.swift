import Glibc
import Letters
import Printing

// What cupsd starts for every job (and without arguments, to ask what devices there are): capture, inspect, hand over.
signal(SIGPIPE, SIG_IGN)
if CommandLine.argc == 1 {
    print(Discovery.line)
    exit(0)
}
Watch.goOnInChild()
let termination = Termination()
var messages = CupsMessages()
let environment = ProcessEnvironment.read()
do {
    let ticket = try JobTicket(arguments: ProcessEnvironment.arguments(), environment: environment)
    let run = Run(ticket: ticket, environment: environment, termination: termination)
    exit(run.end(&messages).rawValue)
} catch {
    messages.error("clickpost: \(error.code.rawValue) \(error.values[.detail] ?? "")")
    exit(BackendExit.failed.rawValue)
}
