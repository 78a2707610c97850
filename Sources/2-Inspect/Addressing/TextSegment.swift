import Letters

/// Words on one baseline that belong together: nothing wider than a tab lies between them.
struct TextSegment: Equatable {
    var text: String
    var box: Box
    /// The characters' usual height, ascender to descender.
    var height: Double
    /// Gaps between all its letters, so that its words can't be told apart for certain.
    var isLetterSpaced: Bool
    /// A gap between two of its words that is wider than any space.
    var hasWideGap: Bool
    /// Different characters printed over one another.
    var isOverprinted: Bool

    /// The box without the room above and below that fonts reserve, so that touching boxes are not taken for touching text.
    var inked: Box {
        Box(x0: box.x0, y0: box.y0 + 0.15 * box.height, x1: box.x1, y1: box.y1 - 0.15 * box.height)
    }

    /// The characters of a page in whatever order they were drawn, as segments from top to bottom and left to right.
    static func segments(of characters: [PageCharacter]) -> [TextSegment] {
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(characters.count)
        for character in characters { if let glyph = Glyph(character) { glyphs.append(glyph) } }
        return TextRow.rows(of: glyphs).flatMap { joined(split($0)) }.sorted {
            ($0.box.midY, $0.box.x0) < ($1.box.midY, $1.box.x0)
        }
    }

    private static func split(_ row: TextRow) -> [TextSegment] {
        let letters = row.glyphs.filter { !$0.isSpace }.sorted { ($0.box.x0, $0.box.x1) < ($1.box.x0, $1.box.x1) }
        let height = median(letters.map(\.box.height))
        guard height > 0 else { return [] }
        var segments: [TextSegment] = []
        var builder: SegmentBuilder?
        let spaces = row.glyphs.filter(\.isSpace).map(\.box)
        let gaps = zip(letters, letters.dropFirst()).map { $1.box.x0 - $0.box.x1 }
        let tracking = tracking(of: gaps, height)
        let usualSpace = gaps.lazy.filter { $0 < 0.8 * height }.max() ?? 0
        for glyph in letters {
            guard let left = builder?.box.x1 else {
                builder = SegmentBuilder(glyph)
                continue
            }
            let right = glyph.box.x0
            let gap = right - left
            if gap > 1.5 * height {
                if let builder { segments.append(builder.finish()) }
                builder = SegmentBuilder(glyph)
                continue
            }
            let isSpaced = spaces.contains { min($0.x1, right) - max($0.x0, left) > 0.3 * gap }
            // Fonts with high boxes have narrow spaces, all alike; between letters that are set wide true spaces are far wider.
            let isNarrow = gap > Self.narrowestOfAll * height && usualSpace < min(2 * gap, 0.25 * height)
            let isWide = gap > 0.25 * height || (isSpaced && (gap > Self.narrowest * height || isNarrow))
            // Far narrower than the line's own spaces: perhaps none.
            let isDoubtful = isWide && gap < 0.21 * height && gap < 0.5 * usualSpace
            builder?.append(glyph, gap: gap, height: height, isBreak: isWide && gap > tracking, isDoubtful: isDoubtful)
        }
        if let builder { segments.append(builder.finish()) }
        return segments
    }

    /// No space is narrower than this part of the letters' height; what readers of text layers take for one below it is tracking or kerning.
    private static let narrowest = 0.13
    private static let narrowestOfAll = 0.11

    /// The gap up to which letters of this row belong to one word: readers of text layers see spaces between letters that are set wide. A
    /// quarter of a line's gaps at least are between letters of one word.
    private static func tracking(of gaps: [Double], _ height: Double) -> Double {
        guard gaps.count >= 6 else { return 0 }
        let gaps = gaps.sorted()
        guard gaps[gaps.count / 4] > 0.03 * height else { return 0 }
        return gaps[gaps.count / 4] + 0.1 * height
    }

    /// A tab between a postcode and its locality parts nothing: `B-1000    BRUXELLES`.
    private static func joined(_ segments: [TextSegment]) -> [TextSegment] {
        var result: [TextSegment] = []
        for var segment in segments {
            if let last = result.last, segment.box.x0 - last.box.x1 <= 6 * last.height,
                let postcode = PostcodeLine.belgianPostcode(last.text),
                BelgianPostcodes.match(postcode, segment.text) == .agrees
            {
                segment.text = last.text + " " + segment.text
                segment.box = last.box.union(segment.box)
                segment.height = max(last.height, segment.height)
                segment.hasWideGap = false
                result.removeLast()
            } else if segment.hasWideGap, PostcodeLine(segment.text, of: "BE")?.match == .agrees {
                segment.hasWideGap = false
            }
            result.append(segment)
        }
        return result
    }

    static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }
}
