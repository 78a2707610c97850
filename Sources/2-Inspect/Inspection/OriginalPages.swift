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
}
