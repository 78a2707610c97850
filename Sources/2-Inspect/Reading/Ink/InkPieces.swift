/// Connected ink in a small part of a picture; pixels that touch at a corner are connected.
struct InkPieces {
    /// Darker than its ground by this part of the darkest pixel's difference is ink, and by this much at least, out of 255.
    private static let (inked, faintest): (Int, Int) = (77, 24)
    /// How much lighter than black is paper.
    private static let darkestGround = 96

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
        guard Int(ground) <= Self.darkestGround else { return nil }
        let limit = max(Self.faintest, Int(darkest - ground) * Self.inked / 256) + Int(ground)
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

    /// Of each row that has ink of the piece, or any within the columns, where the first and the last of it are.
    func spans(of piece: Piece?, rows: ClosedRange<Int>, columns: Range<Int>) -> [(left: Int, right: Int)] {
        rows.compactMap { row in
            let start = (row + 1) * stride + 1
            let pixels =
                piece == nil
                ? marks[(start + columns.lowerBound)..<(start + columns.upperBound)] : marks[start..<(start + width)]
            func isInked(_ mark: UInt8) -> Bool { piece.map { mark == $0.number } ?? (mark > 0) }
            guard let left = pixels.firstIndex(where: isInked), let right = pixels.lastIndex(where: isInked)
            else { return nil }
            return (left - start, right - start)
        }
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
