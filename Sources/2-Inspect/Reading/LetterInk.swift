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

    /// Pixels; coarser letters lose their forms.
    private static let lowest = 12
    /// Darker than its ground by this part of the darkest pixel's difference is ink, and by this much at least, out of 255.
    private static let (inked, faintest): (Int, Int) = (77, 24)
    /// Beside the piece: of its ink; a letter with more is broken, or stands on something.
    private static let mostRest = 0.06
    /// Of the piece's width, beside the room its font gives it: a slanted letter's; more is a ligature, or touches its neighbour.
    private static let mostOverhang = 0.3
    /// How much lighter than black is paper.
    private static let darkestGround = 96

    init?(_ picture: borrowing Picture, of box: Box) {
        let reach = max(0.4 * box.width, 0.3)
        let part = picture.pixels(
            of: Box(
                x0: box.x0 - reach, y0: box.y0 - 0.15 * box.height, x1: box.x1 + reach, y1: box.y1 + 0.15 * box.height))
        guard part.width > 2, part.height >= Self.lowest, part.width <= 256, part.height <= 256,
            var pieces = Pieces(picture, part)
        else { return nil }
        let own = picture.pixels(of: box)
        let left = own.x0 - part.x0
        let right = own.x1 - part.x0
        let (upper, lower) = (own.y0 - part.y0, own.y1 - part.y0)
        let found = pieces.all().filter {
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
        cells = pieces.cells(of: piece)
    }

    /// Connected ink in a small part of a picture; pixels that touch at a corner are connected.
    private struct Pieces {
        struct Piece: Equatable {
            /// From 1.
            var number: UInt8
            var x0, y0, x1, y1: Int
            var count: Int
            var touchesEdge: Bool
        }

        private let width: Int
        private let height: Int
        /// A row and a column of no ink around: every pixel has eight neighbours.
        private let stride: Int
        /// 255 is ink of no piece yet, 0 none.
        private var marks: [UInt8]

        /// nil where there is no ink, or no light ground.
        init?(_ picture: borrowing Picture, _ part: Picture.Pixels) {
            width = part.width
            height = part.height
            stride = width + 2
            marks = [UInt8](repeating: 0, count: stride * (height + 2))
            var (ground, darkest) = (UInt8.max, UInt8.min)
            marks.withUnsafeMutableBufferPointer { [stride] marks in
                var place = stride + 1
                picture.eachRow(of: part) { row in
                    for (x, pixel) in row.enumerated() {
                        let value = ~UInt8(min(pixel & 0xff, pixel >> 8 & 0xff, pixel >> 16 & 0xff))
                        (ground, darkest) = (min(ground, value), max(darkest, value))
                        marks[place + x] = value
                    }
                    place += stride
                }
            }
            guard Int(ground) <= LetterInk.darkestGround else { return nil }
            let limit = max(LetterInk.faintest, Int(darkest - ground) * LetterInk.inked / 256) + Int(ground)
            guard let limit = UInt8(exactly: limit), darkest >= limit else { return nil }
            for place in marks.indices { marks[place] = marks[place] >= limit ? 255 : 0 }
        }

        /// No more than a clean letter and its neighbours have; of noise, the first ones.
        mutating func all() -> [Piece] {
            var found: [Piece] = []
            var open: [Int] = []
            let (width, height, stride) = (width, height, stride)
            marks.withUnsafeMutableBufferPointer { marks in
                for start in 0..<marks.count where marks[start] == 255 && found.count < 200 {
                    let number = UInt8(found.count + 1)
                    var piece = Piece(number: number, x0: width, y0: height, x1: 0, y1: 0, count: 0, touchesEdge: false)
                    marks[start] = number
                    open.append(start)
                    while let place = open.popLast() {
                        let (y, x) = (place / stride - 1, place % stride - 1)
                        piece.x0 = min(piece.x0, x)
                        piece.x1 = max(piece.x1, x)
                        piece.y0 = min(piece.y0, y)
                        piece.y1 = max(piece.y1, y)
                        piece.count += 1
                        var row = place - stride
                        while row <= place + stride {
                            for next in (row - 1)...(row + 1) where marks[next] == 255 {
                                marks[next] = number
                                open.append(next)
                            }
                            row += stride
                        }
                    }
                    piece.touchesEdge =
                        piece.x0 == 0 || piece.y0 == 0 || piece.x1 == width - 1 || piece.y1 == height - 1
                    found.append(piece)
                }
            }
            return found
        }

        /// The inked part of each cell of the piece's box.
        func cells(of piece: Piece) -> [Float] {
            let (columns, rows) = (LetterShapes.columns, LetterShapes.rows)
            let (across, down) = (piece.x1 - piece.x0 + 1, piece.y1 - piece.y0 + 1)
            var cells = [Float](repeating: 0, count: columns * rows)
            let horizontal = (0..<across).map { Self.shares(of: $0, among: across, columns) }
            for y in 0..<down {
                let vertical = Self.shares(of: y, among: down, rows)
                for x in 0..<across
                where marks[(piece.y0 + y + 1) * stride + piece.x0 + x + 1] == piece.number {
                    for (column, part) in horizontal[x] {
                        for (row, share) in vertical { cells[row * columns + column] += part * share }
                    }
                }
            }
            return cells
        }

        /// What part of which cells one pixel of `count` covers.
        private static func shares(of pixel: Int, among count: Int, _ cells: Int) -> [(Int, Float)] {
            let first = pixel * cells / count
            let last = ((pixel + 1) * cells - 1) / count
            return (first...last).map { cell in
                let start = max(pixel * cells, cell * count)
                let end = min((pixel + 1) * cells, (cell + 1) * count)
                return (cell, Float(end - start) / Float(count))
            }
        }
    }
}
