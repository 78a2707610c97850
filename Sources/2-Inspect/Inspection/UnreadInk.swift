import Documents
import Letters

/// Ink in a picture's window that no recognised word accounts for: a line that was passed over, an accent that was not read, a logo.
enum UnreadInk {
    /// The picture is looked at in squares of so many pixels.
    private static let cell = 2
    /// Of a cell's four pixels.
    private static let inked = 2
    /// Cells; fewer are dust.
    private static let fewest = 4
    /// Ink nearer than this belongs together, in cells.
    private static let reach = 6
    /// Pixels round a word's box: the soft edge of its letters.
    private static let margin = 2.5
    /// How much darker than paper is ink, out of 255, or in units of the paper's own unevenness where that is more.
    private static let (contrast, unevenness) = (32.0, 4.0)
    /// Paper is lighter than this, out of 255.
    private static let paper = 160
    private static let most = 64

    /// - Parameter window: in millimetres; what lies outside of it is not looked at.
    static func marks(in picture: DrawnPicture, beside words: [RecognisedWord], window: Box) -> [PageMark] {
        let request = picture.request
        var cells = Cells(picture)
        let shown = Box(
            x0: (window.x0 - request.region.x0) * request.density,
            y0: (window.y0 - request.region.y0) * request.density,
            x1: (window.x1 - request.region.x0) * request.density, y1: (window.y1 - request.region.y0) * request.density
        )
        cells.keep(shown)
        for word in words { cells.clear(word.box.expanded(by: margin)) }
        return cells.components(reach: reach).filter { $0.count >= fewest }.sorted { $0.count > $1.count }
            .prefix(most).map { part in
                func place(_ index: Int, _ start: Double) -> Double {
                    start + Double(index * cell) / request.density
                }
                return PageMark(
                    box: Box(
                        x0: place(part.x0, request.region.x0), y0: place(part.y0, request.region.y0),
                        x1: place(part.x1 + 1, request.region.x0), y1: place(part.y1 + 1, request.region.y0)),
                    kind: .figure)
            }
    }

    /// The picture in squares of a few pixels, each inked or not.
    private struct Cells {
        let across: Int
        let down: Int
        private var isInked: [Bool]

        init(_ picture: DrawnPicture) {
            let (width, pixels) = (picture.width, picture.pixels())
            across = width / UnreadInk.cell
            down = picture.height / UnreadInk.cell
            var counts = [UInt8](repeating: 0, count: across * down)
            let limit = Self.limit(pixels)
            for y in 0..<(pixels.isEmpty ? 0 : down * UnreadInk.cell) {
                let row = y / UnreadInk.cell * across
                for x in 0..<(across * UnreadInk.cell) where pixels[y * width + x] < limit {
                    counts[row + x / UnreadInk.cell] += 1
                }
            }
            isInked = counts.map { $0 >= UnreadInk.inked }
        }

        /// What is darker is ink. Paper is what most pixels show; on a dark ground everything is ink, and nothing is believed.
        private static func limit(_ pixels: [UInt8]) -> UInt8 {
            var counts = [Int](repeating: 0, count: 256)
            for pixel in pixels { counts[Int(pixel)] += 1 }
            func lightness(below share: Double) -> Int {
                var seen = 0
                let place = counts.firstIndex { count in
                    seen += count
                    return Double(seen) > share * Double(pixels.count)
                }
                return place ?? 0
            }
            let paper = lightness(below: 0.5)
            guard paper > UnreadInk.paper else { return .max }
            // A sixth of what varies by chance lies further below its middle than one standard deviation.
            let uneven = Double(paper - lightness(below: 0.16))
            return UInt8(max(0, Double(paper) - max(UnreadInk.contrast, UnreadInk.unevenness * uneven)))
        }

        /// Leaves alone what lies in the box; in pixels.
        mutating func keep(_ box: Box) {
            let (columns, rows) = span(box)
            for y in 0..<down {
                for x in 0..<across where !columns.contains(x) || !rows.contains(y) { isInked[y * across + x] = false }
            }
        }

        /// Takes away what lies in the box; in pixels.
        mutating func clear(_ box: Box) {
            let (columns, rows) = span(box)
            for y in rows { for x in columns { isInked[y * across + x] = false } }
        }

        private func span(_ box: Box) -> (Range<Int>, Range<Int>) {
            func range(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
                let cell = Double(UnreadInk.cell)
                let start = Int(min(max(0, low / cell), Double(count)))
                return start..<max(start, Int(min(max(0, high / cell).rounded(.up), Double(count))))
            }
            return (range(box.x0, box.x1, across), range(box.y0, box.y1, down))
        }

        struct Component {
            var x0, y0, x1, y1: Int
            var count = 1
        }

        func components(reach: Int) -> [Component] {
            var left = isInked
            var found: [Component] = []
            for start in left.indices where left[start] {
                left[start] = false
                var part = Component(
                    x0: start % across, y0: start / across, x1: start % across, y1: start / across, count: 0)
                var open = [start]
                while let index = open.popLast() {
                    let (x, y) = (index % across, index / across)
                    (part.x0, part.x1) = (min(part.x0, x), max(part.x1, x))
                    (part.y0, part.y1) = (min(part.y0, y), max(part.y1, y))
                    part.count += 1
                    for row in max(0, y - reach)...min(down - 1, y + reach) {
                        for column in max(0, x - reach)...min(across - 1, x + reach)
                        where left[row * across + column] {
                            left[row * across + column] = false
                            open.append(row * across + column)
                        }
                    }
                }
                found.append(part)
            }
            return found
        }
    }
}
