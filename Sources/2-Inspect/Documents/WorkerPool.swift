import Glibc
public import Letters

/// Starts confined workers on a document, believes their replies only within bounds, and leaves no process behind.
/// Calls block; several threads may call at once.
public struct WorkerPool: Sendable {
    /// The worker's program.
    public let worker: String
    public let limits: WorkerLimits
    /// When this descriptor becomes readable (or its other end closes) calls end with `job.cancelled`.
    public let cancel: Int32?

    /// How many workers share a document's pages; nil for as many as its length and this machine's processors suggest.
    public let parallel: Int?

    public init(
        worker: String, limits: WorkerLimits = .standard, cancel: Int32? = nil, parallel: Int? = nil
    ) {
        self.worker = worker
        self.limits = limits
        self.cancel = cancel
        self.parallel = parallel.map { max(1, $0) }
    }

    /// The same pool, one worker for a document.
    public var alone: WorkerPool { WorkerPool(worker: worker, limits: limits, cancel: cancel, parallel: 1) }

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

    /// The same, page by page as they come, so that a long document's text need not be kept. The result has no pages. Where it has the
    /// feature `pagesListed`, several workers may have numbered the pages differently: `alone` is to read them again.
    public func read(
        descriptor: Int32, request: ReadingRequest, page take: (PageFacts) -> Void
    ) throws(Status) -> DocumentFacts {
        let overall = Deadline(seconds: limits.wallSeconds)
        var running: [RunningWorker] = []
        let shares = PageShare.shares(of: workers(for: request, descriptor), request.textPages)
        for share in shares { running.append(try start(.read(request, share), descriptor, nil, overall)) }
        var count = 0
        var whole: (worker: Int, end: RunningWorker.End)?
        reading: while true {
            let turn = shares[0].owner(of: count + 1)
            switch try running[turn].next() {
            case .page(let page):
                // Exactly those pages that were asked for, each once and in order: a reply with a page too few or too many is none.
                guard page.number == count + 1, count < limits.pages,
                    (page.characters != nil) == request.textPages.contains(page.number)
                else { throw Status(.documentUnreadable, [.detail: "reply"]) }
                count += 1
                take(page)
            case .end(let pages, let features, let fonts):
                whole = (turn, (pages, features, fonts))
                break reading
            case .fault(let fault):
                let others = running.indices.filter { $0 != turn }.map { running[$0] }
                throw Self.earliest(fault, others).status(limits: limits)
            case .progress: continue
            case nil: break reading
            }
        }
        var facts = DocumentFacts(pages: [])
        var listed = 0
        for (index, worker) in running.enumerated() {
            let end = try worker.finish(whole?.worker == index ? whole?.end : nil)
            guard end.pages == count, count > 0 else { throw Status(.documentUnreadable, [.detail: "reply"]) }
            facts.features.formUnion(end.features)
            facts.fontsNotEmbedded += end.fonts
            if end.features.contains(.pagesListed) { listed += 1 }
        }
        if listed == running.count { facts.features.remove(.pagesListed) }
        return facts
    }

    /// Writes a PDF of these pages, their content untouched, to `output` (a regular file open for writing, at its start).
    /// - Throws: as `read`; `option.page-ranges-beyond` where no page is chosen; `spool.failed` where it cannot be written.
    public func select(pages: PageRanges, from descriptor: Int32, into output: Int32) throws(Status) {
        try run(.select(pages), document: descriptor, output: output)
    }

    /// Draws pages with marks over them into `output` (a regular file open for writing, at its start).
    /// - Throws: as `read`; `option.page-ranges-beyond` for a page it does not have; `spool.failed` where it cannot be written.
    public func draw(_ request: DrawRequest, from descriptor: Int32, into output: Int32) throws(Status) {
        try run(.draw(request), document: descriptor, output: output)
    }

    /// A part of one page in grey.
    /// - Throws: as `read`; `option.page-ranges-beyond` for a page it does not have; `spool.failed` where there is no memory for it.
    public func picture(_ request: PictureRequest, from descriptor: Int32) throws(Status) -> DrawnPicture {
        try DrawnPicture(request) { output throws(Status) in
            try run(.picture(request), document: descriptor, output: output)
        }
    }

    /// Each worker looks at all of its pages before it tells of one: of several that are at fault the first is named, as one worker would.
    private static func earliest(_ fault: WorkerFault, _ others: [RunningWorker]) -> WorkerFault {
        var earliest = fault
        for worker in others {
            guard let page = earliest.page else { break }
            if case .fault(let other)? = try? worker.next(), other.page ?? 0 < page { earliest = other }
        }
        return earliest
    }

    private func run(_ command: WorkerCommand, document: Int32, output: Int32) throws(Status) {
        _ = try start(command, document, output, Deadline(seconds: limits.wallSeconds)).finish()
    }

    private func start(
        _ command: WorkerCommand, _ document: Int32, _ output: Int32?, _ overall: Deadline
    ) throws(Status) -> RunningWorker {
        try RunningWorker(
            command, program: worker, document: document, output: output, limits: limits, cancel: cancel,
            overall: overall)
    }

    /// A long document's pages are read by as many workers as there are processors; a short one's by one, since starting another takes
    /// longer than it saves.
    private func workers(for request: ReadingRequest, _ descriptor: Int32) -> Int {
        if let parallel { return parallel }
        switch request.firstPages {
        case .none, .first: return 1
        case .all, .every: break
        }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_size >= Self.long else { return 1 }
        return max(1, min(Self.most, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }

    /// Bytes.
    private static let long = 256 << 10
    /// Each takes its own memory, and whoever judges their pages is one process.
    private static let most = 4
}
