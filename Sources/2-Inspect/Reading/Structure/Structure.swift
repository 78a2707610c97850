import CLinux
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
    /// The earlier page that a page is made like. Only pages that are drawn by their content alone have one, upright, their user space unit
    /// 1. Pages of the model's skeleton are negative, and `same` where they draw the same; 0 for none.
    private var models: [Int32] = []
    private var same: Set<Int> = []
    private var drawnAgain: Set<Int> = []
    /// Of the pages that draw the same as others; none where objects beside the file's own can't be numbered.
    private(set) var templates = PageTemplates()
    /// nil where the tree cannot be said anew in a later revision.
    private(set) var root: PageTreeRoot?
    /// The share's pages in order; nil where more than the root is above a page.
    private(set) var references: [PageTree.Reference]?

    func like(of page: Int) -> ContentLikeness.Like? {
        guard page < models.count, models[page] != 0 else { return nil }
        return ContentLikeness.Like(
            model: Int(models[page].magnitude), hasItsSkeleton: models[page] < 0, drawsTheSame: same.contains(page))
    }

    /// Whether later pages draw the same.
    func isDrawnAgain(_ page: Int) -> Bool { drawnAgain.contains(page) }

    /// Reads the dictionary of each page of the share and inflates its content once.
    /// - Parameter models: whether pages that are made alike are looked for.
    static func examine(
        descriptor: Int32, share: PageShare = .whole, models: Bool = false, limits: WorkerLimits,
        progress: () throws(WorkerFault) -> Void
    ) throws(WorkerFault) -> Structure {
        defer { clinux_give_back_memory() }
        // What is odd in any way is qpdf's own list's to judge, and what is damaged its to name.
        if let structure = try? examine(descriptor, false, share, models, limits, progress) { return structure }
        var structure = try examine(descriptor, true, share, models, limits, progress)
        structure.features.insert(.pagesListed)
        return structure
    }

    /// - Parameter listed: whether qpdf lists all pages, and keeps them.
    private static func examine(
        _ descriptor: Int32, _ listed: Bool, _ share: PageShare, _ models: Bool, _ limits: WorkerLimits,
        _ progress: () throws(WorkerFault) -> Void
    ) throws(WorkerFault) -> Structure {
        let file = try MappedFile(descriptor: descriptor)
        try FileEnds.check(file.bytes)
        var document = try QPDFDocument(file)
        try progress()
        let root = models && !document.isEncrypted ? try document.withHandle { handle in PageTreeRoot(handle) } : nil
        let tree = listed ? nil : try document.pageTree(share: share, most: limits.pages)
        let count = if let tree { tree.count } else { try document.pageCount() }
        guard count <= limits.pages else {
            throw WorkerFault(.tooManyPages, number: Int32(clamping: count))
        }
        var structure = Structure(pages: count, features: [], userUnits: [:])
        if root != nil { structure.models = Array(repeating: 0, count: count + 1) }
        var likeness = ContentLikeness()
        var frames = PageFrames()
        var references = tree?.pages.makeIterator()
        // After a long tree at once.
        var looked = tree == nil ? 0 : count
        for number in 1...count where share.contains(number) {
            if tree != nil, looked >= mostAtOnce {
                try document.expectSound(0, .pageContent)
                structure.note(document)
                _ = consume document
                document = try QPDFDocument(MappedFile(descriptor: descriptor))
                looked = 0
            }
            looked += 1
            let reference = references?.next()
            try document.withHandle { handle throws(WorkerFault) in
                let found = if let reference { reference.page(handle) } else { qpdf_get_page_n(handle, number - 1) }
                guard let page = found else { throw WorkerFault(.damaged, .pageTree) }
                let unit = try userUnit(of: page, number, handle)
                if unit != 1 { structure.userUnits[number] = unit }
                let frame = root != nil && unit == 1 ? frames.frame(of: page, handle) : nil
                try inflate(page, number, of: document, handle) { content in
                    guard let frame else { return }
                    let like = likeness.like(of: number, content: content, frame: frame) {
                        PageResources(of: page, handle)
                    }
                    if let like, like.drawsTheSame {
                        structure.drawnAgain.insert(like.model)
                        structure.same.insert(number)
                    }
                    structure.models[number] = like.map { Int32($0.hasItsSkeleton ? -$0.model : $0.model) } ?? 0
                }
                if hasAttachment(page, handle) { structure.features.insert(.attachments) }
            }
            try progress()
        }
        let bytes = document.size
        try document.withHandle { handle throws(WorkerFault) in
            try expectFiniteForm(handle, most: max(fewestFields, bytes / bytesOfField))
            structure.features.formUnion(ofCatalogue(handle))
        }
        structure.note(document)
        if !structure.features.contains(.repaired) { structure.root = root }
        if document.statesItsSize { structure.templates = likeness.templates }
        if let tree, tree.isFlat { structure.references = tree.pages }
        return structure
    }

    /// qpdf keeps what it has resolved, some kilobytes a page: it opens the document anew after as many.
    private static let mostAtOnce = 1700

    private mutating func note(_ document: borrowing QPDFDocument) {
        if document.isEncrypted { features.insert(.encrypted) }
        if document.isRepaired { features.insert(.repaired) }
    }

    private static func inflate(
        _ page: qpdf_oh, _ number: Int, of document: borrowing QPDFDocument, _ handle: qpdf_data?,
        _ look: (UnsafeRawBufferPointer) -> Void
    ) throws(WorkerFault) {
        var content: UnsafeMutablePointer<UInt8>?
        var length = 0
        let result = qpdf_oh_get_page_content_data(handle, page, &content, &length)
        defer { free(content) }
        try document.expectSound(result, .pageContent, page: number)
        look(UnsafeRawBufferPointer(start: content, count: content == nil ? 0 : length))
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
        // Poppler counts neither.
        if runsScript(qpdf_oh_get_key_if_dict(handle, root, "/OpenAction"), handle) { features.insert(.scripts) }
        if items(handle, qpdf_oh_get_key_if_dict(handle, root, "/AF")) > 0 { features.insert(.attachments) }
        let form = qpdf_oh_get_key_if_dict(handle, root, "/AcroForm")
        let fields = items(handle, qpdf_oh_get_key_if_dict(handle, form, "/Fields"))
        let hasXFA = qpdf_oh_is_null(handle, qpdf_oh_get_key_if_dict(handle, form, "/XFA")) == 0
        let renewed = qpdf_oh_get_key_if_dict(handle, form, "/NeedAppearances")
        let isRenewed = qpdf_oh_is_bool(handle, renewed) != 0 && qpdf_oh_get_bool_value(handle, renewed) != 0
        if fields > 0 || hasXFA { features.insert(.forms) }
        if hasXFA || (isRenewed && fields > 0) { features.insert(.formsUnsettled) }
        return features
    }

    /// Whether opening the document runs a script or starts a program.
    private static func runsScript(_ action: qpdf_oh, _ handle: qpdf_data?) -> Bool {
        let kind = qpdf_oh_get_key_if_dict(handle, action, "/S")
        return ["/JavaScript", "/Launch"].contains { (name: String) in
            qpdf_oh_is_name_and_equals(handle, kind, name) != 0
        }
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
