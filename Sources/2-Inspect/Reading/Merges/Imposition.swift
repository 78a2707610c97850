import CPoppler
import Documents
import Letters

/// Where pages stand that are imposed side by side on one sheet: of each the strip that is read, and a gap of a page's width or more behind
/// it, in which nothing may stand. The gaps are not all alike, so that what every page has far beside it is not in every other's place.
struct Imposition {
    /// Of pages on a sheet: with more, Poppler takes longer to bring their lines in order.
    static let most = 25

    /// Points; what a page may measure (ISO 32000-1, annex C).
    private static let widest = 14_400.0

    /// Of a page as it is printed, in user space.
    let crop: PopplerRectangle
    /// Of the strip as a page's CropBox has it.
    let strip: PopplerRectangle
    /// Of each page on the sheet, how far it is moved to the right.
    let moves: [Int]

    /// - Parameters:
    ///   - part: what is to be read, in millimetres on the page as printed.
    ///   - scale: millimetres of a point.
    init?(crop: PopplerRectangle, part: Box, millimetres scale: Double) {
        let points = (crop.x2 - crop.x1).rounded(.up)
        guard points > 0, points <= Self.widest,
            let strip = CutDocument.strip(of: crop, part: part, millimetres: scale)
        else { return nil }
        (self.crop, self.strip) = (crop, strip)
        let width = Int(points)
        var moves = [0]
        for page in 1...Self.most { moves.append(moves[page - 1] + 2 * width + width * (37 * page % 101) / 101) }
        self.moves = moves
    }

    /// The sheet's content.
    /// - Parameter pages: the content of each.
    func content(_ pages: [[UInt8]]) -> [UInt8] {
        var content: [UInt8] = []
        for (index, page) in pages.enumerated() {
            content += "q 1 0 0 1 \(moves[index]) 0 cm\n".utf8
            content += page
            content += "\nQ\n".utf8
        }
        return content
    }

    /// The sheet's MediaBox.
    var box: PopplerRectangle {
        PopplerRectangle(x1: strip.x1, y1: strip.y1, x2: strip.x1 + Double(moves[Self.most]), y2: strip.y2)
    }

    /// What is above the strip on the page as it is printed, in points.
    var top: Double { crop.y2 - strip.y2 }

    /// The page on the sheet that holds what is between both, in points from the sheet's left edge; nil where none does.
    func page(_ left: Double, _ right: Double) -> Int? {
        // The last page that begins before the end.
        var low = 0
        var high = moves.count
        while low < high {
            let middle = (low + high) / 2
            if Double(moves[middle]) <= right { low = middle + 1 } else { high = middle }
        }
        let width = crop.x2 - crop.x1
        guard low > 0, low <= Self.most, left <= Double(moves[low - 1]) + width, left > Double(moves[low - 1]) - width
        else { return nil }
        return low - 1
    }
}
