import CPoppler
import Glibc
import Letters

/// The text layer of one page: every character with its box in millimetres, in Poppler's reading order; line ends have a box too.
struct PageText {
    private let scalars: [Unicode.Scalar]
    private let boxes: [Box]

    /// Text and boxes come from Poppler's two calls for a whole page, which match one to one. Its call for an area is a mouse
    /// selection: it returns text well outside the rectangle. Where the two do not match (a glyph that stands for U+0000 ends the
    /// text early) no character is certain, and none is given.
    init(of sheet: borrowing PopplerSheet, millimetres scale: Double) {
        (scalars, boxes) = Self.read(sheet, scale) ?? ([], [])
    }

    private static func read(
        _ sheet: borrowing PopplerSheet, _ scale: Double
    ) -> ([Unicode.Scalar], [Box])? {
        guard let text = poppler_page_get_text(sheet.pointer) else { return nil }
        defer { g_free(text) }
        var rectangles: UnsafeMutablePointer<PopplerRectangle>?
        var count: UInt32 = 0
        guard poppler_page_get_text_layout(sheet.pointer, &rectangles, &count) != 0, let rectangles else { return nil }
        defer { g_free(rectangles) }
        let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
        guard let scalars = String(validating: bytes, as: UTF8.self).map({ Array($0.unicodeScalars) }),
            scalars.count == Int(count)
        else { return nil }
        let (left, top) = (sheet.cut?.left ?? 0, sheet.cut?.top ?? 0)
        let boxes = UnsafeBufferPointer(start: rectangles, count: scalars.count).map { edges in
            Box(
                x0: (left + min(edges.x1, edges.x2)) * scale, y0: (top + min(edges.y1, edges.y2)) * scale,
                x1: (left + max(edges.x1, edges.x2)) * scale, y1: (top + max(edges.y1, edges.y2)) * scale)
        }
        return (scalars, boxes)
    }

    /// The characters whose box touches the region, spaces included, line ends not; control codes are
    /// `unknown`. nil where there are more than `limit`.
    func characters(in region: Box, limit: Int) -> [PageCharacter]? {
        var found: [PageCharacter] = []
        for (scalar, box) in zip(scalars, boxes) {
            guard box.touches(region), !Self.isLayout(scalar) else { continue }
            guard found.count < limit else { return nil }
            found.append(Self.character(scalar, box))
        }
        return found
    }

    /// The same of each page of a sheet, and its fonts. nil where a letter is on none, or a page has too many characters.
    func regions(on sheet: Imposition, fonts: TextFonts, _ request: ImposedSheets.Request) -> [RegionText]? {
        let scale = request.scale
        var found = [[PageCharacter]](repeating: [], count: Imposition.most)
        let top = sheet.top * scale
        var parts: [Int] = []
        parts.reserveCapacity(scalars.count)
        for (scalar, box) in zip(scalars, boxes) {
            guard let page = sheet.page(box.x0 / scale, box.x1 / scale) else {
                // A space may part two words that stand on two pages.
                guard Self.isSpace(scalar) else { return nil }
                parts.append(-1)
                continue
            }
            parts.append(page)
            let move = Double(sheet.moves[page]) * scale
            let own = Box(x0: box.x0 - move, y0: box.y0 + top, x1: box.x1 - move, y1: box.y1 + top)
            guard request.region.map(own.touches) ?? true, !Self.isLayout(scalar) else { continue }
            guard found[page].count < request.limit else { return nil }
            found[page].append(Self.character(scalar, own))
        }
        let names = fonts.names(by: parts)
        return found.enumerated().map { page, characters in
            RegionText(characters: characters, fonts: page < names.count ? names[page] : "")
        }
    }

    /// What a font draws for a control code, if it draws anything, is not known.
    static let unknown = "\u{FFFD}"

    /// Line ends and tabs.
    private static func isLayout(_ scalar: Unicode.Scalar) -> Bool { (0x09...0x0d).contains(scalar.value) }

    private static func character(_ scalar: Unicode.Scalar, _ box: Box) -> PageCharacter {
        PageCharacter(text: isControl(scalar) ? unknown : String(scalar), box: box)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
    }

    /// One run of characters without a space.
    struct Word {
        /// Of the page's characters.
        var characters: Range<Int>
        var box: Box
        /// Whether the line ends behind it.
        var endsLine: Bool
    }

    func scalars(of word: Word) -> ArraySlice<Unicode.Scalar> { scalars[word.characters] }

    func eachWord(_ body: (Word) -> Void) {
        var start = 0
        var box: Box?
        func finish(_ end: Int, endsLine: Bool) {
            guard let whole = box else { return }
            body(Word(characters: start..<end, box: whole, endsLine: endsLine))
            box = nil
        }
        for (index, scalar) in scalars.enumerated() {
            if Self.isSpace(scalar) {
                finish(index, endsLine: scalar == "\n")
            } else {
                if box == nil { start = index }
                box = box?.union(boxes[index]) ?? boxes[index]
            }
        }
        finish(scalars.count, endsLine: true)
    }

    /// White space; of ASCII without asking Unicode's tables.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? scalar.value == 0x20 || (0x09...0x0d).contains(scalar.value) : scalar.properties.isWhitespace
    }
}

extension Box {
    func touches(_ other: Box) -> Bool { x0 <= other.x1 && x1 >= other.x0 && y0 <= other.y1 && y1 >= other.y0 }
}
