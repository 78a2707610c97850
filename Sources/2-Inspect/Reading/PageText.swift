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
        let boxes = UnsafeBufferPointer(start: rectangles, count: scalars.count).map { edges in
            Box(
                x0: min(edges.x1, edges.x2) * scale, y0: min(edges.y1, edges.y2) * scale,
                x1: max(edges.x1, edges.x2) * scale, y1: max(edges.y1, edges.y2) * scale)
        }
        return (scalars, boxes)
    }

    /// The characters whose box touches the region, spaces included, line ends not. nil where there are more than `limit`.
    func characters(in region: Box, limit: Int) -> [PageCharacter]? {
        var found: [PageCharacter] = []
        for (scalar, box) in zip(scalars, boxes) {
            guard box.x0 <= region.x1, box.x1 >= region.x0, box.y0 <= region.y1, box.y1 >= region.y0,
                scalar.properties.generalCategory != .control
            else { continue }
            guard found.count < limit else { return nil }
            found.append(PageCharacter(text: String(scalar), box: box))
        }
        return found
    }

    /// One run of characters without a space.
    struct Word {
        var text: String
        var box: Box
        /// Whether the line ends behind it.
        var endsLine: Bool
    }

    func eachWord(_ body: (Word) -> Void) {
        var text = ""
        var box: Box?
        func finish(endsLine: Bool) {
            guard let whole = box else { return }
            body(Word(text: text, box: whole, endsLine: endsLine))
            text = ""
            box = nil
        }
        for (scalar, place) in zip(scalars, boxes) {
            if scalar == "\n" || scalar.properties.isWhitespace {
                finish(endsLine: scalar == "\n")
            } else {
                text.unicodeScalars.append(scalar)
                box = box?.union(place) ?? place
            }
        }
        finish(endsLine: true)
    }
}
