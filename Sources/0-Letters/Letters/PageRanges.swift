/// Pages chosen by number, as IPP's page-ranges: `2-3`, `1,4-`, from 1, ascending and not overlapping.
public struct PageRanges: Equatable, Sendable {
    public var ranges: [ClosedRange<Int>]

    /// nil where the text is not a list of ranges. An open end reaches `Int.max`.
    public init?(_ text: String) {
        var ranges: [ClosedRange<Int>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            guard ends.allSatisfy({ $0.allSatisfy(\.isASCII) && $0.allSatisfy(\.isNumber) }) else { return nil }
            let lower: Int
            let upper: Int
            if ends.count == 1 {
                guard let only = Int(ends[0]) else { return nil }
                (lower, upper) = (only, only)
            } else {
                guard let first = ends[0].isEmpty ? 1 : Int(ends[0]),
                    let last = ends[1].isEmpty ? Int.max : Int(ends[1]), !(ends[0].isEmpty && ends[1].isEmpty)
                else { return nil }
                (lower, upper) = (first, last)
            }
            guard lower >= 1, lower <= upper, lower > ranges.last?.upperBound ?? 0 else { return nil }
            ranges.append(lower...upper)
        }
        guard !ranges.isEmpty else { return nil }
        self.ranges = ranges
    }

    /// These pages, ascending and not empty.
    public init(pages: [Int]) {
        ranges = []
        for page in pages {
            if let last = ranges.last, last.upperBound == page - 1 {
                ranges[ranges.count - 1] = last.lowerBound...page
            } else {
                ranges.append(page...page)
            }
        }
    }

    /// The number in the original of the selection's page, both from 1; nil where the ranges end before it.
    public func page(at place: Int) -> Int? {
        var left = place
        for range in ranges {
            let (span, isOpen) = range.upperBound.subtractingReportingOverflow(range.lowerBound - 1)
            if isOpen || left <= span { return range.lowerBound + left - 1 }
            left -= span
        }
        return nil
    }

    /// The chosen pages of a document, ascending; empty where it ends before them.
    public func pages(of count: Int) -> [Int] {
        ranges.flatMap { range in
            range.lowerBound <= count ? Array(range.lowerBound...min(range.upperBound, count)) : []
        }
    }
}
