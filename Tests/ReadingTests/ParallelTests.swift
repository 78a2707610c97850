import Documents
import Foundation
import Letters
import TestSupport
import Testing

/// Several workers on one document tell what one does.
@Suite struct ParallelTests {
    private func facts(_ document: URL, _ workers: Int, _ pages: TextPages) throws -> DocumentFacts {
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"), parallel: workers)
        let handle = try FileHandle(forReadingFrom: document)
        let request = ReadingRequest(
            region: Box(x0: 0, y0: 24, x1: 210, y1: 104), window: Box(x0: 92, y0: 36, x1: 205, y1: 92),
            textPages: pages, layout: true)
        var facts = try pool.read(descriptor: handle.fileDescriptor, request: request)
        // Letters once known to agree with their ink are looked at on some pages alone, and each worker has its own.
        for page in facts.pages.indices {
            for index in (facts.pages[page].characters ?? []).indices
            where facts.pages[page].characters?[index].ink == .agrees {
                facts.pages[page].characters?[index].ink = .untold
            }
        }
        return facts
    }

    @Test func severalWorkersTellWhatOneDoes() throws {
        for name in ["writer-merge-3x2.pdf", "Traps/cairo.pdf", "cairo-letter-fr-be.pdf"] {
            let document = TestFiles.corpus.appendingPathComponent(name)
            for pages in [TextPages.all, .every(2)] {
                let one = try facts(document, 1, pages)
                #expect(!one.pages.isEmpty)
                #expect(try facts(document, 3, pages) == one, "\(name)")
            }
        }
    }

    /// Damage on several workers' pages: the first page is named, as one worker names it.
    @Test func theFirstDamagedPageIsNamed() throws {
        let pages = 12
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count \(pages)/Kids[\((0..<pages).map { "\(4 + 2 * $0) 0 R" }.joined(separator: " "))]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        for page in 1...pages {
            objects.append(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents \(2 * page + 3) 0 R>>"
            )
            let content = "BT /F1 12 Tf 100 700 Td (page \(page)) Tj ET"
            objects.append(
                [6, 10].contains(page)
                    ? "<</Filter/FlateDecode/Length \(content.utf8.count)>>stream\n\(content)\nendstream"
                    : TestPDF.stream(content))
        }
        let folder = try TemporaryFolder()
        let document = try folder.file("damaged.pdf", TestPDF.document(objects))
        for workers in [1, 2, 3] {
            let result = Result { try facts(document, workers, .all) }
            guard case .failure(let error as Status) = result else {
                Issue.record("\(workers) workers read it")
                continue
            }
            #expect(error.code == .documentDamaged)
            #expect(error.page == 6, "\(workers) workers")
        }
    }
}
