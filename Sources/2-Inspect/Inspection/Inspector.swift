import Addressing
import Digests
public import Documents
public import Letters
import Preflight

/// One document of a job: an open, seekable file.
public struct InspectionInput: Sendable {
    /// Shown in the verdict: a file's name, or `document N`.
    public var name: String
    public var descriptor: Int32
    /// Bytes.
    public var size: Int64

    public init(name: String, descriptor: Int32, size: Int64) {
        self.name = name
        self.descriptor = descriptor
        self.size = size
    }
}

/// Read, split, address, judge: from a job's documents to its verdict.
public struct Inspector: Sendable {
    private let workers: WorkerPool
    private let recogniser: Recogniser?
    private let settings: InspectionSettings

    /// - Parameter recogniser: nil where there is none: windows that hold pictures are held unread.
    public init(
        workers: WorkerPool, recogniser: Recogniser? = nil, settings: InspectionSettings = InspectionSettings()
    ) {
        self.workers = workers
        self.recogniser = recogniser
        self.settings = settings
    }

    /// All documents of a job; page ranges are already applied.
    /// - Parameter optionFindings: what reading the options gave; it counts in the verdict.
    /// - Throws: only what is no finding about a document: `worker.unavailable`, `confinement.unavailable`, `job.cancelled`.
    public func inspect(
        _ inputs: [InspectionInput], options: Options, submitted: BelgianTime, optionFindings: [Status]
    ) throws(Status) -> Verdict {
        var findings = optionFindings
        let named = WindowProfile.named(options.window, among: settings.windows)
        if named == nil, !findings.contains(where: { $0.code == .optionWindow }) {
            findings.append(Status(.optionWindow, [.value: options.window, .allowed: settings.windowNames]))
        }
        let window = named ?? .standard
        let preflight = Preflight(options: options, window: window, submitted: submitted)
        var summaries: [DocumentSummary] = []
        var documents: [PreflightDocument?] = []
        for (index, input) in inputs.enumerated() {
            var document: PreflightDocument?
            var sha256 = ""
            do {
                sha256 = try digest(of: input)
                document = try read(input, preflight, window, options.split)
            } catch {
                guard Self.isAboutDocument(error.code) else { throw error }
                var finding = error
                if inputs.count > 1 { finding.document = index + 1 }
                findings.append(finding)
            }
            summaries.append(
                DocumentSummary(
                    name: input.name, pages: document?.pages.count ?? 0, size: input.size, sha256: sha256))
            documents.append(document)
        }
        let judged = preflight.judge(documents)
        let numbering = OriginalPages(options.pageRanges)
        return Verdict(
            documents: summaries, options: options, letters: judged.letters,
            findings: (findings + judged.findings).map(numbering.named),
            price: settings.tariff.estimate(judged.letters, options))
    }

    private func digest(of input: InspectionInput) throws(Status) -> String {
        do {
            return try SHA256Digest.hex(ofFile: input.descriptor)
        } catch {
            throw Status(.inputUnreadable, [.detail: "errno \(error.osError)"])
        }
    }

    /// Only what letters need is kept of a page: a long merge's text would not fit into memory. Where letters are counted off, their further
    /// pages are read too: a letter to somebody else may begin there.
    private func read(
        _ input: InspectionInput, _ preflight: Preflight, _ window: WindowProfile, _ split: Split
    ) throws(Status) -> PreflightDocument {
        let first: TextPages =
            switch split {
            case .none: .first
            case .pages(let count): .every(count)
            case .address: .all
            }
        var request = ReadingRequest(
            region: window.region, window: window.outer, textPages: split == .pages(1) ? first : .all,
            firstPages: first, layout: split != .pages(1), zones: ReservedZone.all.map(\.box),
            sparing: split != .pages(1))
        var workers = workers
        var (pages, facts) = try read(input, preflight, request, workers)
        if facts.features.contains(.pagesListed) {
            workers = workers.alone
            (pages, facts) = try read(input, preflight, request, workers)
        }
        if preflight.needsWholePages(pages) {
            request.sparing = false
            (pages, facts) = try read(input, preflight, request, workers)
        }
        let recognition = Recognition(
            workers: workers, recogniser: recogniser, preflight: preflight, window: window)
        try recognition.read(&pages, beginningLetters: first, of: input.descriptor)
        return PreflightDocument(pages: pages, features: facts.features, fontsNotEmbedded: facts.fontsNotEmbedded)
    }

    private func read(
        _ input: InspectionInput, _ preflight: Preflight, _ request: ReadingRequest, _ workers: WorkerPool
    ) throws(Status) -> (pages: [PreflightPage], facts: DocumentFacts) {
        var pages: [PreflightPage] = []
        var isSound = true
        let facts = try workers.read(descriptor: input.descriptor, request: request) {
            pages.append(preflight.page($0))
            isSound = preflight.shareLayout(in: &pages) && isSound
        }
        guard isSound else { throw Status(.documentUnreadable, [.detail: "reply"]) }
        return (pages, facts)
    }

    /// What refuses a document; everything else is no verdict on it.
    private static func isAboutDocument(_ code: StatusCode) -> Bool {
        switch code {
        case .inputUnreadable, .documentEmpty, .documentDamaged, .documentTruncated, .documentEncrypted,
            .documentUnreadable, .documentTimeout, .documentTooLarge, .documentTooManyPages, .documentType:
            true
        default: false
        }
    }
}
