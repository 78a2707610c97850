import Documents
import Letters

/// The text of a page's region, and what it is set in.
struct RegionText: Equatable {
    var characters: [PageCharacter]
    /// The fonts' names, of the part of the page that was read.
    var fonts: String

    init(characters: [PageCharacter], fonts: String) {
        (self.characters, self.fonts) = (characters, fonts)
    }

    /// nil where the region has more than `limit` characters.
    init?(of sheet: borrowing PopplerSheet, in region: Box, limit: Int, millimetres scale: Double) {
        guard let found = PageText(of: sheet, millimetres: scale).characters(in: region, limit: limit) else {
            return nil
        }
        characters = found
        fonts = TextFonts(of: sheet).names
    }

    /// Whether these are the characters, in whatever order, of those in the region. Wide spaces do not count: gaps speak for themselves.
    func shows(_ others: [PageCharacter], in region: Box?) -> Bool {
        func sorted(_ characters: [PageCharacter]) -> [(key: [Double], text: String)] {
            characters.filter {
                (region.map($0.box.touches) ?? true) && ($0.text != " " || $0.box.width < 0.5 * $0.box.height)
            }
            .map { ([$0.box.y0, $0.box.x0, $0.box.x1, $0.box.y1].map { ($0 * 100).rounded() }, $0.text) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        }
        let (own, other) = (sorted(characters), sorted(others))
        return own.count == other.count
            && zip(own, other).allSatisfy { one, two in
                one.text == two.text && zip(one.key, two.key).allSatisfy { abs($0 - $1) <= 1 }
            }
    }
}
