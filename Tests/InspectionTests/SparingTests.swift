import Addressing
import Documents
import Foundation
import Inspection
import Letters
import Preflight
import TestSupport
import Testing

/// Pages made like one before them are read in their windows alone: what is found there, and the verdict, are what reading them whole
/// gives.
@Suite struct SparingTests {
    private struct Reading {
        var pages: [PreflightPage] = []
        var facts = DocumentFacts(pages: [])
        var isSound = true
    }

    private let preflight: Preflight = {
        var options = Options()
        options.split = .address
        return Preflight(options: options, window: .standard, submitted: Inspections.submitted)
    }()

    private func read(_ document: URL, sparing: Bool, workers: Int = 1) throws -> Reading {
        let window = WindowProfile.standard
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"), parallel: workers)
        let handle = try FileHandle(forReadingFrom: document)
        var reading = Reading()
        reading.facts = try pool.read(
            descriptor: handle.fileDescriptor,
            request: ReadingRequest(
                region: window.region, window: window.outer, textPages: .all, layout: true, sparing: sparing)
        ) {
            reading.pages.append(preflight.page($0))
            reading.isSound = preflight.shareLayout(in: &reading.pages) && reading.isSound
        }
        return reading
    }

    /// How many pages were read in their windows alone.
    private func expectTheSame(_ document: URL) throws -> Int {
        let name = document.lastPathComponent
        let whole: Reading
        do {
            whole = try read(document, sparing: false)
        } catch let fault as Status {
            // Which of two readers finds the damage first may differ.
            let error = #expect(throws: Status.self, "\(name)") { try read(document, sparing: true) }
            #expect(error?.code == fault.code, "\(name)")
            return 0
        }
        let sparing = try read(document, sparing: true)
        #expect(sparing.isSound && sparing.facts == whole.facts, "\(name)")
        try #require(sparing.pages.count == whole.pages.count)
        for (page, other) in zip(sparing.pages, whole.pages) {
            #expect(page.size == other.size && other.likePage == nil)
            #expect(Self.rounded(page.window) == Self.rounded(other.window), "\(name), page \(page.number)")
            if page.likePage == nil { #expect(page.layout == other.layout, "\(name), page \(page.number)") }
        }
        if !preflight.needsWholePages(sparing.pages) {
            let (one, other) = (judged(sparing), judged(whole))
            #expect(one.letters == other.letters, "\(name)")
            #expect(one.findings == other.findings, "\(name)")
        }
        return sparing.pages.count { $0.likePage != nil }
    }

    private func judged(_ reading: Reading) -> (letters: [Letter], findings: [Status]) {
        let document = PreflightDocument(
            pages: reading.pages.map { page in
                var page = page
                page.window = Self.rounded(page.window)
                return page
            }, features: reading.facts.features, fontsNotEmbedded: reading.facts.fontsNotEmbedded)
        return preflight.judge([document])
    }

    /// Places to a thousandth of a millimetre.
    private static func rounded(_ window: WindowReading?) -> WindowReading? {
        func rounded(_ box: Box?) -> Box? {
            box.map { box in
                func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
                return Box(x0: round(box.x0), y0: round(box.y0), x1: round(box.x1), y1: round(box.y1))
            }
        }
        guard var window else { return nil }
        window.box = rounded(window.box)
        for index in window.findings.indices { window.findings[index].box = rounded(window.findings[index].box) }
        return window
    }

    @Test func everyDocumentReadsTheSame() throws {
        var folders = [TestFiles.corpus] + ["Traps", "Marked"].map(TestFiles.corpus.appendingPathComponent)
        if let samples = TestFiles.samples {
            folders += ["letters", "odd"].map(samples.appendingPathComponent).filter {
                FileManager.default.fileExists(atPath: $0.path)
            }
        }
        for folder in folders {
            for document in try TestFiles.documents(in: folder) { _ = try expectTheSame(document) }
        }
    }

    private static let body = (0..<16).map {
        "BT /F1 10 Tf 60 \(500 - 15 * $0) Td (A line of the letter, number \($0)) Tj ET"
    }

    private static func merge(_ pages: [String], entries: [Int: String] = [:], tree: String = "") -> Data {
        let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count \(pages.count)\(tree)/Kids[\(kids)]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        for (index, content) in pages.enumerated() {
            objects.append(
                "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents \(5 + 2 * index) 0 R"
                    + (entries[index]?.contains("MediaBox") == true ? "" : "/MediaBox[0 0 595 842]")
                    + (entries[index] ?? "") + ">>")
            objects.append(TestPDF.stream(content))
        }
        return TestPDF.document(objects)
    }

    private static func page(_ number: Int, more: String = "", body: [String] = body) -> String {
        let lines = ["Madame Jeanne Dumont \(number)", "Rue Haute \(number + 1)", "1000 Bruxelles"]
        let address = lines.enumerated().map { "BT /F1 11 Tf 300 \(700 - 14 * $0) Td (\($1)) Tj ET" }
        return ((more.isEmpty ? [] : [more]) + address + body).joined(separator: "\n")
    }

    private static let plain = (0..<12).map { page($0) }

    @Test func aMergeIsReadSparingly() throws {
        let folder = try TemporaryFolder()
        let document = try folder.file("merge.pdf", Self.merge(Self.plain))
        #expect(try expectTheSame(document) == Self.plain.count - 1)
        #expect(!preflight.needsWholePages(try read(document, sparing: true).pages))
        let verdict = try Inspections.verdict(document) { $0.split = .address }
        #expect(verdict.letters.count == Self.plain.count)
    }

    /// What one page of a merge has and the others have not: it is read whole, and what is said of it is the same.
    @Test(arguments: [
        // A frame, hidden text and a picture's ground in the window.
        "1 w 290 660 250 60 re S", "BT 3 Tr /F1 11 Tf 300 650 Td (4000 Liege) Tj ET", "0.9 g 280 600 260 130 re f",
        // Large letters whose line is far below the window.
        "BT /F1 90 Tf 300 540 Td (COPY) Tj ET", "BT /F1 30 Tf 300 570 Td (COPY) Tj ET",
        "BT /F1 9 Tf 300 720 Td (Acme sa - Rue Basse 1 - 4000 Liege) Tj ET", "BT /F1 9 Tf 500 30 Td (Page 2/2) Tj ET",
        "0 1 -1 0 540 600 cm BT /F1 12 Tf 0 0 Td (turned) Tj ET",
    ])
    func aPageThatDiffers(content: String) throws {
        var pages = Self.plain
        pages[5] = Self.page(5, more: "q " + content + " Q")
        let folder = try TemporaryFolder()
        #expect(try expectTheSame(try folder.file("merge.pdf", Self.merge(pages))) >= pages.count - 2)
    }

    /// A page whose lines are those of pages before it but for texts and places, among enough of them that no letter is new: where it hides
    /// one, that is noticed.
    @Test(arguments: [
        // Beyond what any other page says in this line, and so under the white ground at its right.
        (1, "BT /F1 11 Tf 300 686 Td (Rue Haute 12 ter, boite 34 bis, entree 55 a) Tj ET"),
        // Moved under it, and out of the window.
        (1, "BT /F1 11 Tf 470 686 Td (Rue Haute 7) Tj ET"), (1, "BT /F1 11 Tf 300 120 Td (Rue Haute 7) Tj ET"),
        (1, "BT /F1 11 Tf 300 645 Td (Rue Haute 7) Tj ET"), (1, "BT /F1 1 Tf 300 686 Td (Rue Haute 7) Tj ET"),
        (1, "1 g BT /F1 11 Tf 300 686 Td (Rue Haute 7) Tj ET 0 g"),
        (1, "BT 3 Tr /F1 11 Tf 300 686 Td (Rue Haute 7) Tj 0 Tr ET"),
        (1, "/P<</ActualText(Rue Basse 7)>>BDC BT /F1 11 Tf 300 686 Td (Rue Haute 7) Tj ET EMC"),
        (2, "BT /F1 11 Tf 300 672 Td (1000 ) Tj (Bruxelles) Tj ET"),
        (2, "BT /F1 11 Tf 300 672 Td [(1000)-2000(Bruxelles)] TJ ET"),
        (0, "BT /F1 11 Tf 300 700 Td (Mme Dumont\\) Tj 1 g (J) Tj ET"),
    ])
    func aPageThatHidesWhatOthersShow(line: Int, content: String) throws {
        var pages = (0..<48).map { Self.page($0, body: ["1 g 460 630 70 70 re f 300 630 160 20 re f 0 g"] + Self.body) }
        var lines = pages[40].components(separatedBy: "\n")
        lines[line] = content
        pages[40] = lines.joined(separator: "\n")
        let folder = try TemporaryFolder()
        #expect(try expectTheSame(try folder.file("merge.pdf", Self.merge(pages))) >= pages.count - 2)
    }

    @Test(arguments: [
        "/CropBox[10 10 585 832]", "/Rotate 90", "/Rotate 180", "/UserUnit 1.5", "/MediaBox[0 0 595 830]",
        "/Annots[<</Type/Annot/Subtype/FreeText/Rect[300 640 400 655]/DA(/F1 10 Tf)/Contents(text)/F 4>>]",
    ])
    func aPageOfAnotherForm(entry: String) throws {
        let folder = try TemporaryFolder()
        let document = try folder.file("merge.pdf", Self.merge(Self.plain, entries: [5: entry]))
        #expect(try expectTheSame(document) == Self.plain.count - 2)
    }

    @Test(arguments: ["/CropBox[0 0 595 842]", "/Rotate 180", "/MediaBox[0 0 595 842]"])
    func whatTheTreeHandsDown(entry: String) throws {
        let folder = try TemporaryFolder()
        let document = try folder.file("merge.pdf", Self.merge(Self.plain, tree: entry))
        #expect(try expectTheSame(document) == (entry.hasPrefix("/MediaBox") ? Self.plain.count - 1 : 0))
    }

    /// A node that holds two pages and one that holds none, among as many kids as there are pages: the worker that is not to look at them
    /// would take each page between them for the next.
    @Test(arguments: [1, 2, 3]) func aTreeThatWorkersNumberDifferently(workers: Int) throws {
        let pages = (0..<16).map { Self.page($0) }
        var numbers = pages.indices.map { 4 + 2 * $0 }
        let node = 4 + 2 * pages.count
        numbers.replaceSubrange(0..<2, with: [node])
        numbers.insert(node + 1, at: 8)
        let kids = numbers.map { "\($0) 0 R" }.joined(separator: " ")
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count \(pages.count)/Kids[\(kids)]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        for (index, content) in pages.enumerated() {
            objects.append(
                "<</Type/Page/Parent \(index < 2 ? node : 2) 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents \(5 + 2 * index) 0 R"
                    + "/MediaBox[0 0 595 842]>>")
            objects.append(TestPDF.stream(content))
        }
        objects += [
            "<</Type/Pages/Parent 2 0 R/Count 2/Kids[4 0 R 6 0 R]>>", "<</Type/Pages/Parent 2 0 R/Count 0/Kids[]>>",
        ]
        let folder = try TemporaryFolder()
        let document = try folder.file("tree.pdf", TestPDF.document(objects))
        let reading = try read(document, sparing: true, workers: workers)
        #expect(reading.facts.features.contains(.pagesListed) == (workers > 1))
        let verdict = try Inspections.verdict(document, parallel: workers) { $0.split = .address }
        #expect(verdict.letters.map { $0.address?.lines.first } == pages.indices.map { "Madame Jeanne Dumont \($0)" })
    }

    /// Numbered pages, a recipient that comes again, a window without one: what stands outside of the windows counts.
    @Test func whatNeedsWholePages() throws {
        let folder = try TemporaryFolder()
        let number = "BT /F1 9 Tf 500 30 Td (Page 1/1) Tj ET"
        let empty = Self.page(5).split(separator: "\n").filter { !$0.contains(" 11 Tf ") }.joined(separator: "\n")
        var twice = Self.plain
        twice[7] = Self.page(3)
        var without = Self.plain
        without[5] = empty
        for (name, pages) in [
            ("numbered", (0..<12).map { Self.page($0, more: number) }), ("twice", twice), ("without", without),
        ] {
            let document = try folder.file("\(name).pdf", Self.merge(pages))
            #expect(try expectTheSame(document) > 0, "\(name)")
            let needs = preflight.needsWholePages(try read(document, sparing: true).pages)
            #expect(needs == (name != "without"), "\(name)")
            let verdict = try Inspections.verdict(document) { $0.split = .address }
            let whole = judged(try read(document, sparing: false))
            #expect(verdict.letters.map(\.pages) == whole.letters.map(\.pages), "\(name)")
            #expect(verdict.findings.map(\.code) == whole.findings.map(\.code), "\(name)")
        }
    }

    /// A page of other content is its own model; one that comes again is remembered.
    @Test func whatIsNotAlikeIsReadWhole() throws {
        let pages = (0..<6).flatMap { letter in
            let other = (0..<16).map {
                "BT /F1 10 Tf 60 \(500 - 15 * $0) Td (Words of letter \(letter) alone, \($0)) Tj ET"
            }
            return [Self.page(letter), Self.page(100 + letter, body: other)]
        }
        let folder = try TemporaryFolder()
        #expect(try expectTheSame(try folder.file("merge.pdf", Self.merge(pages))) == 5)
    }
}
