import Letters

/// One worker at work on a document, and its reply as it comes. When the last reference goes the process is killed and reaped.
final class RunningWorker {
    typealias End = (pages: Int, features: DocumentFeatures, fonts: [String])

    private var process: WorkerProcess
    private var replies: ReplyStream
    private let limits: WorkerLimits
    private let overall: Deadline

    /// - Throws: `worker.unavailable`.
    init(
        _ command: WorkerCommand, program: String, document: Int32, output: Int32?, limits: WorkerLimits,
        cancel: Int32?, overall: Deadline
    ) throws(Status) {
        self.limits = limits
        self.overall = overall
        process = try WorkerProcess(
            program: program, arguments: command.arguments(limits: limits), environment: Self.environment(limits),
            document: document, output: output)
        replies = ReplyStream(
            descriptor: process.reply, processor: process.processorClock, cancel: cancel, limits: limits,
            overall: overall)
    }

    /// The next that is no mere sign of life; nil where it said nothing more.
    /// - Throws: `document.timeout`, `.unreadable`; `job.cancelled`.
    func next() throws(Status) -> WorkerMessage? {
        while true {
            switch try replies.next() {
            case .closed: return nil
            case .message(.progress): continue
            case .message(let message): return message
            }
        }
    }

    /// What a worker has still to say when no page is expected of it: its end, and then nothing. A worker that said everything and then
    /// crashed may have said it while it was falling apart.
    /// - Parameter end: where it was said already.
    /// - Throws: `document.timeout`, `.unreadable`, what its fault says; `job.cancelled`.
    func finish(_ end: End? = nil) throws(Status) -> End {
        var end = end
        while let message = try next() {
            switch message {
            case .end(let pages, let features, let fonts) where end == nil: end = (pages, features, fonts)
            case .fault(let fault): throw fault.status(limits: limits)
            default: throw Status(.documentUnreadable, [.detail: "reply"])
            }
        }
        guard let status = process.finish(deadline: overall.earlier(Deadline(seconds: limits.stallSeconds))) else {
            throw Status(.documentTimeout, [.seconds: "\(Int(limits.stallSeconds.rounded(.up)))"])
        }
        guard status == 0, let end else {
            let signal = status & 0x7f
            throw Status(
                .documentUnreadable, [.detail: signal == 0 ? "exit \(status >> 8 & 0xff)" : "signal \(signal)"])
        }
        return end
    }

    /// Nothing of ours: a worker's libraries take no orders from the caller's environment.
    static func environment(_ limits: WorkerLimits) -> [String] {
        ["LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
            + (limits.allowNoLandlock ? ["CLICKPOST_ALLOW_NO_LANDLOCK=1"] : [])
    }
}
