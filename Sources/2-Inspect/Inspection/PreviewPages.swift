import Addressing
public import Documents
public import Letters

extension DrawRequest {
    /// What a person should see of a document's verdict: the first page of each of its letters with the address window, the address in
    /// green (or red where it is doubtful), the zones that stay free, and every finding that has a place. nil where there is no letter.
    /// - Parameters:
    ///   - document: from 1.
    ///   - windows: the administrator's own.
    public init?(format: Format, verdict: Verdict, document: Int, windows: [WindowProfile] = []) {
        let numbering = OriginalPages(verdict.options.pageRanges)
        let window = WindowProfile.named(verdict.options.window, among: windows) ?? .standard
        var pages: [Page] = []
        // Copies have the same pages again.
        for letter in verdict.letters where letter.document == document {
            guard let number = letter.pages.first, !pages.contains(where: { $0.number == number }) else { continue }
            let findings = verdict.findings.filter { finding in
                (finding.document ?? 1) == document && finding.page == numbering.original(of: number)
            }
            let isDoubtful = findings.contains { $0.severity == .error || $0.severity == .hold }
            var marks = ReservedZone.all.map { Mark(.reserved, $0.box) }
            marks += [Mark(.outerWindow, window.outer), Mark(.innerWindow, window.inner)]
            marks += findings.compactMap { finding in
                finding.box.flatMap { $0 == letter.addressBox || $0 == window.outer ? nil : Mark(.intruder, $0) }
            }
            if let box = letter.addressBox { marks.append(Mark(isDoubtful ? .bad : .good, box)) }
            pages.append(Page(number: number, marks: marks))
        }
        // One picture shows what there is to decide first.
        if format == .png,
            let first = pages.first(where: { $0.marks.contains { $0.kind == .bad || $0.kind == .intruder } })
        {
            pages = [first]
        }
        guard !pages.isEmpty else { return nil }
        self.init(format: format, pages: pages)
    }
}
