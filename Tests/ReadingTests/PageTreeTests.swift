import Documents
import Foundation
import Letters
import TestSupport
import Testing

/// The page tree is walked by what its nodes say; where that is not quite so, qpdf's list of all pages counts. One worker and several tell
/// the same.
@Suite struct PageTreeTests {
    /// What a tree is made of.
    private indirect enum Node {
        case page(entries: String = "/Type/Page")
        case node([Node], count: Int? = nil)
        /// An object that is there already, or none.
        case raw(String)

        static func pages(_ count: Int) -> [Node] { Array(repeating: .page(), count: count) }
    }

    private struct Builder {
        var objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
        var pages = 0

        /// The kid's reference, and how many pages it has.
        mutating func add(_ node: Node, parent: Int) -> (kid: String, pages: Int) {
            switch node {
            case .raw(let kid): return (kid, 1)
            case .page(let entries):
                pages += 1
                objects.append(TestPDF.stream("BT /F1 12 Tf 100 700 Td (page \(pages)) Tj ET"))
                objects.append(
                    "<<\(entries)/Parent \(parent) 0 R/MediaBox[0 0 595 842]/Contents \(objects.count) 0 R"
                        + "/Resources<</Font<</F1 3 0 R>>>>>>")
                return ("\(objects.count) 0 R", 1)
            case .node:
                objects.append("")
                let place = objects.count
                return ("\(place) 0 R", fill(place, node, parent: parent))
            }
        }

        /// How many pages the node says it has.
        mutating func fill(_ place: Int, _ node: Node, parent: Int?) -> Int {
            guard case .node(let kids, let stated) = node else { return 0 }
            let added = kids.map { add($0, parent: place) }
            let count = stated ?? added.map(\.pages).reduce(0, +)
            objects[place - 1] =
                "<</Type/Pages/Count \(count)/Kids[\(added.map(\.kid).joined(separator: " "))]"
                + (parent.map { "/Parent \($0) 0 R" } ?? "") + ">>"
            return count
        }
    }

    private func document(_ root: Node) -> Data {
        var builder = Builder()
        _ = builder.fill(2, root, parent: nil)
        return TestPDF.document(builder.objects)
    }

    /// The pages' texts in order, or why there are none.
    private func texts(_ data: Data, workers: Int) throws -> Result<[String], Status> {
        let folder = try TemporaryFolder()
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"), parallel: workers)
        let handle = try FileHandle(forReadingFrom: folder.file("tree.pdf", data))
        let request = ReadingRequest(region: Box(x0: 0, y0: 0, x1: 210, y1: 297), textPages: .all)
        do {
            return .success(
                try pool.read(descriptor: handle.fileDescriptor, request: request).pages.map { page in
                    (page.characters ?? []).map(\.text).joined()
                })
        } catch { return .failure(error) }
    }

    private func expectPages(_ count: Int, _ root: Node, _ what: String) throws {
        for workers in [1, 3] {
            let texts = try texts(document(root), workers: workers)
            #expect(texts == .success((1...count).map { "page \($0)" }), "\(what), \(workers) workers")
        }
    }

    private func expectDamage(_ root: Node, _ what: String) throws {
        for workers in [1, 3] {
            guard case .failure(let status) = try texts(document(root), workers: workers) else {
                Issue.record("\(what), \(workers) workers: read")
                continue
            }
            #expect(status.code == .documentDamaged && status.page == nil, "\(what), \(workers) workers: \(status)")
        }
    }

    @Test func soundTreesAreRead() throws {
        let leaf = Node.node(Node.pages(3))
        try expectPages(14, .node(Node.pages(14)), "flat")
        try expectPages(12, .node([.node([leaf, leaf]), .node([leaf, leaf])]), "balanced")
        try expectPages(11, .node([.page(), leaf, .page(), .node([.page(), leaf, .page()]), .page()]), "mixed")
        try expectPages(9, .node(Array(repeating: .node([.page()]), count: 9)), "nodes of one page")
        try expectPages(1, .node([.node([.node([.page()])])]), "a chain")
        var comb = Node.node([.page()])
        for _ in 0..<50 { comb = .node([.page(), comb]) }
        try expectPages(51, comb, "deep")
        try expectPages(10, .node(Node.pages(9) + [.page(entries: "")]), "a page without its type")
    }

    @Test func treesThatDoNotAddUpAreDamaged() throws {
        let pages = Node.pages(9)
        for count in [-1, 8, 10, 90_000] { try expectDamage(.node(pages, count: count), "count \(count)") }
        for place in [0, 4, 8] {
            var kids = pages
            // As many kids as stated, one of them with several pages.
            kids[place] = .node(Node.pages(3))
            try expectDamage(.node(kids, count: 9), "more pages at \(place)")
            for kid in ["null", "99 0 R", "7", "2 0 R"] {
                kids[place] = .raw(kid)
                try expectDamage(.node(kids), "\(kid) at \(place)")
            }
        }
    }

    /// A shared branch of 24 levels, each with the next twice: 25 objects, 16 million pages.
    @Test func aTreeThatUnfoldsEndsAtOnce() throws {
        var builder = Builder()
        let levels = 24
        let first = builder.objects.count + 1
        for level in 0..<levels {
            let kid = "\(first + level + 1) 0 R"
            builder.objects.append("<</Type/Pages/Count \(1 << (levels - level))/Kids[\(kid) \(kid)]>>")
        }
        builder.objects.append("<</Type/Pages/Count 1/Kids[\(first + levels + 2) 0 R]>>")
        builder.objects.append(TestPDF.stream(""))
        builder.objects.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
        builder.objects[1] = "<</Type/Pages/Count \(1 << levels)/Kids[\(first) 0 R]>>"
        guard case .failure(let status) = try texts(TestPDF.document(builder.objects), workers: 1) else {
            Issue.record("read")
            return
        }
        #expect(status.code == .documentDamaged)
    }

    /// Longer than what is opened at once: every page is where it should be.
    @Test func aLongMergeIsReadByStretches() throws {
        let count = 2300
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        let body = (0..<12).map { "BT /F1 10 Tf 60 \(400 - 15 * $0) Td (A line of the letter, number \($0)) Tj ET" }
        for page in 1...count {
            let content = (["BT /F1 11 Tf 300 700 Td (page \(page)) Tj ET"] + body).joined(separator: "\n")
            objects.append(TestPDF.stream(content))
            objects.append(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(objects.count) 0 R"
                    + "/Resources<</Font<</F1 3 0 R>>>>>>")
        }
        let kids = (1...count).map { "\(3 + 2 * $0) 0 R" }.joined(separator: " ")
        objects[1] = "<</Type/Pages/Count \(count)/Kids[\(kids)]>>"
        let folder = try TemporaryFolder()
        let handle = try FileHandle(forReadingFrom: folder.file("long.pdf", TestPDF.document(objects)))
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"), parallel: 1)
        let request = ReadingRequest(
            region: Box(x0: 90, y0: 36, x1: 205, y1: 92), textPages: .all, layout: true, sparing: true)
        let pages = try pool.read(descriptor: handle.fileDescriptor, request: request).pages
        #expect(pages.map { ($0.characters ?? []).map(\.text).joined() } == (1...count).map { "page \($0)" })
        #expect(pages.count { $0.likePage != nil } == count - 1)
    }
}
