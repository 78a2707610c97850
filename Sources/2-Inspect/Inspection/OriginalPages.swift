import Letters

/// A finding names the page by the number it has in the sender's document, also where page ranges were selected from it.
/// Letters keep the numbers of the document that is handed over.
struct OriginalPages {
    private let ranges: PageRanges?

    init(_ text: String?) { ranges = text.flatMap { PageRanges($0) } }

    func named(_ status: Status) -> Status {
        guard let page = status.page else { return status }
        var status = status
        status.page = original(of: page)
        return status
    }

    func original(of page: Int) -> Int { ranges?.page(at: page) ?? page }

    func original(of pages: [Int]) -> [Int] { pages.map(original(of:)) }

    /// The other way: where a page of the original stands in the selection, from 1; nil where it is not in it.
    func place(of original: Int) -> Int? {
        guard let ranges else { return original }
        var before = 0
        for range in ranges.ranges {
            if range.contains(original) { return before + original - range.lowerBound + 1 }
            guard range.upperBound < original else { return nil }
            before += range.count
        }
        return nil
    }
}
