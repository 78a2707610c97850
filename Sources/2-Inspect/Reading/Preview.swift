import CPoppler
public import Documents
import Glibc
import Letters

/// Draws pages as they would be printed, with the address window, the address and what disturbs it marked over them.
public enum Preview {
    private static let dotsPerMillimetre = 150 / 25.4
    private static let pointsPerMillimetre = 72 / 25.4

    /// Writes the picture or document to `output`, a descriptor open for writing.
    /// - Throws: what reading throws; `pagesBeyond`; `output` where it cannot be written.
    public static func draw(
        _ request: DrawRequest, of descriptor: Int32, into output: Int32, limits: WorkerLimits,
        progress: () throws(WorkerFault) -> Void
    ) throws(WorkerFault) {
        let structure = try Structure.examine(descriptor: descriptor, limits: limits, progress: progress)
        let file = try PopplerFile(descriptor: descriptor)
        guard file.pageCount == structure.pages else { throw WorkerFault(.damaged, .readersDisagree) }
        guard request.pages.allSatisfy({ $0.number <= structure.pages }) else {
            throw WorkerFault(.pagesBeyond, number: Int32(clamping: structure.pages))
        }
        var sink = Sink(descriptor: output)
        switch request.format {
        case .png:
            guard let page = request.pages.first else { return }
            let sheet = try file.page(page.number)
            let scale = DocumentReader.millimetresPerPoint * (structure.userUnits[page.number] ?? 1)
            let size = sheet.size
            let (across, down) = (size.width * scale * dotsPerMillimetre, size.height * scale * dotsPerMillimetre)
            guard across >= 1, down >= 1, across <= 8192, down <= 8192,
                let surface = cairo_image_surface_create(
                    CAIRO_FORMAT_RGB24, Int32(across.rounded()), Int32(down.rounded()))
            else { throw WorkerFault(.unreadable, .drawing, page: page.number) }
            defer { cairo_surface_destroy(surface) }
            try paint(page, sheet, scale, on: surface, density: dotsPerMillimetre)
            let written = withUnsafeMutablePointer(to: &sink) {
                cairo_surface_write_to_png_stream(surface, Sink.write, $0)
            }
            guard written == CAIRO_STATUS_SUCCESS else { throw WorkerFault(.output, number: sink.error) }
        case .pdf:
            try withUnsafeMutablePointer(to: &sink) { sink throws(WorkerFault) in
                guard let surface = cairo_pdf_surface_create_for_stream(Sink.write, sink, 595, 842) else {
                    throw WorkerFault(.unreadable, .drawing)
                }
                defer { cairo_surface_destroy(surface) }
                for page in request.pages {
                    let sheet = try file.page(page.number)
                    let scale = DocumentReader.millimetresPerPoint * (structure.userUnits[page.number] ?? 1)
                    let size = sheet.size
                    cairo_pdf_surface_set_size(
                        surface, size.width * scale * pointsPerMillimetre, size.height * scale * pointsPerMillimetre)
                    try paint(page, sheet, scale, on: surface, density: pointsPerMillimetre)
                    cairo_surface_show_page(surface)
                    try progress()
                }
                cairo_surface_finish(surface)
                guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, sink.pointee.error == 0 else {
                    throw WorkerFault(.output, number: sink.pointee.error)
                }
            }
        }
    }

    private static func paint(
        _ page: DrawRequest.Page, _ sheet: borrowing PopplerSheet, _ scale: Double, on surface: OpaquePointer,
        density: Double
    ) throws(WorkerFault) {
        let context = cairo_create(surface)
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, density, density)
        cairo_save(context)
        cairo_scale(context, scale, scale)
        poppler_page_render_for_printing(sheet.pointer, context)
        cairo_restore(context)
        for mark in page.marks { draw(mark, context) }
        guard cairo_status(context) == CAIRO_STATUS_SUCCESS else {
            throw WorkerFault(.unreadable, .drawing, page: page.number)
        }
    }

    private static func draw(_ mark: DrawRequest.Mark, _ context: OpaquePointer?) {
        let style = Style(mark.kind)
        let box = mark.box
        cairo_rectangle(context, box.x0, box.y0, box.width, box.height)
        if style.ground > 0 {
            cairo_set_source_rgba(context, style.red, style.green, style.blue, style.ground)
            cairo_fill_preserve(context)
        }
        cairo_set_source_rgba(context, style.red, style.green, style.blue, 0.9)
        cairo_set_line_width(context, style.line)
        cairo_set_dash(context, [1.5, 1], style.isDashed ? 2 : 0, 0)
        cairo_stroke(context)
    }

    private struct Style {
        var red, green, blue: Double
        /// Opacity of the ground.
        var ground: Double
        /// Millimetres.
        var line: Double
        var isDashed: Bool

        init(_ kind: DrawRequest.Kind) {
            switch kind {
            case .outerWindow: self.init(0.2, 0.4, 0.8, ground: 0, line: 0.2, isDashed: true)
            case .innerWindow: self.init(0.2, 0.4, 0.8, ground: 0.06, line: 0.3, isDashed: false)
            case .reserved: self.init(0.95, 0.6, 0.1, ground: 0.12, line: 0.1, isDashed: true)
            case .good: self.init(0, 0.6, 0.2, ground: 0.08, line: 0.5, isDashed: false)
            case .bad: self.init(0.85, 0.05, 0.05, ground: 0.08, line: 0.5, isDashed: false)
            case .intruder: self.init(0.85, 0.05, 0.05, ground: 0.2, line: 0.3, isDashed: true)
            }
        }

        private init(
            _ red: Double, _ green: Double, _ blue: Double, ground: Double, line: Double, isDashed: Bool
        ) {
            (self.red, self.green, self.blue) = (red, green, blue)
            (self.ground, self.line, self.isDashed) = (ground, line, isDashed)
        }
    }

    /// Where cairo's bytes go.
    private struct Sink {
        var descriptor: Int32
        /// The system's number of the first write that failed.
        var error: Int32 = 0

        init(descriptor: Int32) { self.descriptor = descriptor }

        static let write: cairo_write_func_t = { closure, bytes, length in
            guard let sink = closure?.assumingMemoryBound(to: Sink.self), let bytes else {
                return CAIRO_STATUS_WRITE_ERROR
            }
            var sent = 0
            while sent < Int(length) {
                let count = Glibc.write(sink.pointee.descriptor, bytes + sent, Int(length) - sent)
                if count < 0 {
                    if errno == EINTR { continue }
                    sink.pointee.error = errno
                    return CAIRO_STATUS_WRITE_ERROR
                }
                sent += count
            }
            return CAIRO_STATUS_SUCCESS
        }
    }
}
