import Addressing
import Letters

/// Letters in others' envelopes, where pages are counted off by a wrong number, or not at all.
extension Splitter {
    /// A page with a certain recipient who is not that of its letter; both are indices.
    struct Stranger: Equatable {
        var page: Int
        /// The letter's first.
        var first: Int
    }

    /// A merge that was printed with a wrong number holds hundreds.
    static let mostNamed = 20

    /// None where a letter begins wherever there is a recipient.
    func strangers(in pages: [PreflightPage]) -> [Stranger] {
        let length: Int
        switch split {
        case .none: length = pages.count
        case .pages(let count): length = count
        case .address: return []
        }
        guard length > 1 else { return [] }
        return pages.indices.compactMap { index in
            let first = index - index % length
            guard index != first, pages[index].window?.kind == .recipient,
                let lines = Self.recipient(of: pages[index]), lines != returnAddress,
                lines != Self.recipient(of: pages[first])
            else { return nil }
            return Stranger(page: index, first: first)
        }
    }

    /// The pages where a letter to somebody else begins, as their looks say. A copy, an enclosure or a contract shows other people's addresses
    /// too, and is made otherwise than the letter's first page.
    func othersLetters(in pages: [PreflightPage]) -> [Status] {
        let strangers = strangers(in: pages)
        guard !strangers.isEmpty else { return [] }
        let likeness = Likeness(pages, first: firstPages(of: pages))
        let found = strangers.filter { likeness.beginsAnother($0.page, behind: $0.first) }.map { pages[$0.page] }
        return found.prefix(Self.mostNamed).map { page in
            Status(
                .splitOtherRecipient, page: page.number, box: page.window?.box,
                found.count > Self.mostNamed ? [.count: "\(found.count)"] : [:])
        }
    }

    private func firstPages(of pages: [PreflightPage]) -> [Int] {
        if case .pages(let count) = split { return Array(stride(from: 0, to: pages.count, by: count)) }
        return [0]
    }

    private static func recipient(of page: PreflightPage) -> [String]? {
        page.window?.address?.lines.map(Preflight.compared)
    }
}
