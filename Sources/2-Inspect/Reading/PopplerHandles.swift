import CPoppler
import Documents
import Glibc

/// A document opened by Poppler. Not shared between threads.
struct PopplerFile: ~Copyable {
    let pointer: OpaquePointer
    /// Of each page.
    private let cut: PopplerSheet.Cut?

    /// - Throws: `encrypted`, `damaged`.
    init(descriptor: Int32) throws(WorkerFault) {
        // Poppler takes the descriptor for itself, and would copy descriptor 0 into memory; the offset is never used.
        let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 8)
        guard own >= 0 else { throw WorkerFault(.unreadable) }
        var error: UnsafeMutablePointer<GError>?
        guard let document = poppler_document_new_from_fd(own, nil, &error) else {
            let code = error?.pointee.code
            g_clear_error(&error)
            if code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) { throw WorkerFault(.encrypted) }
            throw WorkerFault(.damaged, .readersDisagree)
        }
        pointer = document
        cut = nil
    }

    /// nil where it cannot be read.
    init?(bytes: OpaquePointer) {
        guard let document = poppler_document_new_from_bytes(bytes, nil, nil) else { return nil }
        pointer = document
        cut = nil
    }

    /// A document whose pages were cut; nil where it cannot be read, or `page` is not as it should be.
    init?(bytes: OpaquePointer, cutFrom whole: PopplerRectangle, to box: PopplerRectangle, page: Int) {
        guard let document = poppler_document_new_from_bytes(bytes, nil, nil) else { return nil }
        guard let first = poppler_document_get_page(document, Int32(page - 1)) else {
            g_object_unref(UnsafeMutableRawPointer(document))
            return nil
        }
        let sheet = PopplerSheet(owning: first, cut: nil)
        let crop = sheet.crop
        guard crop.isNear(box) else {
            g_object_unref(UnsafeMutableRawPointer(document))
            return nil
        }
        pointer = document
        cut = PopplerSheet.Cut(box: crop, left: crop.x1 - whole.x1, top: whole.y2 - crop.y2)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

    var pageCount: Int { Int(poppler_document_get_n_pages(pointer)) }

    /// From 1.
    func page(_ number: Int) throws(WorkerFault) -> PopplerSheet {
        guard let page = poppler_document_get_page(pointer, Int32(number - 1)) else {
            throw WorkerFault(.damaged, .pageMissing, page: number)
        }
        return PopplerSheet(owning: page, cut: cut)
    }
}

/// One page of a `PopplerFile`.
struct PopplerSheet: ~Copyable {
    /// What a page was cut to, in its user space, and what that took from it at its left and top as printed, in points.
    struct Cut {
        var box: PopplerRectangle
        var left: Double
        var top: Double
    }

    let pointer: OpaquePointer
    let cut: Cut?

    fileprivate init(owning page: OpaquePointer, cut: Cut?) {
        pointer = page
        self.cut = cut
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

    /// Points of user space, after CropBox and rotation.
    var size: (width: Double, height: Double) {
        var width = 0.0
        var height = 0.0
        poppler_page_get_size(pointer, &width, &height)
        return (width, height)
    }

    /// In user space; after that of the page tree and the MediaBox.
    var crop: PopplerRectangle {
        var box = PopplerRectangle()
        poppler_page_get_crop_box(pointer, &box)
        return box
    }

    /// Whether the page has the CropBox that it was to be cut to.
    var isCut: Bool { cut.map { crop == $0.box } ?? false }

    /// Draws the page as it is printed, its top left corner at the origin, a point a unit. A cut one is drawn as it is shown, which finds
    /// its text too, in one going through its content; it has no annotations, which is where the two differ.
    func draw(on context: OpaquePointer?) {
        guard let cut else {
            poppler_page_render_for_printing(pointer, context)
            return
        }
        cairo_translate(context, cut.left, cut.top)
        poppler_page_render(pointer, context)
    }
}

extension PopplerRectangle {
    static func == (a: Self, b: Self) -> Bool { a.x1 == b.x1 && a.y1 == b.y1 && a.x2 == b.x2 && a.y2 == b.y2 }

    /// Whether both are one, as far as numbers are written.
    func isNear(_ other: Self) -> Bool {
        max(abs(x1 - other.x1), abs(y1 - other.y1), abs(x2 - other.x2), abs(y2 - other.y2)) < 1e-6
    }
}
