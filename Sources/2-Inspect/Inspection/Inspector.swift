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

    public init(workers: WorkerPool) { self.workers = workers }

    /// All documents of a job; page ranges are already applied.
    /// - Parameter optionFindings: what reading the options gave; it counts in the verdict.
    /// - Throws: only what is no finding about a document: `worker.unavailable`, `confinement.unavailable`, `job.cancelled`.
    public func inspect(
        _ inputs: [InspectionInput], options: Options, submitted: BelgianTime, optionFindings: [Status]
    ) throws(Status) -> Verdict {
        var findings = optionFindings
        let named = WindowProfile.named(options.window)
        if named == nil, !findings.contains(where: { $0.code == .optionWindow }) {
            findings.append(Status(.optionWindow, [.value: options.window]))
        }
        let window = named ?? .standard
        var summaries: [DocumentSummary] = []
        var documents: [PreflightDocument?] = []
        for (index, input) in inputs.enumerated() {
            var document: PreflightDocument?
            var sha256 = ""
            do {
                sha256 = try digest(of: input)
                document = try read(input, window, options.split)
            } catch {
                guard Self.isAboutDocument(error.code) else { throw error }
                var finding = error
                if inputs.count > 1 { finding.document = index + 1 }
                findings.append(finding)
            }
            summaries.append(
                DocumentSummary(
                    name: input.name, pages: document?.facts.pages.count ?? 0, size: input.size, sha256: sha256))
            documents.append(document)
        }
        let judged = Preflight(options: options, window: window, submitted: submitted).judge(documents)
        return Verdict(
            documents: summaries, options: options, letters: judged.letters, findings: findings + judged.findings)
    }

    private func digest(of input: InspectionInput) throws(Status) -> String {
        do {
            return try SHA256Digest.hex(ofFile: input.descriptor)
        } catch {
            throw Status(.inputUnreadable, [.detail: "errno \(error.osError)"])
        }
    }

    private func read(_ input: InspectionInput, _ window: WindowProfile, _ split: Split) throws(Status)
        -> PreflightDocument
    {
        let pages: TextPages =
            switch split {
            case .none: .first
            case .pages(let count): .every(count)
            case .address: .all
            }
        let facts = try workers.read(
            descriptor: input.descriptor, request: ReadingRequest(region: window.region, textPages: pages))
        guard !facts.pages.isEmpty else { throw Status(.documentEmpty) }
        var document = PreflightDocument(facts: facts)
        let reader = WindowReader(window)
        // The ink was measured in a region wider than the window. Where the window holds no text, what may be a picture of an address
        // must be told from what stands around: the window is measured by itself.
        let silent = facts.pages.filter { page in
            guard let characters = page.characters, reader.isTextless(characters) else { return false }
            return (page.ink ?? 1) > 0
        }
        guard !silent.isEmpty else { return document }
        let again = try workers.read(
            descriptor: input.descriptor, request: ReadingRequest(region: window.outer, textPages: pages))
        guard again.pages.count == facts.pages.count else {
            throw Status(.documentUnreadable, [.detail: "pages differ"])
        }
        for page in silent {
            let measured = again.pages.first { $0.number == page.number }?.ink
            document.windowInk[page.number] = measured ?? page.ink
        }
        return document
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
