import Letters

/// Puts a segment's letters together from left to right: words by their gaps, accents on their letters.
struct SegmentBuilder {
    private(set) var box: Box
    private var letters: [String]
    /// Before each letter but the first.
    private var gaps: [Double] = []
    /// Indices of letters that begin a word.
    private var breaks: [Int] = []
    private var heights: [Double]
    private var tops: [Double]
    private var last: Glyph
    private var wide = false
    private var overprinted = false
    private var doubtful = false

    init(_ glyph: Glyph) {
        letters = [glyph.text]
        heights = [glyph.box.height]
        tops = [glyph.box.y0]
        letters.reserveCapacity(Self.usual)
        gaps.reserveCapacity(Self.usual)
        heights.reserveCapacity(Self.usual)
        tops.reserveCapacity(Self.usual)
        box = glyph.box
        last = glyph
    }

    /// Letters of an address's line.
    private static let usual = 32

    mutating func append(_ glyph: Glyph, gap: Double, height: Double, isBreak: Bool, isDoubtful: Bool) {
        // The same letter drawn twice, a hair apart, is how some producers print bold.
        if glyph.text == last.text, glyph.box.x0 - last.box.x0 < 0.3 * max(glyph.box.width, 0.1) { return }
        if let whole = Self.accented(last, glyph) {
            letters[letters.count - 1] = whole
            last.text = whole
            last.box = last.box.union(glyph.box)
            box = box.union(glyph.box)
            return
        }
        if -gap > 0.7 * min(glyph.box.width, last.box.width) { overprinted = true }
        if isDoubtful { doubtful = true }
        if isBreak {
            breaks.append(letters.count)
            // Behind a full stop typewriters and TeX leave twice the space.
            if gap > (last.text == "." ? 1.3 : 0.8) * height { wide = true }
        }
        letters.append(glyph.text)
        gaps.append(gap)
        heights.append(glyph.box.height)
        tops.append(glyph.box.y0)
        box = box.union(glyph.box)
        last = glyph
    }

    func finish() -> TextSegment {
        var text = Self.text(letters, breaks)
        var isUncertain = doubtful
        if breaks.count >= 3 {
            let words = Self.words(letters, breaks)
            if words.count(where: { $0.count == 1 }) * 5 >= words.count * 4 {
                let wordBreaks = Self.wordBreaks(gaps)
                text = Self.text(letters, wordBreaks ?? [])
                isUncertain = doubtful || wordBreaks == nil
            }
        }
        // Most letters say where the line is: raised ones, and their neighbours in some producers, have taller boxes.
        let height = TextSegment.median(heights)
        let top = TextSegment.median(tops)
        return TextSegment(
            text: LatinText.cleaned(text),
            box: Box(x0: box.x0, y0: top, x1: box.x1, y1: top + height), height: height,
            isLetterSpaced: isUncertain, hasWideGap: wide, isOverprinted: overprinted)
    }

    private static func words(_ letters: [String], _ breaks: [Int]) -> [String] {
        zip([0] + breaks, breaks + [letters.count]).map { letters[$0..<$1].joined() }
    }

    private static func text(_ letters: [String], _ breaks: [Int]) -> String {
        var text = ""
        var next = breaks[...]
        for (index, letter) in letters.enumerated() {
            if index == next.first {
                text += " "
                next.removeFirst()
            }
            text += letter
        }
        return text
    }

    /// Of a line set wide, the letters that begin a word: its gaps are of two clearly different widths, or all alike. nil where they are
    /// neither.
    private static func wordBreaks(_ gaps: [Double]) -> [Int]? {
        let sorted = gaps.sorted()
        guard let least = sorted.first, let most = sorted.last, least > 0 else { return nil }
        if most <= 1.35 * least { return [] }
        var best: (ratio: Double, limit: Double)?
        for (narrow, broad) in zip(sorted, sorted.dropFirst()) where broad / narrow > (best?.ratio ?? 1.5) {
            best = (broad / narrow, (narrow + broad) / 2)
        }
        guard let best else { return nil }
        let breaks = gaps.indices.filter { gaps[$0] > best.limit }.map { $0 + 1 }
        return breaks.count * 2 < gaps.count ? breaks : nil
    }

    /// An accent drawn over its letter as a character of its own; nil where the two are none.
    private static func accented(_ a: Glyph, _ b: Glyph) -> String? {
        guard !isPlain(a.text) || !isPlain(b.text) else { return nil }
        let (accent, letter) = accents[a.text] != nil ? (a, b) : (b, a)
        guard let mark = accents[accent.text], letter.text.count == 1, letter.text.hasLetter,
            accent.box.midX >= letter.box.x0 - 0.1 * letter.box.width,
            accent.box.midX <= letter.box.x1 + 0.1 * letter.box.width
        else { return nil }
        var text = letter.text
        text.unicodeScalars.append(mark)
        let composed = LatinText.cleaned(text)
        guard composed.unicodeScalars.count == 1, composed.unicodeScalars.allSatisfy({ $0.value < 0x180 }),
            "AEIOUYCNSZaeiouycnszı".contains(letter.text)
        else { return nil }
        return composed
    }

    /// A letter or digit of ASCII: most are, and none is an accent.
    private static func isPlain(_ text: String) -> Bool {
        guard text.utf8.count == 1, let byte = text.utf8.first else { return false }
        return (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }

    private static let accents: [String: Unicode.Scalar] = [
        "´": "\u{301}", "`": "\u{300}", "^": "\u{302}", "ˆ": "\u{302}", "¨": "\u{308}", "~": "\u{303}", "˜": "\u{303}",
        "¸": "\u{327}",
        "ˇ": "\u{30C}", "\u{301}": "\u{301}", "\u{300}": "\u{300}", "\u{302}": "\u{302}", "\u{308}": "\u{308}",
        "\u{303}": "\u{303}",
        "\u{327}": "\u{327}", "\u{30C}": "\u{30C}",
    ]
}
