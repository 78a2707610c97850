import CPoppler
import Documents
import Letters

/// A part of a page drawn on white, as it would be printed.
package struct Picture: ~Copyable {
    package let width: Int
    package let height: Int
    /// Pixels a millimetre.
    let density: Double
    /// Where the picture's top left corner is on the page, in millimetres.
    private let left: Double
    private let top: Double
    private let canvas: Canvas

    /// A page is drawn no larger than this on a side, in pixels.
    private static let longestSide = 8192.0

    /// - Parameter region: in millimetres on the page as printed.
    /// - Parameter scale: millimetres of a point of the page's user space.
    /// - Parameter canvas: of an earlier picture that is needed no more; taken where it has the size, else replaced.
    static func draw(
        _ sheet: borrowing PopplerSheet, region: Box, pixelsPerMillimetre density: Double, millimetres scale: Double,
        page: Int, on canvas: inout Canvas?
    ) throws(WorkerFault) -> Picture {
        let across = (region.width * density).rounded(.up)
        let down = (region.height * density).rounded(.up)
        guard across >= 1, down >= 1, across <= Self.longestSide, down <= Self.longestSide,
            let made = Canvas.of(canvas, width: Int(across), height: Int(down))
        else { throw WorkerFault(.unreadable, .arguments) }
        canvas = made
        let picture = Picture(canvas: made, density: density, left: region.x0, top: region.y0)
        let context = cairo_create(made.surface)
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, density, density)
        cairo_translate(context, -region.x0, -region.y0)
        cairo_scale(context, scale, scale)
        sheet.draw(on: context)
        let status = cairo_status(context)
        cairo_destroy(context)
        cairo_surface_flush(made.surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw WorkerFault(.unreadable, .drawing, page: page) }
        return picture
    }

    private init(canvas: Canvas, density: Double, left: Double, top: Double) {
        self.canvas = canvas
        self.width = canvas.width
        self.height = canvas.height
        self.density = density
        self.left = left
        self.top = top
    }

    /// A part of the picture: columns and rows, the ends not included.
    struct Pixels {
        var x0, y0, x1, y1: Int
        var width: Int { max(0, x1 - x0) }
        var height: Int { max(0, y1 - y0) }

        func intersection(_ other: Pixels) -> Pixels {
            Pixels(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
        }
    }

    /// Every pixel that touches the box; in millimetres on the page.
    func pixels(of box: Box) -> Pixels {
        func place(_ value: Double, _ limit: Int) -> Int { Int(min(max(value, 0), Double(limit))) }
        return Pixels(
            x0: place(((box.x0 - left) * density).rounded(.down), width),
            y0: place(((box.y0 - top) * density).rounded(.down), height),
            x1: place(((box.x1 - left) * density).rounded(.up), width),
            y1: place(((box.y1 - top) * density).rounded(.up), height))
    }

    func millimetres(x0: Int, y0: Int, x1: Int, y1: Int) -> Box {
        Box(
            x0: left + Double(x0) / density, y0: top + Double(y0) / density, x1: left + Double(x1) / density,
            y1: top + Double(y1) / density)
    }

    /// Each row of the part from the top: its pixels, 0x??RRGGBB.
    @inline(__always)
    func eachRow(of part: Pixels, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        guard part.width > 0, part.height > 0, let data = cairo_image_surface_get_data(canvas.surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(canvas.surface))
        for y in part.y0..<part.y1 {
            // Cairo aligns its rows to four bytes.
            let row = UnsafeRawPointer(data + y * stride).assumingMemoryBound(to: UInt32.self)
            body(UnsafeBufferPointer(start: row + part.x0, count: part.width))
        }
    }

    /// Each pixel of the part that is not wholly white, and its place in the part, row by row. Most of a page is white: it is passed over
    /// eight pixels at a time.
    @inline(__always)
    func eachStain(of part: Pixels, _ body: (_ place: Int, _ pixel: UInt32) -> Void) {
        let unused: UInt64 = 0xff00_0000_ff00_0000
        var start = 0
        eachRow(of: part) { row in
            let bytes = UnsafeRawBufferPointer(row)
            func two(_ x: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: 4 * x, as: UInt64.self) }
            var x = 0
            while x < row.count {
                let end = min(x + 8, row.count)
                if end - x == 8, (two(x) & two(x + 2) & two(x + 4) & two(x + 6)) | unused == .max {
                    x = end
                    continue
                }
                while x < end {
                    if row[x] | 0xff00_0000 != .max { body(start + x, row[x]) }
                    x += 1
                }
            }
            start += row.count
        }
    }

    /// Whether any colour in the box differs from another by as much.
    func hasContrast(in box: Box, _ least: UInt32) -> Bool {
        let (lowest, highest) = colours(of: pixels(of: box))
        return highest.isAbove(lowest, by: least)
    }

    /// Whether the box is of one colour, and right beside it, to its left or right, is a lighter one by as much: a stem that fills it.
    func isStem(_ box: Box, _ least: UInt32) -> Bool {
        let part = pixels(of: box)
        let around = Pixels(x0: max(0, part.x0 - 1), y0: part.y0, x1: min(width, part.x1 + 1), y1: part.y1)
        return colours(of: around).highest.isAbove(colours(of: part).highest, by: least)
    }

    private struct Colour {
        var red, green, blue: UInt32

        func isAbove(_ other: Colour, by least: UInt32) -> Bool {
            red >= other.red + least || green >= other.green + least || blue >= other.blue + least
        }
    }

    /// The least and the most of each of the part's colours.
    private func colours(of part: Pixels) -> (lowest: Colour, highest: Colour) {
        var lowest = Colour(red: 255, green: 255, blue: 255)
        var highest = Colour(red: 0, green: 0, blue: 0)
        eachRow(of: part) { row in
            for pixel in row {
                let (red, green, blue) = (pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff)
                (lowest.red, highest.red) = (min(lowest.red, red), max(highest.red, red))
                (lowest.green, highest.green) = (min(lowest.green, green), max(highest.green, green))
                (lowest.blue, highest.blue) = (min(lowest.blue, blue), max(highest.blue, blue))
            }
        }
        return (lowest, highest)
    }

    /// Each 0x00RRGGBB, row by row from the top.
    package var pixels: [UInt32] {
        var all: [UInt32] = []
        all.reserveCapacity(width * height)
        eachRow(of: Pixels(x0: 0, y0: 0, x1: width, y1: height)) { row in
            for pixel in row { all.append(pixel & 0xff_ffff) }
        }
        return all
    }
}

/// What a picture is drawn on; kept from page to page, since the system clears each new one's memory.
final class Canvas {
    let width: Int
    let height: Int
    fileprivate let surface: OpaquePointer

    private init?(width: Int, height: Int) {
        guard let made = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else { return nil }
        (self.width, self.height, surface) = (width, height, made)
    }

    fileprivate static func of(_ used: Canvas?, width: Int, height: Int) -> Canvas? {
        if let used, used.width == width, used.height == height { return used }
        return Canvas(width: width, height: height)
    }

    deinit { cairo_surface_destroy(surface) }
}

extension UInt32 {
    /// 0x??RRGGBB: whether any of its colours is darker.
    func isInked(below value: UInt32) -> Bool {
        self & 0xff < value || self >> 8 & 0xff < value || self >> 16 & 0xff < value
    }
}
