import CQpdf
import Documents
import Glibc
import Letters

/// What qpdf alone can say of a document: that it is whole, and the keys Poppler's interface does not show.
struct Structure {
    var pages: Int
    var encrypted: Bool
    var forms: Bool
    /// A page's user space unit in 1/72 inch, where it is not 1. Poppler 22.12 ignores it.
    var userUnits: [Int: Double]

    /// Reads every page's dictionary and inflates every page's content once.
    static func examine(
        descriptor: Int32, limits: WorkerLimits, progress: () throws(WorkerFault) -> Void
    ) throws(WorkerFault) -> Structure {
        let file = try MappedFile(descriptor: descriptor)
        try FileEnds.check(file.bytes)
        let document = try QPDFDocument(file)
        try progress()
        let count = try document.pageCount()
        guard count <= limits.pages else {
            throw WorkerFault(.tooManyPages, number: Int32(clamping: count))
        }
        var units: [Int: Double] = [:]
        for number in 1...count {
            let unit = try document.withHandle { handle throws(WorkerFault) in
                try examinePage(number, of: document, handle)
            }
            if unit != 1 { units[number] = unit }
            try progress()
        }
        let forms = try document.withHandle { handle throws(WorkerFault) in
            let form = qpdf_oh_get_key_if_dict(handle, qpdf_get_root(handle), "/AcroForm")
            let fields = qpdf_oh_get_key_if_dict(handle, form, "/Fields")
            let xfa = qpdf_oh_get_key_if_dict(handle, form, "/XFA")
            return qpdf_oh_get_array_n_items_if_array(handle, fields) > 0
                || (qpdf_oh_is_initialized(handle, xfa) != 0 && qpdf_oh_is_null(handle, xfa) == 0)
        }
        return Structure(pages: count, encrypted: document.isEncrypted, forms: forms, userUnits: units)
    }

    private static func examinePage(
        _ number: Int, of document: borrowing QPDFDocument, _ handle: qpdf_data?
    ) throws(WorkerFault) -> Double {
        let page = qpdf_get_page_n(handle, number - 1)
        var content: UnsafeMutablePointer<UInt8>?
        var length = 0
        let result = qpdf_oh_get_page_content_data(handle, page, &content, &length)
        free(content)
        try document.expectSound(result, .pageContent, page: number)
        let unit = qpdf_oh_get_key_if_dict(handle, page, "/UserUnit")
        guard qpdf_oh_is_number(handle, unit) != 0 else { return 1 }
        let value = qpdf_oh_get_numeric_value(handle, unit)
        guard value.isFinite, value > 0 else { throw WorkerFault(.damaged, .pageTree, page: number) }
        return value
    }
}

private func qpdf_oh_get_array_n_items_if_array(_ handle: qpdf_data?, _ object: qpdf_oh) -> Int32 {
    qpdf_oh_is_array(handle, object) != 0 ? qpdf_oh_get_array_n_items(handle, object) : 0
}
