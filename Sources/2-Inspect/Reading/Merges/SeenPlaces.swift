import Documents
import Letters

/// Where on pages that are made alike letters were seen as they were drawn, and nothing else. What one of them hides, another hides in the
/// same place.
struct SeenPlaces {
    /// Millimetres.
    private static let cell = 0.5

    /// Of each of the pages.
    let size: PaperSize
    private let region: Box
    private let columns: Int
    private var isSeen: [Bool]
    /// Whether any page showed something else, or hid a letter: then each is to be looked at.
    private(set) var areDoubtful = false
    /// Of the window's, the part that was not white, as it was last.
    private(set) var ink = 0.0

    /// - Parameter region: in millimetres on the page; characters outside of it are in no place.
    init(region: Box, size: PaperSize) {
        self.region = region
        self.size = size
        columns = max(1, Int((region.width / Self.cell).rounded(.up)))
        isSeen = Array(repeating: false, count: columns * max(1, Int((region.height / Self.cell).rounded(.up))))
    }

    /// - Parameter isClear: whether all characters, and nothing else, were seen.
    mutating func note(_ characters: [PageCharacter], ink: Double, isClear: Bool) {
        guard isClear else { return areDoubtful = true }
        self.ink = ink
        for character in characters where character.text != " " {
            let (rows, across) = cells(of: character.box)
            for row in rows { for column in across { isSeen[row * columns + column] = true } }
        }
    }

    /// Whether each character stands where others were seen.
    func hold(_ characters: [PageCharacter]) -> Bool {
        characters.allSatisfy { character in
            let (rows, across) = cells(of: character.box)
            return character.text == " "
                || rows.allSatisfy { row in across.allSatisfy { isSeen[row * columns + $0] } }
        }
    }

    private func cells(of box: Box) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        func range(_ start: Double, _ end: Double, _ count: Int) -> ClosedRange<Int> {
            func cell(_ place: Double) -> Int {
                Int(min(max((place / Self.cell).rounded(.down), 0), Double(count - 1)))
            }
            return cell(start)...max(cell(start), cell(end))
        }
        return (
            range(box.y0 - region.y0, box.y1 - region.y0, isSeen.count / columns),
            range(box.x0 - region.x0, box.x1 - region.x0, columns)
        )
    }
}
