import CPoppler
import Documents
import Letters

/// The file with a revision behind it that has sheets in its pages' stead.
final class ImposedSheets {
    /// What is read of each page.
    struct Request {
        /// In millimetres on the page as printed: the strip across the page that has this.
        var part: Box
        /// In millimetres on the page as printed; nil for all of the strip.
        var region: Box?
        /// Of characters in the region.
        var limit: Int
        /// Millimetres of a point.
        var scale: Double
    }

    /// The page tree's root, and the sheets before they are a document.
    struct Builder {
        private var root: PageTreeRoot
        private var revision = FileRevision()
        private var kids: [String] = []
        fileprivate var sheets: [Imposition] = []
        private var next: Int

        init(_ root: PageTreeRoot) {
            self.root = root
            next = root.size
        }

        /// - Parameter pages: the content of each.
        /// - Returns: the sheet's number, from 0.
        mutating func add(_ pages: [[UInt8]], of template: PageTemplate, _ imposition: Imposition) -> Int {
            let box = imposition.box
            revision.add(next, content: imposition.content(pages))
            revision.add(
                next + 1,
                "<</Type/Page/Parent \(root.object) \(root.generation) R/Resources \(template.resources)"
                    + "/MediaBox[\(box.x1) \(box.y1) \(box.x2) \(box.y2)]/Contents \(next) 0 R>>")
            kids.append("\(next + 1) 0 R")
            next += 2
            sheets.append(imposition)
            return sheets.count - 1
        }

        fileprivate func bytes(behind descriptor: Int32) -> OpaquePointer? {
            var (root, revision) = (root, revision)
            root.kids = "[\(kids.joined(separator: " "))]"
            root.count = "\(kids.count)"
            revision.add(root)
            return revision.bytes(behind: descriptor, size: root.size, catalogue: root.catalogue)
        }
    }

    private let file: PopplerFile
    private let sheets: [Imposition]

    /// nil where they are no document.
    init?(_ builder: Builder, behind descriptor: Int32) {
        guard let bytes = builder.bytes(behind: descriptor) else { return nil }
        defer { g_bytes_unref(bytes) }
        guard let file = PopplerFile(bytes: bytes), file.pageCount == builder.sheets.count else { return nil }
        self.file = file
        sheets = builder.sheets
    }

    /// What each page that may be on the sheet shows; nil where that is not certain.
    /// - Parameter number: from 0.
    func texts(of number: Int, _ request: Request) -> [RegionText]? {
        let imposition = sheets[number]
        guard let sheet = try? file.page(number + 1), sheet.crop.isNear(imposition.box) else { return nil }
        return PageText(of: sheet, millimetres: request.scale)
            .regions(on: imposition, fonts: TextFonts(of: sheet), request)
    }
}
