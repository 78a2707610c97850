import Addressing
import Letters

/// Pages of which only the window was read, since their content is that of a page before, but for little.
extension Preflight {
    /// Gives the last page the layout of the page it is made like. False where that has none of its own: no worker says so.
    public func shareLayout(in pages: inout [PreflightPage]) -> Bool {
        guard let last = pages.indices.last, let like = pages[last].likePage else { return true }
        guard like >= 1, like <= last, pages[like - 1].likePage == nil, let layout = pages[like - 1].layout else {
            return false
        }
        pages[last].layout = layout
        return true
    }

    /// Whether what such pages say outside their windows may decide where a letter begins: pages that are numbered, recipients that come
    /// again, and windows without a certain recipient; where letters are counted off, a recipient among another's pages. Then they are to
    /// be read whole.
    public func needsWholePages(_ pages: [PreflightPage]) -> Bool {
        guard pages.contains(where: { $0.likePage != nil }) else { return false }
        guard options.split == .address else { return !splitter.strangers(in: pages).isEmpty }
        if pages.contains(where: { $0.layout?.place != nil }) { return true }
        var recipients: Set<Int> = []
        for page in pages {
            if page.likePage != nil, page.window?.kind != .recipient { return true }
            guard let lines = page.window?.address?.lines else { continue }
            var hasher = Hasher()
            for line in lines { hasher.combine(Self.compared(line)) }
            guard recipients.insert(hasher.finalize()).inserted else { return true }
        }
        return false
    }
}
