import CPoppler
import Documents
import Glibc

/// A document opened by Poppler. Not shared between threads.
struct PopplerFile: ~Copyable {
    let pointer: OpaquePointer

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
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

    var pageCount: Int { Int(poppler_document_get_n_pages(pointer)) }

    /// From 1.
    func page(_ number: Int) throws(WorkerFault) -> PopplerSheet {
        guard let page = poppler_document_get_page(pointer, Int32(number - 1)) else {
            throw WorkerFault(.damaged, .pageMissing, page: number)
        }
        return PopplerSheet(owning: page)
    }
}

/// One page of a `PopplerFile`.
struct PopplerSheet: ~Copyable {
    let pointer: OpaquePointer

    fileprivate init(owning page: OpaquePointer) { pointer = page }

    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

    /// Points of user space, after CropBox and rotation.
    var size: (width: Double, height: Double) {
        var width = 0.0
        var height = 0.0
        poppler_page_get_size(pointer, &width, &height)
        return (width, height)
    }
}
