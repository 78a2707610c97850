import CPoppler
import Documents
import Letters

/// A part of a page drawn on white, as it would be printed.
package struct Picture: Equatable, Sendable {
    package var width: Int
    package var height: Int
    /// Rows from the top; each pixel 0x00RRGGBB.
    package var pixels: [UInt32]

    /// A page is drawn no larger than this on a side, in pixels.
    static let longestSide = 8192.0

    /// The part of the pixels that is not white, 0 to 1. The faintest step counts as white: rounding of colours.
    package var ink: Double {
        guard !pixels.isEmpty else { return 0 }
        let dark = pixels.reduce(into: 0) { count, pixel in
            let channels = [pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff]
            if channels.contains(where: { $0 < 0xfa }) { count += 1 }
        }
        return Double(dark) / Double(pixels.count)
    }

    /// - Parameter region: in millimetres on the page as printed.
    /// - Parameter millimetres: a point of the page's user space.
    init(
        of sheet: borrowing PopplerSheet, region: Box, pixelsPerMillimetre density: Double, millimetres scale: Double
    ) throws(WorkerFault) {
        let across = (region.width * density).rounded(.up)
        let down = (region.height * density).rounded(.up)
        guard across >= 1, down >= 1, across <= Self.longestSide, down <= Self.longestSide else {
            throw WorkerFault(.unreadable, .arguments)
        }
        width = Int(across)
        height = Int(down)
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        defer { cairo_surface_destroy(surface) }
        let context = cairo_create(surface)
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, density, density)
        cairo_translate(context, -region.x0, -region.y0)
        cairo_scale(context, scale, scale)
        poppler_page_render_for_printing(sheet.pointer, context)
        let status = cairo_status(context)
        cairo_destroy(context)
        cairo_surface_flush(surface)
        guard status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
            throw WorkerFault(.unreadable, .memory)
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let rows = UnsafeRawBufferPointer(start: data, count: stride * height)
        pixels = []
        pixels.reserveCapacity(width * height)
        for row in 0..<height {
            for column in 0..<width {
                pixels.append(
                    rows.loadUnaligned(fromByteOffset: row * stride + column * 4, as: UInt32.self) & 0xff_ffff)
            }
        }
    }
}
