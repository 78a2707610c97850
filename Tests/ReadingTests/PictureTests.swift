import Documents
import Foundation
import Letters
import Reading
import TestSupport
import Testing

/// Confinement must take nothing from the picture: fonts that cannot be opened make Poppler draw nothing, in silence.
@Suite struct PictureTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A page whose fonts are not in the document: Helvetica, and a Japanese one that needs Poppler's character maps.
    private func unembedded() throws -> URL {
        let content = "BT /F1 12 Tf 300 680 Td (Mevrouw An Verstraeten) Tj ET BT /F2 14 Tf 300 660 Td <82a082a2> Tj ET"
        let japanese =
            "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/90ms-RKSJ-H/DescendantFonts[<</Type/Font"
            + "/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
            + "/FontDescriptor<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0"
            + "/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>]>>"
        return try folder.file(
            "unembedded.pdf",
            TestPDF.document([
                "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>/Contents 4 0 R>>",
                TestPDF.stream(content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", japanese,
            ]))
    }

    @Test func confinedAndFreeReadTheSame() throws {
        var documents = try TestFiles.documents(in: TestFiles.corpus)
        documents.append(try unembedded())
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"))
        let request = ReadingRequest(region: Box(x0: 0, y0: 0, x1: 210, y1: 297), textPages: .all)
        var compared = 0
        for document in documents {
            let handle = try FileHandle(forReadingFrom: document)
            var free: [PageFacts] = []
            let unconfined = Result { () throws(WorkerFault) in
                try DocumentReader.read(descriptor: handle.fileDescriptor, request: request, limits: .standard) {
                    if case .page(let page) = $0 { free.append(page) }
                }
            }
            let confined = Result { () throws(Status) in
                try pool.read(descriptor: handle.fileDescriptor, request: request)
            }
            guard case .success(let facts) = confined, case .success = unconfined else {
                if case .success = unconfined {
                    Issue.record("\(document.lastPathComponent): refused only when confined")
                }
                continue
            }
            compared += 1
            // Every pixel counts in the ink; the wire carries it as a double, and boxes as floats.
            #expect(facts.pages.map(\.ink) == free.map(\.ink), "\(document.lastPathComponent)")
            for (page, other) in zip(facts.pages, free) {
                #expect(page.characters?.map(\.text) == other.characters?.map(\.text), "\(document.lastPathComponent)")
                if page.characters?.isEmpty == false { #expect((page.ink ?? 0) > 0, "\(document.lastPathComponent)") }
            }
        }
        #expect(compared > 8)
    }

    /// The same pixels, page by page, of every document here and of real letters where they are.
    @Test func confinedAndFreeDrawTheSamePixels() throws {
        var documents = try TestFiles.documents(in: TestFiles.corpus) + [try unembedded()]
        if let samples = TestFiles.samples {
            documents += try TestFiles.documents(in: samples.appendingPathComponent("letters"))
        }
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"))
        let request = DrawRequest(format: .png, pages: [DrawRequest.Page(number: 1, marks: [])])
        var compared = 0
        for document in documents {
            let handle = try FileHandle(forReadingFrom: document)
            let free = try folder.file("free.png", Data())
            let confined = try folder.file("confined.png", Data())
            let plain = try FileHandle(forWritingTo: free)
            let freely = Result { () throws(WorkerFault) in
                try Preview.draw(
                    request, of: handle.fileDescriptor, into: plain.fileDescriptor, limits: .standard
                ) { () throws(WorkerFault) in }
            }
            guard case .success = freely else { continue }
            let output = try FileHandle(forWritingTo: confined)
            try pool.draw(request, from: handle.fileDescriptor, into: output.fileDescriptor)
            let pixels = try Data(contentsOf: free)
            #expect(pixels.count > 100, "\(document.lastPathComponent)")
            #expect(try Data(contentsOf: confined) == pixels, "\(document.lastPathComponent)")
            compared += 1
        }
        #expect(compared > 8)
    }

    @Test func fontsThatAreNotInTheDocumentAreNamed() throws {
        let handle = try FileHandle(forReadingFrom: unembedded())
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"))
        let request = ReadingRequest(region: Box(x0: 0, y0: 0, x1: 210, y1: 297), textPages: .none)
        let facts = try pool.read(descriptor: handle.fileDescriptor, request: request)
        #expect(facts.fontsNotEmbedded == ["Helvetica", "Ryumin-Light"])
        #expect(facts.pages[0].characters == nil)
        #expect(facts.pages[0].ink == nil)
    }
}
