import CPoppler
import Glibc
import Letters

/// The text layer of one page.
enum PageText {
    /// The characters whose box touches the region, in Poppler's reading order, spaces included, line ends not; positions in millimetres.
    /// nil where there are more than `limit`.
    ///
    /// Text and boxes come from Poppler's two calls for a whole page, which match one to one. Its call for an area is a mouse
    /// selection: it returns text well outside the rectangle. Where the two do not match (a glyph that stands for U+0000 ends the
    /// text early) no character is certain, and none is given.
    static func characters(
        of sheet: borrowing PopplerSheet, in region: Box, millimetres scale: Double, limit: Int
    ) -> [PageCharacter]? {
        guard let text = poppler_page_get_text(sheet.pointer) else { return [] }
        defer { g_free(text) }
        var boxes: UnsafeMutablePointer<PopplerRectangle>?
        var count: UInt32 = 0
        guard poppler_page_get_text_layout(sheet.pointer, &boxes, &count) != 0, let boxes else { return [] }
        defer { g_free(boxes) }

        let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
        guard let scalars = String(validating: bytes, as: UTF8.self)?.unicodeScalars, scalars.count == Int(count)
        else { return [] }
        var found: [PageCharacter] = []
        for (index, scalar) in scalars.enumerated() {
            let edges = boxes[index]
            let box = Box(
                x0: min(edges.x1, edges.x2) * scale, y0: min(edges.y1, edges.y2) * scale,
                x1: max(edges.x1, edges.x2) * scale, y1: max(edges.y1, edges.y2) * scale)
            guard box.x0 <= region.x1, box.x1 >= region.x0, box.y0 <= region.y1, box.y1 >= region.y0,
                scalar.properties.generalCategory != .control
            else { continue }
            guard found.count < limit else { return nil }
            found.append(PageCharacter(text: String(scalar), box: box))
        }
        return found
    }
}
