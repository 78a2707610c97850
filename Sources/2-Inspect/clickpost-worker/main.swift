import Confinement
import Documents
import Glibc
import Reading

// The document is descriptor 0, the reply 1, a selection's output 3. Nothing else is open, and nothing can be opened but fonts.
func work() throws(WorkerFault) {
    guard let (command, parsed) = WorkerCommand.parse(Array(CommandLine.arguments.dropFirst())) else {
        throw WorkerFault(.unreadable, .arguments)
    }
    var limits = parsed
    limits.allowNoLandlock = getenv("CLICKPOST_ALLOW_NO_LANDLOCK").map { String(cString: $0) } == "1"
    let size = try fileSize(0)
    var reply = Reply()
    switch command {
    case .read(let request, let share):
        try Confinement.enter(limits: limits, documentSize: size, writes: false)
        try DocumentReader.read(descriptor: 0, request: request, share: share, limits: limits) {
            message throws(WorkerFault) in
            try reply.send(message)
        }
    case .draw(let request):
        try Confinement.enter(limits: limits, documentSize: size, writes: true)
        try Preview.draw(request, of: 0, into: 3, limits: limits) { () throws(WorkerFault) in
            try reply.send(.progress)
        }
        try reply.send(.end(pages: request.pages.count, features: [], fontsNotEmbedded: []))
    case .picture(let request):
        try Confinement.enter(limits: limits, documentSize: size, writes: true)
        try PageDrawing.write(request, of: 0, into: 3, limits: limits) { () throws(WorkerFault) in
            try reply.send(.progress)
        }
        try reply.send(.end(pages: 1, features: [], fontsNotEmbedded: []))
    case .recognise(let program, let arguments):
        try Confinement.become(program, arguments: arguments, limits: limits)
    case .select(let pages):
        let selection = try PageSelection(output: 3)
        try Confinement.enter(limits: limits, documentSize: size, writes: true)
        let count = try selection.write(pages, of: 0, limits: limits) { () throws(WorkerFault) in
            try reply.send(.progress)
        }
        try reply.send(.end(pages: count, features: [], fontsNotEmbedded: []))
    }
}

do {
    try work()
} catch {
    var reply = Reply()
    try? reply.send(.fault(error))
}
