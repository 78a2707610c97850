public import Letters

/// Of a refused job whose bad letters the sender agreed to leave out: the pages of those that can be posted. The documents are cut down to
/// them and judged again, so that what is handed over holds good letters only; the others never leave this machine.
public struct GoodLetters: Sendable {
    /// By document, from 1: the pages that stay, ascending. Documents that stay whole are not in it.
    public let pages: [Int: [Int]]
    private let first: Verdict
    private let letters: [Letter]
    private let skipped: [Letter]

    /// nil where nothing was agreed, where a finding is not one letter's alone, where no letter or none of some document's would be left,
    /// or where every letter is good.
    public init?(_ verdict: Verdict) {
        guard verdict.options.badLetters == .skip, verdict.outcome == .refused else { return nil }
        // Copies repeat the letters; findings speak of the first set.
        let originals = verdict.letters.prefix(verdict.letters.count / max(1, verdict.options.copies))
        var bad: Set<Int> = []
        for finding in verdict.findings where finding.severity == .error {
            let number =
                finding.letter
                ?? finding.page.flatMap { page in
                    originals.first { letter in
                        letter.document == finding.document ?? 1
                            && OriginalPages(verdict.options.pageRanges).original(of: letter.pages).contains(page)
                    }?.number
                }
            guard let number else { return nil }
            bad.insert(number)
        }
        letters = originals.filter { !bad.contains($0.number) }
        skipped = originals.filter { bad.contains($0.number) }
        guard !letters.isEmpty, !skipped.isEmpty else { return nil }
        var pages: [Int: [Int]] = [:]
        for document in Set(skipped.map(\.document)) {
            let kept = letters.filter { $0.document == document }.flatMap(\.pages)
            guard !kept.isEmpty else { return nil }
            pages[document] = kept.sorted()
        }
        self.pages = pages
        first = verdict
    }

    /// The verdict on the documents cut down to `pages`, with what was left out, and why, as warnings that count the original's pages.
    /// nil where they do not give the same letters: then nothing is posted.
    /// - Parameter second: of the same options, page ranges included.
    public func accepted(_ second: Verdict) -> Verdict? {
        let originals = second.letters.prefix(second.letters.count / max(1, second.options.copies))
        guard second.outcome != .refused, originals.count == letters.count,
            zip(originals, letters).allSatisfy({ new, old in
                new.address == old.address && new.document == old.document && new.pages.count == old.pages.count
            })
        else { return nil }
        let numbering = OriginalPages(first.options.pageRanges)
        var verdict = second
        verdict.findings = second.findings.map { status in
            // Counted in the cut document by the second judgement; its place is that of the first.
            var status = status
            let document = status.document ?? 1
            if let page = status.page, let kept = pages[document], let place = numbering.place(of: page),
                kept.indices.contains(place - 1)
            {
                status.page = numbering.original(of: kept[place - 1])
            }
            return status
        }
        for letter in skipped {
            let reasons = first.findings.filter { finding in
                finding.severity == .error
                    && (finding.letter == letter.number
                        || finding.letter == nil && (finding.document ?? 1) == letter.document
                            && finding.page.map(numbering.original(of: letter.pages).contains) == true)
            }
            let place = first.documents.count > 1 ? letter.document : nil
            let page = letter.pages.first.map(numbering.original(of:))
            verdict.findings.append(
                Status(.letterSkipped, document: place, page: page, [.pages: "\(letter.pages.count)"]))
            verdict.findings += reasons.map { reason in
                var reason = reason
                reason.severity = .warning
                reason.letter = nil
                reason.page = reason.page ?? page
                return reason
            }
        }
        return verdict
    }
}
