/// Inked pixels with their colours, for finding what belongs together.
struct Raster {
    let width: Int
    let height: Int
    private var pixels: [UInt32]
    /// Pixels that are not blank.
    private var inked = 0

    private static let blank = UInt32.max

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = Array(repeating: Self.blank, count: width * height)
    }

    /// The part's pixels that are inked, as 0x00RRGGBB.
    init(_ picture: borrowing Picture, _ part: Picture.Pixels, inkedBelow value: UInt32) {
        self.init(width: part.width, height: part.height)
        var count = 0
        pixels.withUnsafeMutableBufferPointer { pixels in
            picture.eachStain(of: part) { place, pixel in
                guard pixel.isInked(below: value) else { return }
                pixels[place] = pixel & 0xff_ffff
                count += 1
            }
        }
        inked = count
    }

    var isBlank: Bool { inked == 0 }

    mutating func clear(_ part: Picture.Pixels) {
        var cleared = 0
        pixels.withUnsafeMutableBufferPointer { pixels in
            for y in part.y0..<part.y1 {
                for place in (y * width + part.x0)..<(y * width + part.x1) where pixels[place] != Self.blank {
                    pixels[place] = Self.blank
                    cleared += 1
                }
            }
        }
        inked -= cleared
    }

    /// Takes the pixels that lie in a row or column of nearly one colour, `length` of them or more.
    mutating func takeLines(atLeast length: Int) -> Raster {
        var lines = Raster(width: width, height: height)
        for y in 0..<height { collect(from: y * width, step: 1, count: width, length, &lines) }
        for x in 0..<width { collect(from: x, step: width, count: height, length, &lines) }
        for index in pixels.indices where lines.pixels[index] != Self.blank {
            pixels[index] = Self.blank
            lines.inked += 1
        }
        inked -= lines.inked
        return lines
    }

    private func collect(from first: Int, step: Int, count: Int, _ length: Int, _ lines: inout Raster) {
        pixels.withUnsafeBufferPointer { pixels in
            var start = 0
            var last = Self.blank
            for place in 0...count {
                let pixel = place < count ? pixels[first + place * step] : Self.blank
                if place > start, place < count, pixel == last || Self.alike(pixel, last) {
                    last = pixel
                    continue
                }
                if place - start >= length, pixels[first + start * step] != Self.blank {
                    for index in start..<place { lines.pixels[first + index * step] = pixels[first + index * step] }
                }
                start = place
                last = pixel
            }
        }
    }

    /// Neighbours of a ground or a rule differ by the paper's noise at most.
    private static func alike(_ a: UInt32, _ b: UInt32) -> Bool {
        if a == b { return true }
        guard a != blank, b != blank else { return false }
        func near(_ shift: UInt32) -> Bool {
            let (one, other) = (Int(a >> shift & 0xff), Int(b >> shift & 0xff))
            return abs(one - other) <= 24
        }
        return near(0) && near(8) && near(16)
    }

    /// Ink that belongs together, its cells of `side` pixels touching.
    struct Component {
        var x0, y0, x1, y1: Int
        /// Inked pixels.
        var count: Int
        /// The cells it has ink in.
        var cells: [(x: Int, y: Int)]

        /// Little ink for its size, as a corner has, or nothing in its middle: a frame of dots or dashes. Writing has more.
        func isLines(side: Int) -> Bool {
            if Double(count) <= 2.2 * Double(x1 - x0 + y1 - y0 + 2) { return true }
            guard x1 - x0 > 8 * side, y1 - y0 > 6 * side else { return false }
            let (left, right) = ((x0 + side) / side, (x1 - side) / side)
            let (top, bottom) = ((y0 + side) / side, (y1 - side) / side)
            let inner = cells.count { $0.x > left && $0.x < right && $0.y > top && $0.y < bottom }
            return inner * 10 < cells.count
        }
    }

    func components(side: Int) -> [Component] {
        let (across, down) = ((width + side - 1) / side, (height + side - 1) / side)
        var cells = [Component?](repeating: nil, count: across * down)
        for y in 0..<height {
            for x in 0..<width where pixels[y * width + x] != Self.blank {
                let index = y / side * across + x / side
                if cells[index] == nil {
                    cells[index] = Component(x0: x, y0: y, x1: x, y1: y, count: 1, cells: [(x / side, y / side)])
                } else {
                    cells[index]?.add(x, y)
                }
            }
        }
        var found: [Component] = []
        for start in cells.indices {
            guard var whole = cells[start] else { continue }
            cells[start] = nil
            var open = [start]
            while let index = open.popLast() {
                let (row, column) = (index / across, index % across)
                for y in max(0, row - 1)...min(down - 1, row + 1) {
                    for x in max(0, column - 1)...min(across - 1, column + 1) {
                        guard let other = cells[y * across + x] else { continue }
                        whole.join(other)
                        cells[y * across + x] = nil
                        open.append(y * across + x)
                    }
                }
            }
            found.append(whole)
        }
        return found
    }
}

extension Raster.Component {
    fileprivate mutating func add(_ x: Int, _ y: Int) {
        (x0, x1) = (min(x0, x), max(x1, x))
        (y0, y1) = (min(y0, y), max(y1, y))
        count += 1
    }

    fileprivate mutating func join(_ other: Self) {
        (x0, x1) = (min(x0, other.x0), max(x1, other.x1))
        (y0, y1) = (min(y0, other.y0), max(y1, other.y1))
        count += other.count
        cells += other.cells
    }
}
