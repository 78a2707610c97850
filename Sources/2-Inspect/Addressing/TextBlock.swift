import Letters

/// Segments that stand under one another like the lines of an address: aligned, of one size, at most one empty line apart.
struct TextBlock: Equatable {
    /// Top to bottom.
    var lines: [TextSegment]

    var box: Box { lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) } }

    /// Two of its lines stand beside each other: a table, not an address.
    var isTabular: Bool {
        zip(lines, lines.dropFirst()).contains { $1.box.midY - $0.box.midY < 0.4 * min($0.height, $1.height) }
    }

    /// Whether a line goes on beyond the window's sides, as running text does.
    func runs(beyond window: Box) -> Bool {
        lines.contains { $0.box.x0 < window.x0 - Self.slack || $0.box.x1 > window.x1 + Self.slack }
    }

    private static let slack = 3.0

    static func blocks(of segments: [TextSegment]) -> [TextBlock] {
        var groups = Array(segments.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while groups[index] != index { index = groups[index] }
            return index
        }
        for upper in segments.indices {
            for lower in segments.indices.dropFirst(upper + 1)
            where belong(segments[upper], segments[lower]) || isOneOfMany(upper, lower, in: segments) {
                let (a, b) = (root(upper), root(lower))
                groups[max(a, b)] = min(a, b)
            }
        }
        var blocks: [Int: [TextSegment]] = [:]
        for index in segments.indices { blocks[root(index), default: []].append(segments[index]) }
        return blocks.keys.sorted().compactMap { blocks[$0].map(TextBlock.init) }
    }

    /// Lines set wide apart: the two are as far from one another as the upper is from the line above it, or the lower from the one below; or
    /// the place stands one empty line beneath lines that are.
    private static func isOneOfMany(_ upper: Int, _ lower: Int, in segments: [TextSegment]) -> Bool {
        let (above, below) = (segments[upper], segments[lower])
        let gap = below.box.y0 - above.box.y1
        guard gap >= 1.25 * above.height, gap < 3 * above.height, isSetAlike(above, below) else { return false }
        func pitch(_ a: Int, _ b: Int) -> Double { segments[b].box.midY - segments[a].box.midY }
        let own = pitch(upper, lower)
        let before = segments[..<upper].indices.last { isSetAlike(segments[$0], above) && pitch($0, upper) > 1 }
        let after = segments[(lower + 1)...].indices.first { isSetAlike(below, segments[$0]) && pitch(lower, $0) > 1 }
        let others = [before.map { pitch($0, upper) }, after.map { pitch(lower, $0) }].compactMap { $0 }
        if gap < 1.9 * above.height, others.contains(where: { abs($0 - own) <= 0.04 * own }) { return true }
        let endsAddress = PostcodeLine.looksLikeOne(below.text) || Countries.named(below.text) != nil
        return endsAddress && before.map { abs(2 * pitch($0, upper) - own) <= 0.05 * own } == true
    }

    /// One left edge, one size.
    private static func isSetAlike(_ upper: TextSegment, _ lower: TextSegment) -> Bool {
        abs(upper.box.x0 - lower.box.x0) <= 0.6 && abs(upper.height - lower.height) <= 0.05 * upper.height
    }

    private static func belong(_ upper: TextSegment, _ lower: TextSegment) -> Bool {
        let smaller = min(upper.height, lower.height)
        let gap = lower.box.y0 - upper.box.y1
        guard gap > -0.6 * smaller, gap < 2.2 * smaller else { return false }
        // An empty line may part the place, or the country, from the street, and the street from a name that is certain.
        if gap >= 1.25 * smaller {
            let endsAddress = PostcodeLine.looksLikeOne(lower.text) || Countries.named(lower.text) != nil
            guard endsAddress || mayBeParted(upper, lower) else { return false }
        }
        guard max(upper.height, lower.height) <= 1.35 * smaller else { return false }
        return abs(upper.box.x0 - lower.box.x0) <= 1.2 || abs(upper.box.midX - lower.box.midX) <= 1
            || abs(upper.box.x1 - lower.box.x1) <= 0.8
    }

    /// An empty line between a name that is certain and the street beneath it, set alike.
    static func mayBeParted(_ upper: TextSegment, _ lower: TextSegment) -> Bool {
        abs(upper.box.x0 - lower.box.x0) <= 0.6 && abs(upper.height - lower.height) <= 0.08 * upper.height
            && RecipientLine(upper.text).isCertainFirst && !PostcodeLine.looksLikeOne(upper.text)
            && StreetLine(lower.text) != nil && StreetLine.language(of: LatinText.folded(lower.text)) != nil
    }
}
