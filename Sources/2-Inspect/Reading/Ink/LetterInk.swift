import Letters

/// The ink of one character, cut out of a drawn page: its largest connected piece. nil where it can't be told from its neighbours'.
struct LetterInk {
    /// Of the piece, in millimetres on the page.
    let box: Box
    /// As `LetterShapes.Shape` has them.
    let cells: [Float]
    /// Pixels.
    let height: Int
    /// Whether there are pieces above: the dot of an i, an accent.
    let isTopped: Bool
    /// Of what is above the piece and as wide at most, the largest; in millimetres on the page.
    let mark: Box?
    /// Whether there is nothing at all above the piece, as far as its box and a little more reach.
    let isBare: Bool

    /// Pixels; coarser letters lose their forms.
    private static let lowest = 12
    /// Beside the piece: of its ink; a letter with more is broken, or stands on something.
    private static let mostRest = 0.06
    /// Of the piece's width, beside the room its font gives it: a slanted letter's; more is a ligature, or touches its neighbour.
    private static let mostOverhang = 0.3

    init?(_ picture: borrowing Picture, of box: Box) {
        // Type 3 fonts state boxes that their letters reach out of.
        guard let ink = Self(picture, of: box, beyond: 0.15) ?? Self(picture, of: box, beyond: 0.5) else { return nil }
        self = ink
    }

    /// - Parameter beyond: how far above and below the box is looked, in parts of its height.
    private init?(_ picture: borrowing Picture, of box: Box, beyond: Double) {
        let reach = max(0.4 * box.width, 0.3)
        let part = picture.pixels(
            of: Box(
                x0: box.x0 - reach, y0: box.y0 - beyond * box.height, x1: box.x1 + reach,
                y1: box.y1 + beyond * box.height))
        guard part.width > 2, part.height >= Self.lowest, part.width <= 256, part.height <= 256,
            var pieces = InkPieces(picture, part)
        else { return nil }
        let own = picture.pixels(of: box)
        let left = own.x0 - part.x0
        let right = own.x1 - part.x0
        let (upper, lower) = (own.y0 - part.y0, own.y1 - part.y0)
        let all = pieces.all()
        let found = all.filter {
            let (x, y) = (($0.x0 + $0.x1 + 1) / 2, ($0.y0 + $0.y1 + 1) / 2)
            return x >= left && x <= right && y >= upper && y <= lower
        }
        guard let piece = found.max(by: { $0.count < $1.count }), !piece.touchesEdge else { return nil }
        let (width, height) = (piece.x1 - piece.x0 + 1, piece.y1 - piece.y0 + 1)
        let overhang = max(0, left - piece.x0) + max(0, piece.x1 + 1 - right)
        guard height >= Self.lowest, Double(overhang) <= Self.mostOverhang * Double(width) + 1 else { return nil }
        var rest = 0
        var above = 0
        for other in found where other != piece {
            // A rule below the line, a neighbour's.
            if other.touchesEdge, other.y0 > piece.y1 { continue }
            if other.y1 < piece.y0 { above += other.count } else { rest += other.count }
        }
        guard Double(rest) <= Self.mostRest * Double(piece.count) else { return nil }
        self.box = picture.millimetres(
            x0: part.x0 + piece.x0, y0: part.y0 + piece.y0, x1: part.x0 + piece.x1 + 1, y1: part.y0 + piece.y1 + 1)
        self.height = height
        isTopped = Double(above) > Self.mostRest * Double(piece.count)
        mark = found.filter { $0.y1 < piece.y0 && !$0.touchesEdge && $0.x1 - $0.x0 < width }
            .max { $0.count < $1.count }
            .map {
                picture.millimetres(
                    x0: part.x0 + $0.x0, y0: part.y0 + $0.y0, x1: part.x0 + $0.x1 + 1, y1: part.y0 + $0.y1 + 1)
            }
        isBare = !all.contains { $0.y1 < piece.y0 && $0.x0 <= piece.x1 && $0.x1 >= piece.x0 }
        cells = pieces.cells(of: piece)
    }
}
