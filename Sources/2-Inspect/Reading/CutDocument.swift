import CPoppler
import Documents
import Glibc
import Letters

/// What a document's page tree begins with, as a later revision of the file can say it anew.
struct PageTreeRoot {
    var object: Int
    var generation: Int
    /// The dictionary's text without its kids and their count.
    var entries: String
    /// The text of both.
    var kids: String
    var count: String
    /// The catalogue's reference, as the trailer gives it.
    var catalogue: String
    /// Of the file's table of objects.
    var size: Int
}

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
        let height = crop.y2 - crop.y1
        let top = max(0, (part.y0 / scale - Self.above).rounded(.down))
        let bottom = min(height, (part.y1 / scale + Self.below).rounded(.up))
        let box = [crop.x1, crop.y2 - bottom, crop.x2, crop.y2 - top]
        guard bottom > top, let bytes = Self.bytes(descriptor, root, cutTo: box) else { return nil }
        defer { g_bytes_unref(bytes) }
        let first = stretch == nil ? page.number : 1
        guard let cut = PopplerFile(bytes: bytes, cutFrom: crop, to: box, page: first),
            cut.pageCount == stretch?.count ?? original.pageCount
        else { return nil }
        file = cut
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
    private static func bytes(_ descriptor: Int32, _ root: PageTreeRoot, cutTo box: [Double]? = nil) -> OpaquePointer? {
        guard let file = try? MappedFile(descriptor: descriptor),
            let revision = revision(of: file.bytes, root, box)
        else { return nil }
        return joined(descriptor, file.bytes, revision)
    }

    private static func revision(of file: UnsafeRawBufferPointer, _ root: PageTreeRoot, _ box: [Double]?) -> [UInt8]? {
        let numbers = box?.map { "\($0)" } ?? []
        guard root.entries.hasSuffix(">>"), !numbers.contains(where: { $0.contains("e") }),
            let table = FileEnds.table(of: file)
        else { return nil }
        let start = file.count + 1
        var text = "\n\(root.object) \(root.generation) obj\n" + root.entries.dropLast(2)
        text += "/Kids \(root.kids)/Count \(root.count)"
        if box != nil { text += "/CropBox[\(numbers.joined(separator: " "))]" }
        text += ">>\nendobj\n"
        let place = file.count + text.utf8.count
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        text += "xref\n\(root.object) 1\n\(padded(start, 10)) \(padded(root.generation, 5)) n \n"
        text += "trailer\n<</Size \(root.size)/Root \(root.catalogue)/Prev \(table)>>\nstartxref\n\(place)\n%%EOF\n"
        return Array(text.utf8)
    }

    /// The file's bytes, mapped, and the revision's behind them.
    private static func joined(
        _ descriptor: Int32, _ file: UnsafeRawBufferPointer, _ revision: [UInt8]
    ) -> OpaquePointer? {
        let whole = file.count / pageSize * pageSize
        let length = file.count + revision.count
        guard let start = mmap(nil, length, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), start != MAP_FAILED
        else { return nil }
        let rest = mmap(
            start + whole, length - whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
        let mapped =
            whole == 0 ? start : mmap(start, whole, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0)
        guard let rest, let mapped, rest != MAP_FAILED, mapped != MAP_FAILED else {
            munmap(start, length)
            return nil
        }
        let end = UnsafeMutableRawBufferPointer(start: rest, count: length - whole)
        end.copyBytes(from: file[whole...])
        UnsafeMutableRawBufferPointer(rebasing: end[(file.count - whole)...]).copyBytes(from: revision)
        let memory = UnsafeMutablePointer<UnsafeMutableRawBufferPointer>.allocate(capacity: 1)
        memory.initialize(to: UnsafeMutableRawBufferPointer(start: start, count: length))
        return g_bytes_new_with_free_func(
            start, gsize(length),
            { data in
                guard let memory = data?.assumingMemoryBound(to: UnsafeMutableRawBufferPointer.self) else { return }
                munmap(memory.pointee.baseAddress, memory.pointee.count)
                memory.deallocate()
            }, memory)
    }

    private static let pageSize = sysconf(Int32(_SC_PAGESIZE))
}
