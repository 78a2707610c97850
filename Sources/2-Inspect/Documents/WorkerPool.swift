public import Letters

/// Starts one confined worker a document, believes its reply only within bounds, and leaves no process behind.
/// Calls block; several threads may call at once.
public struct WorkerPool: Sendable {
    /// The worker's program.
    public let worker: String
    public let limits: WorkerLimits
    /// When this descriptor becomes readable (or its other end closes) calls end with `job.cancelled`.
    public let cancel: Int32?

    public init(worker: String, limits: WorkerLimits = .standard, cancel: Int32? = nil) {
        self.worker = worker
        self.limits = limits
        self.cancel = cancel
    }

    /// Facts of every page, in order.
    /// - Parameter descriptor: a regular file, open for reading; it stays open and its offset is not used.
    /// - Throws: `document.empty`, `.damaged`, `.encrypted`, `.unreadable`, `.timeout`, `.too-many-pages`; `confinement.unavailable`;
    ///   `worker.unavailable`; `job.cancelled`.
    public func read(descriptor: Int32, request: ReadingRequest) throws(Status) -> DocumentFacts {
        var pages: [PageFacts] = []
        var facts = try read(descriptor: descriptor, request: request) { pages.append($0) }
        facts.pages = pages
        return facts
    }

    /// The same, page by page as they come, so that a long document's text need not be kept. The result has no pages.
    public func read(
        descriptor: Int32, request: ReadingRequest, page take: (PageFacts) -> Void
    ) throws(Status) -> DocumentFacts {
        var count = 0
        let facts = try run(.read(request), document: descriptor, output: nil) { page throws(Status) in
            // Exactly those pages that were asked for, each once and in order: a reply with a page too few or too many is no reply.
            guard page.number == count + 1, count < limits.pages,
                (page.characters != nil) == request.textPages.contains(page.number)
            else { throw Status(.documentUnreadable, [.detail: "reply"]) }
            count += 1
            take(page)
        }
        guard facts.pages == count, count > 0 else {
            throw Status(.documentUnreadable, [.detail: "reply"])
        }
        return DocumentFacts(pages: [], features: facts.features, fontsNotEmbedded: facts.fonts)
    }

    /// Writes a PDF of these pages, their content untouched, to `output` (a regular file open for writing, at its start).
    /// - Throws: as `read`; `option.page-ranges-beyond` where no page is chosen; `spool.failed` where it cannot be written.
    public func select(pages: PageRanges, from descriptor: Int32, into output: Int32) throws(Status) {
        _ = try run(.select(pages), document: descriptor, output: output) { _ throws(Status) in
            throw Status(.documentUnreadable, [.detail: "reply"])
        }
    }

    /// Draws pages with marks over them into `output` (a regular file open for writing, at its start).
    /// - Throws: as `read`; `option.page-ranges-beyond` for a page it does not have; `spool.failed` where it cannot be written.
    public func draw(_ request: DrawRequest, from descriptor: Int32, into output: Int32) throws(Status) {
        _ = try run(.draw(request), document: descriptor, output: output) { _ throws(Status) in
            throw Status(.documentUnreadable, [.detail: "reply"])
        }
    }

    private func run(
        _ command: WorkerCommand, document: Int32, output: Int32?, page: (PageFacts) throws(Status) -> Void
    ) throws(Status) -> (pages: Int, features: DocumentFeatures, fonts: [String]) {
        let overall = Deadline(seconds: limits.wallSeconds)
        var process = try WorkerProcess(
            program: worker, arguments: command.arguments(limits: limits), environment: environment,
            document: document, output: output)
        var replies = ReplyStream(
            descriptor: process.reply, processor: process.processorClock, cancel: cancel, limits: limits,
            overall: overall)
        var end: (pages: Int, features: DocumentFeatures, fonts: [String])?
        reading: while true {
            switch try replies.next() {
            case .closed: break reading
            case .message(.progress): continue
            case .message(.page(let facts)) where end == nil: try page(facts)
            case .message(.end(let pages, let features, let fonts)) where end == nil: end = (pages, features, fonts)
            case .message(.fault(let fault)): throw fault.status(limits: limits)
            case .message: throw Status(.documentUnreadable, [.detail: "reply"])
            }
        }
        // A worker that said everything and then crashed may have said it while it was falling apart.
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
    private var environment: [String] {
        ["LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
            + (limits.allowNoLandlock ? ["CLICKPOST_ALLOW_NO_LANDLOCK=1"] : [])
    }
}
