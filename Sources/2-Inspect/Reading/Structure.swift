import CQpdf
import Documents
import Glibc
import Letters

/// What qpdf alone can say of a document: that it is whole, and the keys Poppler's interface does not show.
struct Structure {
    var pages: Int
    var features: DocumentFeatures
    /// A page's user space unit in 1/72 inch, where it is not 1. Poppler 22.12 ignores it.
    var userUnits: [Int: Double]

    /// Reads the dictionary of each page of the share and inflates its content once.
    static func examine(
        descriptor: Int32, share: PageShare = .whole, limits: WorkerLimits, progress: () throws(WorkerFault) -> Void
    ) throws(WorkerFault) -> Structure {
        let file = try MappedFile(descriptor: descriptor)
        try FileEnds.check(file.bytes)
        let document = try QPDFDocument(file)
        try progress()
        let count = try document.pageCount()
        guard count <= limits.pages else {
            throw WorkerFault(.tooManyPages, number: Int32(clamping: count))
        }
        var structure = Structure(pages: count, features: [], userUnits: [:])
        for number in 1...count where share.contains(number) {
            try document.withHandle { handle throws(WorkerFault) in
                let page = qpdf_get_page_n(handle, number - 1)
                try inflate(page, number, of: document, handle)
                let unit = try userUnit(of: page, number, handle)
                if unit != 1 { structure.userUnits[number] = unit }
                if hasAttachment(page, handle) { structure.features.insert(.attachments) }
            }
            try progress()
        }
        let bytes = document.size
        try document.withHandle { handle throws(WorkerFault) in
            try expectFiniteForm(handle, most: max(fewestFields, bytes / bytesOfField))
            structure.features.formUnion(ofCatalogue(handle))
        }
        if document.isEncrypted { structure.features.insert(.encrypted) }
        if document.isRepaired { structure.features.insert(.repaired) }
        return structure
    }

    private static func inflate(
        _ page: qpdf_oh, _ number: Int, of document: borrowing QPDFDocument, _ handle: qpdf_data?
    ) throws(WorkerFault) {
        var content: UnsafeMutablePointer<UInt8>?
        var length = 0
        let result = qpdf_oh_get_page_content_data(handle, page, &content, &length)
        free(content)
        try document.expectSound(result, .pageContent, page: number)
    }

    private static func userUnit(of page: qpdf_oh, _ number: Int, _ handle: qpdf_data?) throws(WorkerFault) -> Double {
        let unit = qpdf_oh_get_key_if_dict(handle, page, "/UserUnit")
        guard qpdf_oh_is_number(handle, unit) != 0 else { return 1 }
        let value = qpdf_oh_get_numeric_value(handle, unit)
        guard value.isFinite, value > 0 else { throw WorkerFault(.damaged, .pageTree, page: number) }
        return value
    }

    /// A file behind a pin on the page: Poppler counts only the document's own list.
    private static func hasAttachment(_ page: qpdf_oh, _ handle: qpdf_data?) -> Bool {
        let notes = qpdf_oh_get_key_if_dict(handle, page, "/Annots")
        return (0..<items(handle, notes)).contains { index in
            let note = qpdf_oh_get_array_item(handle, notes, index)
            let kind = qpdf_oh_get_key_if_dict(handle, note, "/Subtype")
            return qpdf_oh_is_name_and_equals(handle, kind, "/FileAttachment") != 0
        }
    }

    private static func ofCatalogue(_ handle: qpdf_data?) -> DocumentFeatures {
        var features: DocumentFeatures = []
        let root = qpdf_get_root(handle)
        if qpdf_oh_is_dictionary(handle, qpdf_oh_get_key_if_dict(handle, root, "/Collection")) != 0 {
            features.insert(.portfolio)
        }
        let form = qpdf_oh_get_key_if_dict(handle, root, "/AcroForm")
        let fields = items(handle, qpdf_oh_get_key_if_dict(handle, form, "/Fields"))
        let hasXFA = qpdf_oh_is_null(handle, qpdf_oh_get_key_if_dict(handle, form, "/XFA")) == 0
        let renewed = qpdf_oh_get_key_if_dict(handle, form, "/NeedAppearances")
        let isRenewed = qpdf_oh_is_bool(handle, renewed) != 0 && qpdf_oh_get_bool_value(handle, renewed) != 0
        if fields > 0 || hasXFA { features.insert(.forms) }
        if hasXFA || (isRenewed && fields > 0) { features.insert(.formsUnsettled) }
        return features
    }

    /// So many fields, counted along every way to them, may be in any document; in a long one as many as its bytes can hold.
    private static let (fewestFields, bytesOfField) = (20_000, 8)

    /// A form's fields hang in a tree. Where branches are shared, or lead back, a few objects unfold to millions, and Poppler walks all of them.
    private static func expectFiniteForm(_ handle: qpdf_data?, most: Int) throws(WorkerFault) {
        let form = qpdf_oh_get_key_if_dict(handle, qpdf_get_root(handle), "/AcroForm")
        var open = [qpdf_oh_get_key_if_dict(handle, form, "/Fields")]
        var count = 0
        while let fields = open.popLast() {
            for index in 0..<items(handle, fields) {
                count += 1
                guard count <= most else { throw WorkerFault(.damaged, .formTree) }
                let field = qpdf_oh_get_array_item(handle, fields, index)
                let kids = qpdf_oh_get_key_if_dict(handle, field, "/Kids")
                if qpdf_oh_is_array(handle, kids) != 0 { open.append(kids) }
            }
        }
    }

    private static func items(_ handle: qpdf_data?, _ object: qpdf_oh) -> Int32 {
        qpdf_oh_is_array(handle, object) != 0 ? qpdf_oh_get_array_n_items(handle, object) : 0
    }
}
