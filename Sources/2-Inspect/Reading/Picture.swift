import CPoppler
import Documents
import Letters

/// A part of a page drawn on white, as it would be printed.
package struct Picture: ~Copyable {
    package let width: Int
    package let height: Int
    private let surface: OpaquePointer

    /// A page is drawn no larger than this on a side, in pixels.
    private static let longestSide = 8192.0

    /// - Parameter region: in millimetres on the page as printed.
    /// - Parameter scale: millimetres of a point of the page's user space.
    static func draw(
        _ sheet: borrowing PopplerSheet, region: Box, pixelsPerMillimetre density: Double, millimetres scale: Double
    ) throws(WorkerFault) -> Picture {
        let across = (region.width * density).rounded(.up)
        let down = (region.height * density).rounded(.up)
        guard across >= 1, down >= 1, across <= Self.longestSide, down <= Self.longestSide,
            let made = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(across), Int32(down))
        else { throw WorkerFault(.unreadable, .arguments) }
        let picture = Picture(surface: made, width: Int(across), height: Int(down))
        let context = cairo_create(made)
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, density, density)
        cairo_translate(context, -region.x0, -region.y0)
        cairo_scale(context, scale, scale)
        poppler_page_render_for_printing(sheet.pointer, context)
        let status = cairo_status(context)
        cairo_destroy(context)
        cairo_surface_flush(made)
        guard status == CAIRO_STATUS_SUCCESS else { throw WorkerFault(.unreadable, .drawing) }
        return picture
    }

    private init(surface: OpaquePointer, width: Int, height: Int) {
        self.surface = surface
        self.width = width
        self.height = height
    }

    deinit { cairo_surface_destroy(surface) }

    /// Rows from the top; each pixel 0x??RRGGBB.
    private func eachRow(_ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<height {
            // Cairo aligns its rows to four bytes.
            let start = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            body(UnsafeBufferPointer(start: start, count: width))
        }
    }

    /// The part of the pixels that is not white, 0 to 1. The faintest steps count as white: rounding of colours.
    package var ink: Double {
        var dark = 0
        eachRow { row in
            for pixel in row where pixel & 0xff < 0xfa || pixel >> 8 & 0xff < 0xfa || pixel >> 16 & 0xff < 0xfa {
                dark += 1
            }
        }
        return Double(dark) / Double(width * height)
    }

    /// Each 0x00RRGGBB, row by row from the top.
    package var pixels: [UInt32] {
        var all: [UInt32] = []
        all.reserveCapacity(width * height)
        eachRow { row in all.append(contentsOf: row.lazy.map { $0 & 0xff_ffff }) }
        return all
    }
}
