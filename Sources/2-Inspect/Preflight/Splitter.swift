import Addressing
import Letters

/// A document's pages as letters.
struct Splitter {
    struct Part: Equatable {
        var pages: [Int]
        /// Of its first page.
        var window: WindowReading
    }

    var reader: WindowReader
    var split: Split

    /// Every page belongs to exactly one part, in order. The findings are the document's, not a letter's.
    func parts(of document: PreflightDocument) -> (letters: [Part], findings: [Status]) {
        let pages = document.facts.pages
        switch split {
        case .none:
            return (pages.isEmpty ? [] : [part(pages[...], document)], [])
        case .pages(let count):
            var findings: [Status] = []
            if count < 1 || !pages.count.isMultiple(of: count) {
                findings.append(Status(.splitRemainder, [.pages: "\(pages.count)", .count: "\(count)"]))
            }
            let parts = stride(from: 0, to: pages.count, by: max(1, count)).map { start in
                part(pages[start..<min(start + max(1, count), pages.count)], document)
            }
            return (parts, findings)
        case .address:
            return byAddress(document)
        }
    }

    private func part(_ pages: ArraySlice<PageFacts>, _ document: PreflightDocument) -> Part {
        Part(pages: pages.map(\.number), window: reading(pages[pages.startIndex], document))
    }

    /// A letter begins where a window holds a recipient. A window that may hold one begins a letter too, and is held: two people's pages
    /// never share an envelope in silence.
    private func byAddress(_ document: PreflightDocument) -> (letters: [Part], findings: [Status]) {
        var parts: [Part] = []
        var findings: [Status] = []
        for page in document.facts.pages {
            var window = reading(page, document)
            if parts.isEmpty, window.kind == .nothing {
                // Said once: the letter's own "no address" would repeat it.
                findings.append(Status(.splitNoFirstAddress, page: page.number))
                window.findings = []
            } else if window.kind == .nothing {
                parts[parts.count - 1].pages.append(page.number)
                continue
            } else if let last = parts.last, let lines = window.address?.lines, last.window.address?.lines == lines {
                // The same address again: one more letter to that person, or the second page of this one.
                window.kind = .uncertain
                if !window.findings.contains(where: { $0.code == .addressUncertain }) {
                    window.findings.append(Status(.addressUncertain, box: window.box))
                }
            }
            parts.append(Part(pages: [page.number], window: window))
        }
        return (parts, findings)
    }

    private func reading(_ page: PageFacts, _ document: PreflightDocument) -> WindowReading {
        reader.read(page.characters ?? [], ink: document.windowInk[page.number] ?? page.ink)
    }
}
