import CPoppler
import Letters

/// Words that a text recogniser laid over the picture of a page. Their boxes are its guesses, spread evenly over a word or by the widths of
/// another font, and the picture's letters may be blurred: one letter there proves nothing.
enum PicturedText {
    /// Letters; of fewer nothing is said.
    private static let fewest = 12
    /// Of the letters that can be told. Evenly spread boxes hit more of their own letters than this, boxes over another text fewer.
    private static let leastAgreeing = 0.25

    /// What is left of the letters' word: all of it where hardly any agrees, nothing otherwise.
    static func judged(_ inks: [PageCharacter.Ink]) -> [PageCharacter.Ink] {
        let clear = inks.count { $0 != .untold }
        let agreeing = inks.count { $0 == .agrees }
        if clear >= fewest, Double(agreeing) < leastAgreeing * Double(clear) { return inks }
        return inks.map { _ in .untold }
    }

    /// Whether most of the boxes lie in pictures.
    /// - Parameter boxes: in millimetres on the page.
    static func covers(_ boxes: [Box], of sheet: borrowing PopplerSheet, millimetres scale: Double) -> Bool {
        guard let list = poppler_page_get_image_mapping(sheet.pointer) else { return false }
        defer { poppler_page_free_image_mapping(list) }
        var pictures: [Box] = []
        var next: UnsafeMutablePointer<GList>? = list
        while let entry = next {
            if let area = entry.pointee.data?.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area {
                pictures.append(
                    Box(
                        x0: min(area.x1, area.x2) * scale, y0: min(area.y1, area.y2) * scale,
                        x1: max(area.x1, area.x2) * scale, y1: max(area.y1, area.y2) * scale))
            }
            next = entry.pointee.next
        }
        let covered = boxes.count { box in
            pictures.contains {
                $0.x0 <= box.midX && box.midX <= $0.x1 && $0.y0 <= box.midY && box.midY <= $0.y1
            }
        }
        return 2 * covered > boxes.count
    }
}
