import Control
import Digests
import Documents
import Glibc
import Inspection
import Letters
import Printing
import Wording

/// One job from cupsd to the daemon. Every document is judged before any is handed over.
struct Run {
    let ticket: JobTicket
    let environment: [String: String]
    let termination: Termination

    private var language: Language { ticket.language }
    private var folder: String { environment["TMPDIR"] ?? "/tmp" }

    /// Carries the job through and says how it ended.
    func end(_ messages: inout CupsMessages) -> BackendExit {
        let exit: BackendExit
        do throws(Status) {
            exit = try carry(&messages)
        } catch {
            exit = ending(error, &messages)
        }
        // A class gives a failed job to its next member, at once and for ever, whatever the members' error policy says.
        return exit == .failed && environment["CLASS"] != nil ? .cancel : exit
    }

    private func carry(_ messages: inout CupsMessages) throws(Status) -> BackendExit {
        let capture = Capture(
            ticket: ticket, contentType: environment["CONTENT_TYPE"] ?? "", folder: folder, termination: termination)
        var (documents, taken) = try capture.documents()
        guard !documents.isEmpty else { throw Status(.jobNoDocument) }

        var patience = Patience(language: language, termination: termination, limit: waitLimit)
        let printedTo = try patience.trying(messages) { () throws(Status) in try printedToClass() }
        var findings = documents.enumerated().flatMap { index, document in document.findings(document: index + 1) }
        let parsed = options(of: documents, printedTo)
        findings += parsed.findings
        if let refusal = Refusal(findings) { return refuse(refusal, &messages) }

        let client = DaemonClient(
            socket: environment["CLICKPOST_SOCKET"] ?? DaemonClient.standardSocket, language: language,
            cancel: termination.token)
        let settings = try patience.trying(messages) { () throws(Status) in try client.queue(ticket.printer) }
        let inspection = try patience.trying(messages) { () throws(Status) in try client.inspection() }
        var options = parsed.options
        options.window = settings.window
        options.returnAddress = settings.returnAddress
        options.background = settings.background

        var limits = WorkerLimits.standard
        // Through `SetEnv` in cups-files.conf alone: who prints cannot set it.
        limits.allowNoLandlock = environment["CLICKPOST_ALLOW_NO_LANDLOCK"] == "1"
        let workers = WorkerPool(
            worker: environment["CLICKPOST_WORKER"] ?? "/usr/lib/clickpost/clickpost-worker", limits: limits,
            cancel: termination.descriptor)
        try select(options.pageRanges, in: &documents, workers)
        let recogniser = Recogniser(pool: workers, named: environment["CLICKPOST_TESSERACT"])
        let inspector = Inspector(workers: workers, recogniser: recogniser, settings: inspection)
        func inspect() throws(Status) -> Verdict {
            try inspector.inspect(
                documents.enumerated().map { index, document in
                    InspectionInput(
                        name: "document \(index + 1)", descriptor: document.file.descriptor, size: document.size)
                }, options: options, submitted: BelgianTime(unixTime: Int64(time(nil))), optionFindings: findings)
        }
        var verdict = try inspect()
        if let good = GoodLetters(verdict) {
            for (document, pages) in good.pages {
                try select(PageRanges(pages: pages), in: &documents[document - 1], workers)
            }
            verdict = good.accepted(try inspect()) ?? verdict
        }
        if let refusal = Refusal(verdict.findings) { return refuse(refusal, &messages) }
        guard verdict.outcome != .refused, verdict.documents.map(\.sha256) == documents.map(\.sha256) else {
            throw Status(.internalFault, [.detail: "verdict"])
        }

        let job = JobIdentity(
            id: ticket.id, uuid: ticket.uuid, printer: ticket.printer, user: ticket.user, title: ticket.title)
        let handing = HandingOver(
            client: client, handOver: HandOver(job: job, language: language, verdict: verdict, taken: taken),
            documents: documents,
            termination: termination)
        return try handing.run(&patience, &messages)
    }

    /// CUPS gives each document its own copy of the job's options; they are one job's, so they must agree.
    private func options(of documents: [CapturedDocument], _ printedTo: CupsDestination?) -> ParsedOptions {
        let all = documents.map {
            OptionParser.parse(
                job: $0.options, copies: $0.copies, description: environment["PPD"], printedTo: printedTo)
        }
        var parsed = all[0]
        if all.contains(where: { $0 != parsed }) { parsed.findings.append(Status(.optionConflict)) }
        return parsed
    }

    /// The class the job was printed to; nil where it was the queue itself.
    private func printedToClass() throws(Status) -> CupsDestination? {
        guard let name = environment["CLASS"], !name.isEmpty else { return nil }
        do throws(Status) {
            return try CupsJobs().destination(name, isClass: true)
                ?? CupsDestination(name: name, isClass: true, policy: "", colourMode: nil)
        } catch {
            throw Status(.schedulerUnreachable, [.detail: error.values[.detail] ?? error.code.rawValue])
        }
    }

    /// Cuts each document down to the chosen pages, so that the others never leave this machine.
    private func select(
        _ ranges: String?, in documents: inout [CapturedDocument], _ workers: WorkerPool
    ) throws(Status) {
        guard let ranges else { return }
        guard let pages = PageRanges(ranges) else { throw Status(.optionPageRanges, [.value: ranges]) }
        for index in documents.indices {
            do throws(Status) {
                try select(pages, in: &documents[index], workers)
            } catch {
                var status = error
                status.document = index + 1
                throw status
            }
        }
    }

    private func select(
        _ pages: PageRanges, in document: inout CapturedDocument, _ workers: WorkerPool
    ) throws(Status) {
        let selected = try UnnamedFile(folder: folder)
        try workers.select(pages: pages, from: document.file.descriptor, into: selected.descriptor)
        do {
            document.sha256 = try SHA256Digest.hex(ofFile: selected.descriptor)
        } catch {
            throw Status(.spoolFailed, [.detail: String(cString: strerror(error.osError))])
        }
        document.size = try selected.size()
        document.file = selected
    }

    private var waitLimit: Duration {
        environment["CLICKPOST_WAIT"].flatMap(Int.init).map { .seconds($0) } ?? Patience.standardLimit
    }

    // MARK: Ends

    private func refuse(_ refusal: Refusal, _ messages: inout CupsMessages) -> BackendExit {
        messages.error(refusal.words(language))
        return failure
    }

    /// What is about this job ends it; what is about this machine leaves it in the queue.
    private func ending(_ status: Status, _ messages: inout CupsMessages) -> BackendExit {
        if termination.requested || status.code == .jobInterrupted { return .retryCurrent }
        if status.code.isWorthWaiting {
            messages.debug("clickpost: \(status.code.rawValue) \(status.values[.detail] ?? "")")
            return .retryCurrent
        }
        messages.error(Refusal(first: status, others: 0).words(language))
        switch status.code {
        case .workerUnavailable, .confinementUnavailable, .internalFault, .daemonRefused, .inputUnreadable:
            return .hold
        default:
            return failure
        }
    }

    /// The end of a job that can never be printed. Through a class cupsd leaves the error policy aside and tries a failed job
    /// on the class' members for ever (scheduler/job.c, finalize_job): there only a cancellation ends it.
    private var failure: BackendExit { environment["CLASS"] == nil ? .failed : .cancel }
}

/// Why a job is refused: the first reason in words, and how many more there are.
struct Refusal: Equatable {
    var first: Status
    var others: Int

    init(first: Status, others: Int) {
        self.first = first
        self.others = others
    }

    /// nil where nothing refuses.
    init?(_ findings: [Status]) {
        let errors = findings.filter { $0.severity == .error }
        guard let first = errors.first else { return nil }
        self.init(first: first, others: errors.count - 1)
    }

    func words(_ language: Language) -> String {
        let parts = [
            Wording.message(first, language), Wording.remedy(first, language),
            others > 0 ? Wording.more(others, language) : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
}
