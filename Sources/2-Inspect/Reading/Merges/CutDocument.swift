import CPoppler
import Documents
import Letters

/// A page by its number, and by its place among the share's, from 0.
struct SharedPage {
    var number: Int
    var place: Int
}

/// The document with all pages cut to the part that holds the address: Poppler lays out only the text on a page, and most of a page's is
/// outside. Nothing is rewritten: the bytes are the file's, with a revision behind them that gives the page tree a CropBox. Pages with a
/// CropBox of their own keep it, and are told by that.
///
/// Poppler keeps every page of a document up to the last that it was asked for. Where the tree is flat the document has one stretch of the
/// share's pages alone, and the same pages uncut are at hand too.
final class CutDocument {
    let file: PopplerFile
    /// The same pages uncut; nil where those are the file's own.
    private let uncut: PopplerFile?
    /// Places in the share; nil where the document has all of the file's pages.
    private let stretch: Range<Int>?
    /// What the pages were cut from, in their user space; a page with another crop is not to be read here.
    let crop: PopplerRectangle

    /// Beyond the part, in points: letters on a line above or below that reach into it.
    private static let (above, below) = (8.0, 18.0)
    private static let longest = 2000

    /// - Parameters:
    ///   - references: the share's pages, where the tree is flat.
    ///   - page: the first of those that are to be cut, upright.
    ///   - original: the file as it is.
    ///   - part: in millimetres on the page as printed; its whole width is kept.
    ///   - scale: millimetres of a point.
    /// - Returns: nil where the file cannot be cut so.
    init?(
        descriptor: Int32, root: PageTreeRoot, references: [PageTree.Reference]?, from page: SharedPage,
        of original: borrowing PopplerFile, part: Box, millimetres scale: Double
    ) {
        var root = root
        if let references {
            let places = page.place..<min(references.count, page.place + Self.longest)
            root.kids = "[\(references[places].map(\.text).joined(separator: " "))]"
            root.count = "\(places.count)"
            guard let bytes = Self.bytes(descriptor, root) else { return nil }
            defer { g_bytes_unref(bytes) }
            guard let whole = PopplerFile(bytes: bytes), whole.pageCount == places.count,
                let sheet = try? whole.page(1)
            else { return nil }
            crop = sheet.crop
            uncut = consume whole
            stretch = places
        } else {
            guard let sheet = try? original.page(page.number) else { return nil }
            crop = sheet.crop
            uncut = nil
            stretch = nil
        }
        guard let strip = Self.strip(of: crop, part: part, millimetres: scale) else { return nil }
        guard let bytes = Self.bytes(descriptor, root, cutTo: strip) else { return nil }
        defer { g_bytes_unref(bytes) }
        let first = stretch == nil ? page.number : 1
        guard let cut = PopplerFile(bytes: bytes, cutFrom: crop, to: strip, page: first),
            cut.pageCount == stretch?.count ?? original.pageCount
        else { return nil }
        file = cut
    }

    /// What pages are cut to, in their user space; nil where nothing is left of them.
    static func strip(of crop: PopplerRectangle, part: Box, millimetres scale: Double) -> PopplerRectangle? {
        let height = crop.y2 - crop.y1
        let top = max(0, (part.y0 / scale - above).rounded(.down))
        let bottom = min(height, (part.y1 / scale + below).rounded(.up))
        guard bottom > top else { return nil }
        return PopplerRectangle(x1: crop.x1, y1: crop.y2 - bottom, x2: crop.x2, y2: crop.y2 - top)
    }

    /// Whether the page is one of the document's.
    func contains(_ page: SharedPage) -> Bool { stretch?.contains(page.place) ?? true }

    func cut(_ page: SharedPage) throws(WorkerFault) -> PopplerSheet { try file.page(index(of: page)) }

    /// - Parameter original: the file as it is.
    func uncut(_ page: SharedPage, of original: borrowing PopplerFile) throws(WorkerFault) -> PopplerSheet {
        switch uncut {
        case .some(let file): try file.page(index(of: page))
        case .none: try original.page(page.number)
        }
    }

    private func index(of page: SharedPage) -> Int {
        stretch.map { page.place - $0.lowerBound + 1 } ?? page.number
    }

    /// The file with a revision behind it that says the root anew.
    private static func bytes(
        _ descriptor: Int32, _ root: PageTreeRoot, cutTo box: PopplerRectangle? = nil
    ) -> OpaquePointer? {
        let crop = box.map { "/CropBox[\($0.x1) \($0.y1) \($0.x2) \($0.y2)]" } ?? ""
        var revision = FileRevision()
        revision.add(root, crop)
        return revision.bytes(behind: descriptor, size: root.size, catalogue: root.catalogue)
    }
}

extension FileRevision {
    /// Says the page tree's root anew.
    mutating func add(_ root: PageTreeRoot, _ more: String = "") {
        add(root.object, generation: root.generation, root.entries + "/Kids \(root.kids)/Count \(root.count)\(more)>>")
    }
}
