import Letters

/// Words on one baseline that belong together: nothing wider than a tab lies between them.
struct TextSegment: Equatable {
    var text: String
    var box: Box
    /// The characters' usual height, ascender to descender.
    var height: Double
    /// Gaps between all its letters: a remark set wide, or a line whose words can't be told apart.
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
        rows(of: characters.compactMap(Glyph.init)).flatMap(split).sorted {
            ($0.box.midY, $0.box.x0) < ($1.box.midY, $1.box.x0)
        }
    }

    private struct Glyph {
        var text: String
        var box: Box
        var isSpace: Bool

        init?(_ character: PageCharacter) {
            let cleaned = LatinText.cleaned(character.text)
            guard !cleaned.isEmpty, !cleaned.contains(where: \.isNewline) else { return nil }
            text = cleaned
            box = character.box
            isSpace = cleaned.allSatisfy { $0 == " " }
        }
    }

    private struct Row {
        var glyphs: [Glyph]
        var midY: Double
        var height: Double
    }

    private static func rows(of glyphs: [Glyph]) -> [Row] {
        var rows: [Row] = []
        for glyph in glyphs.sorted(by: { $0.box.midY < $1.box.midY }) {
            let fits = rows.lastIndex { row in
                let smaller = min(row.height, glyph.box.height)
                return abs(row.midY - glyph.box.midY) <= 0.35 * smaller
                    && max(row.height, glyph.box.height) <= 2 * smaller
            }
            // Rows far above can't take it any more; what lies between them differs in height.
            if let fits, rows.count - fits <= 8 {
                let count = Double(rows[fits].glyphs.count)
                rows[fits].midY = (rows[fits].midY * count + glyph.box.midY) / (count + 1)
                rows[fits].height = (rows[fits].height * count + glyph.box.height) / (count + 1)
                rows[fits].glyphs.append(glyph)
            } else {
                rows.append(Row(glyphs: [glyph], midY: glyph.box.midY, height: glyph.box.height))
            }
        }
        return rows
    }

    private static func split(_ row: Row) -> [TextSegment] {
        let height = median(row.glyphs.filter { !$0.isSpace }.map(\.box.height))
        guard height > 0 else { return [] }
        var segments: [TextSegment] = []
        var builder: Builder?
        var spaced = false
        for glyph in row.glyphs.sorted(by: { ($0.box.x0, $0.box.x1) < ($1.box.x0, $1.box.x1) }) {
            if glyph.isSpace {
                spaced = true
                continue
            }
            if var open = builder {
                let gap = glyph.box.x0 - open.box.x1
                if gap > 1.5 * height {
                    segments.append(open.finish())
                    builder = Builder(glyph)
                } else {
                    open.append(glyph, gap: gap, height: height, spaced: spaced)
                    builder = open
                }
            } else {
                builder = Builder(glyph)
            }
            spaced = false
        }
        if let builder { segments.append(builder.finish()) }
        return segments
    }

    private struct Builder {
        var words: [String]
        var heights: [Double]
        var box: Box
        var last: Glyph
        var wide = false
        var overprinted = false

        init(_ glyph: Glyph) {
            words = [glyph.text]
            heights = [glyph.box.height]
            box = glyph.box
            last = glyph
        }

        mutating func append(_ glyph: Glyph, gap: Double, height: Double, spaced: Bool) {
            // The same letter drawn twice, a hair apart, is how some producers print bold.
            if glyph.text == last.text, glyph.box.x0 - last.box.x0 < 0.3 * max(glyph.box.width, 0.1) { return }
            if -gap > 0.7 * min(glyph.box.width, last.box.width) { overprinted = true }
            if gap > 0.25 * height || (spaced && gap > 0.04 * height) {
                words.append(glyph.text)
                if gap > 0.8 * height { wide = true }
            } else {
                words[words.count - 1] += glyph.text
            }
            heights.append(glyph.box.height)
            box = box.union(glyph.box)
            last = glyph
        }

        func finish() -> TextSegment {
            let single = words.count { $0.count == 1 }
            let letterSpaced = words.count >= 4 && single * 5 >= words.count * 4
            return TextSegment(
                text: LatinText.cleaned(words.joined(separator: letterSpaced ? "" : " ")), box: box,
                height: TextSegment.median(heights), isLetterSpaced: letterSpaced, hasWideGap: wide,
                isOverprinted: overprinted)
        }
    }

    static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }
}
