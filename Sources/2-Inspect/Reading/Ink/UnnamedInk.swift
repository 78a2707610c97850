import Documents
import Letters

/// Ink in a line of text that none of its characters accounts for: letters without a code, which no text layer names, and codes that are
/// taken for spaces though their font draws letters for them.
enum UnnamedInk {
    /// Between two characters of a line, or right before its first or behind its last.
    struct Gap {
        /// Among the page's characters: the one before it, or the line's first.
        var index: Int
        var box: Box
        /// Whether characters stand on both its sides: then it may be a space.
        var isSpace: Bool
    }

    /// In parts of the characters' height: no letter is narrower than the first; what is wider than the second stands apart from the line.
    private static let (narrowest, widest) = (0.12, 2.0)
    /// In parts of the characters' height: what is looked at beside a line's ends.
    private static let side = 0.5
    /// In parts of the characters' height, from their top: where a letter's ink has its middle.
    private static let (upper, lower) = (0.05, 0.78)
    /// In parts of the characters' height; lower are dots and hyphens.
    private static let lowest = 0.15

    /// - Parameters:
    ///   - characters: in reading order.
    ///   - window: in millimetres.
    static func gaps(of characters: [PageCharacter], in window: Box) -> [Gap] {
        let letters = characters.indices.filter { index in
            let character = characters[index]
            return character.text != " " && character.isVisible && window.contains(character.box, tolerance: 1)
                && character.box.width < 1.6 * character.box.height && character.box.width > 0
        }
        guard let first = letters.first, let last = letters.last else { return [] }
        func before(_ index: Int) -> Gap {
            var box = characters[index].box
            (box.x0, box.x1) = (box.x0 - side * box.height, box.x0)
            return Gap(index: index, box: box, isSpace: false)
        }
        func behind(_ index: Int) -> Gap {
            var box = characters[index].box
            (box.x0, box.x1) = (box.x1, box.x1 + side * box.height)
            return Gap(index: index, box: box, isSpace: false)
        }
        var gaps = [before(first)]
        for (left, right) in zip(letters, letters.dropFirst()) {
            let (a, b) = (characters[left].box, characters[right].box)
            let height = min(a.height, b.height)
            let isOneLine = min(a.y1, b.y1) - max(a.y0, b.y0) > 0.6 * height && b.x0 > a.x0
            guard isOneLine, b.x0 - a.x1 <= widest * height else {
                gaps += [behind(left), before(right)]
                continue
            }
            guard b.x0 - a.x1 >= narrowest * height else { continue }
            gaps.append(
                Gap(
                    index: left, box: Box(x0: a.x1, y0: max(a.y0, b.y0), x1: b.x0, y1: min(a.y1, b.y1)), isSpace: true))
        }
        return gaps + [behind(last)]
    }

    /// Whether something as high as a letter stands in the gap, and no character's box is around it.
    static func isInked(_ gap: Gap, _ picture: borrowing Picture, _ characters: [PageCharacter]) -> Bool {
        let box = gap.box
        let part = picture.pixels(
            of: Box(
                x0: box.x0 - side * box.height, y0: box.y0 - 0.4 * box.height, x1: box.x1 + side * box.height,
                y1: box.y1 + 0.1 * box.height))
        guard part.width > 2, part.height > 2, part.width <= 256, part.height <= 256,
            var pieces = InkPieces(picture, part)
        else { return false }
        return pieces.all().contains { piece in
            let ink = picture.millimetres(
                x0: part.x0 + piece.x0, y0: part.y0 + piece.y0, x1: part.x0 + piece.x1 + 1, y1: part.y0 + piece.y1 + 1)
            let shared = min(ink.x1, box.x1) - max(ink.x0, box.x0)
            guard !piece.touchesEdge, shared > 0.6 * ink.width, ink.height > lowest * box.height,
                ink.midY > box.y0 + upper * box.height, ink.midY < box.y0 + lower * box.height
            else { return false }
            return !isNamed(ink, characters)
        }
    }

    /// Whether a stroke crosses the stem of an l or L in its box, to both sides, between what stands at the stem's ends: TeX prints ł with a
    /// stroke that no text layer names.
    static func isCrossed(_ letter: Box, _ picture: borrowing Picture) -> Bool {
        let reach = 0.5 * letter.width
        let part = picture.pixels(
            of: Box(
                x0: letter.x0 - reach, y0: letter.y0 - 0.15 * letter.height, x1: letter.x1 + reach,
                y1: letter.y1 + 0.15 * letter.height))
        let own = picture.pixels(of: letter)
        let columns = (own.x0 - part.x0)..<(own.x1 - part.x0)
        guard columns.count > 2, part.height > 2, part.width <= 256, part.height <= 256,
            var ink = InkPieces(picture, part)
        else { return false }
        let middle = (columns.lowerBound + columns.upperBound) / 2
        let found = ink.all().filter { piece in
            let y = (piece.y0 + piece.y1) / 2 + part.y0
            return piece.x0 <= middle && piece.x1 >= middle && y >= own.y0 && y < own.y1
        }
        guard let piece = found.max(by: { $0.count < $1.count }) else { return false }
        let height = piece.y1 - piece.y0 + 1
        let rows = (piece.y0 + height / 4)...(piece.y0 + 62 * height / 100)
        // Where it is joined with its neighbour's, what is in its own room.
        let isApart = piece.x0 > 0 && piece.x1 < part.width - 1 && columns.contains((piece.x0 + piece.x1) / 2)
        let spans = ink.spans(of: isApart ? piece : nil, rows: rows, columns: columns)
        let widths = spans.map { $0.right - $0.left }.sorted()
        guard widths.count > 4 else { return false }
        let width = widths[widths.count / 5]
        // Where there is nothing but the stem; it may be slanted.
        let bare = spans.enumerated().filter { abs($1.right - $1.left - width) <= 1 }
        guard let first = bare.first, let last = bare.last, last.offset > first.offset else { return false }
        let slope = Double(last.element.left - first.element.left) / Double(last.offset - first.offset)
        var (before, behind) = (0.0, 0.0)
        for (row, span) in spans.enumerated() {
            let left = Double(first.element.left) + slope * Double(row - first.offset)
            before = max(before, left - Double(span.left))
            behind = max(behind, Double(span.right - width) - left)
        }
        return min(before, behind) >= max(1.2, 0.3 * Double(width)) && before + behind >= 4
    }

    /// Whether a character's box is around the ink's middle.
    static func isNamed(_ ink: Box, _ characters: [PageCharacter], but own: Int? = nil) -> Bool {
        characters.indices.contains { index in
            let box = characters[index].box
            return index != own && characters[index].text != " " && box.x0 <= ink.midX && ink.midX <= box.x1
                && box.y0 <= ink.midY && ink.midY <= box.y1
        }
    }
}
