import CPoppler
import CQpdf
import Documents
import Foundation
import Letters
import TestSupport
import Testing

@testable import Reading

/// Pages that draw the same are read side by side on a sheet, without what is the same and shows nothing in the region: what is found is what
/// Poppler finds on each page alone, or nothing.
@Suite struct ImposedPagesTests {
    private static let copies = 30
    private let region = WindowProfile.standard.region

    /// Of each page that draws the same as another, what the sheets say, beside what the page alone says.
    private func read(_ document: URL) throws -> [(page: Int, imposed: RegionText?, alone: RegionText)] {
        let handle = try FileHandle(forReadingFrom: document)
        let descriptor = handle.fileDescriptor
        let structure = try Structure.examine(descriptor: descriptor, models: true, limits: .standard) {}
        let file = try PopplerFile(descriptor: descriptor)
        let scale = DocumentReader.millimetresPerPoint
        let request = ReadingRequest(
            region: region, window: WindowProfile.standard.outer, textPages: .all, layout: false, sparing: true)
        var imposed = ImposedPages(descriptor, structure, request, .standard, millimetres: scale)
        var alone: [Int: RegionText] = [:]
        var crops: [Int: PopplerRectangle] = [:]
        for page in 1...structure.pages {
            let sheet = try file.page(page)
            crops[page] = sheet.crop
            alone[page] = RegionText(of: sheet, in: region, limit: 1000, millimetres: scale)
        }
        return try (1...structure.pages).filter { structure.like(of: $0)?.drawsTheSame == true }.map { page in
            let text = imposed?.text(of: page) { model in
                guard model < page, let shown = alone[model], let crop = crops[model] else { return nil }
                return TemplateTrial.Shown(characters: shown.characters, crop: crop)
            }
            return (page, text, try #require(alone[page]))
        }
    }

    /// How many pages were read from sheets.
    private func expectTheSame(_ document: URL, spaces: Bool = true) throws -> Int {
        let pages = try read(document)
        for page in pages {
            // Where Poppler's text and its places do not match, nothing is read of a page alone.
            guard let imposed = page.imposed, !page.alone.characters.isEmpty else { continue }
            let (one, other) = (told(imposed, spaces), told(page.alone, spaces))
            #expect(missing(in: one, of: other).isEmpty, "\(document.lastPathComponent), page \(page.page)")
            #expect(missing(in: other, of: one).isEmpty, "\(document.lastPathComponent), page \(page.page)")
        }
        return pages.count { $0.imposed != nil }
    }

    /// The letters by their places, and the spaces that part words. Between letters that are set as wide as Poppler's narrowest space it is
    /// rounding that says whether it sees one; no word is parted by it.
    private func told(_ text: RegionText, _ spaces: Bool) -> [PageCharacter] {
        text.characters.filter { character in
            let part = character.box.width / character.box.height
            return character.box.touches(region) && (character.text != " " || (spaces && (0.15..<0.5).contains(part)))
        }
    }

    private func missing(in characters: [PageCharacter], of others: [PageCharacter]) -> [String] {
        others.filter { other in
            !characters.contains {
                $0.text == other.text && abs($0.box.x0 - other.box.x0) < 0.01 && abs($0.box.y0 - other.box.y0) < 0.01
            }
        }.map { "\($0.text) at \($0.box.x0), \($0.box.y0)" }
    }

    // MARK: Real producers

    /// The document's first page again and again, the letters of each line in another order.
    private static func merge(_ document: URL) throws -> Data? {
        let handle = try FileHandle(forReadingFrom: document)
        let descriptor = handle.fileDescriptor
        let opened = try QPDFDocument(MappedFile(descriptor: descriptor))
        guard !opened.isEncrypted else { return nil }
        var revision = FileRevision()
        let root = try opened.withHandle { qpdf -> PageTreeRoot? in
            let page = qpdf_get_page_n(qpdf, 0)
            var content: UnsafeMutablePointer<UInt8>?
            var length = 0
            guard var root = PageTreeRoot(qpdf), let resources = PageResources(of: page, qpdf),
                qpdf_oh_get_page_content_data(qpdf, page, &content, &length) == 0
            else { return nil }
            defer { free(content) }
            let text = String(UnsafeBufferPointer(start: content, count: length).map { Character(Unicode.Scalar($0)) })
            let box = qpdf_text(qpdf_oh_get_key(qpdf, page, "/MediaBox"), qpdf) ?? "null"
            var kids: [String] = []
            for copy in 0..<copies {
                let number = root.size + 2 * copy
                revision.add(number, content: changed(text, by: copy, codes: resources.codes))
                revision.add(
                    number + 1,
                    "<</Type/Page/Parent \(root.object) \(root.generation) R/Resources \(resources.text)"
                        + (box == "null" ? "" : "/MediaBox \(box)") + "/Contents \(number) 0 R>>")
                kids.append("\(number + 1) 0 R")
            }
            (root.kids, root.count) = ("[\(kids.joined(separator: " "))]", "\(copies)")
            revision.add(root)
            return root
        }
        guard let root, let bytes = revision.bytes(behind: descriptor, size: root.size, catalogue: root.catalogue)
        else { return nil }
        defer { g_bytes_unref(bytes) }
        var count: gsize = 0
        return g_bytes_get_data(bytes, &count).map { Data(bytes: $0, count: Int(count)) }
    }

    /// The content with every sixth line's strings turned by some of their codes, other lines for each copy.
    private static func changed(_ content: String, by count: Int, codes: ContentSkeleton.Width?) -> [UInt8] {
        func turned(_ string: Substring, by letters: Int) -> String {
            guard string.count > letters, string.count.isMultiple(of: letters) else { return String(string) }
            let places = count * letters % string.count
            return String(string.dropFirst(places) + string.prefix(places))
        }
        let lines = content.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            (index: Int, line: Substring) -> String in
            guard (index + count).isMultiple(of: 6) else { return String(line) }
            return String(line).replacing(/\(([^()\\\n]+)\)/) { "(\(turned($0.1, by: 1)))" }
                .replacing(/<([0-9A-Fa-f]+)>/) { "<\(turned($0.1, by: codes == .two ? 4 : 2))>" }
        }
        let changed = lines.joined(separator: "\n")
        return changed.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    @Test(arguments: [
        "cairo", "chromium", "ghostscript", "groff", "luatex", "pango", "pdftex", "typst", "weasyprint", "writer",
    ])
    func everyProducer(_ producer: String) throws {
        let folder = try TemporaryFolder()
        var documents = try TestFiles.documents(in: TestFiles.corpus)
        documents += try TestFiles.documents(in: TestFiles.corpus.appendingPathComponent("Traps"))
        var count = 0
        for document in documents where document.lastPathComponent.hasPrefix(producer) {
            guard let data = try? Self.merge(document) else { continue }
            count += try expectTheSame(folder.file(document.lastPathComponent, data))
        }
        #expect(count >= 20)
    }

    // MARK: What a template's content may be

    private static let body = (0..<16).map {
        "BT /F1 10 Tf 60 \(500 - 15 * $0) Td (A line of the letter, number \($0)) Tj ET"
    }

    private static func merge(_ pages: [String]) -> Data {
        let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count \(pages.count)/Kids[\(kids)]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        for (index, content) in pages.enumerated() {
            objects.append(
                "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents \(5 + 2 * index) 0 R"
                    + "/MediaBox[0 0 595 842]>>")
            objects.append(TestPDF.stream(content))
        }
        return TestPDF.document(objects)
    }

    /// - Parameters:
    ///   - head: lines above the address, which is three lines in the window.
    ///   - name: the only line that differs.
    private static func page(
        _ name: String = "Jan Dumont", head: [String] = [], foot: [String] = [], body: [String] = body
    ) -> String {
        let lines = [name, "Rue Haute 1", "1000 Bruxelles"]
        let address = lines.enumerated().map { "BT /F1 11 Tf 300 \(700 - 14 * $0) Td (\($1)) Tj ET" }
        return (head + address + body + foot).joined(separator: "\n")
    }

    /// Names of the same letters, so that each page draws what others draw.
    private static func names(_ count: Int) -> [String] {
        (0..<count).map { index in
            let name = Array("Jan Dumont")
            return String(name[(index % name.count)...] + name[..<(index % name.count)])
        }
    }

    private func count(_ pages: [String]) throws -> Int {
        let folder = try TemporaryFolder()
        return try expectTheSame(folder.file("merge.pdf", Self.merge(pages)))
    }

    @Test func aMerge() throws {
        #expect(try count(Self.names(60).map { Self.page($0) }) == 59)
        // Too few for a sheet.
        #expect(try count(Self.names(5).map { Self.page($0) }) == 0)
    }

    /// Each page's resources are an object of their own, all alike.
    @Test func resourcesOfItsOwn() throws {
        let names = Self.names(20)
        let kids = names.indices.map { "\(4 + 3 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 20/Kids[\(kids)]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        for name in names {
            let page = objects.count + 1
            objects.append(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources \(page + 1) 0 R/Contents \(page + 2) 0 R>>")
            objects += ["<</Font<</F1 3 0 R>>>>", TestPDF.stream(Self.page(name))]
        }
        let folder = try TemporaryFolder()
        let read = try expectTheSame(folder.file("merge.pdf", TestPDF.document(objects)))
        #expect(read == 19)
    }

    /// Pages in a tree of many nodes, which hand down what their pages draw on and with.
    @Test(arguments: [
        ("", 39), ("/MediaBox[0 0 595 842]", 39), ("/Resources<</Font<</F1 3 0 R>>>>", 39), ("/Rotate 0", 39),
        // Every other node hands down something else.
        ("/MediaBox[0 0 595 %d]", 38), ("/CropBox[0 %d 595 842]", 38),
        ("/Resources<</Font<</F1 3 0 R/F%d 3 0 R>>>>", 38),
        ("/Rotate 90", 0), ("/MediaBox/None", 39),
    ])
    func aTreeOfManyNodes(entry: String, expected: Int) throws {
        let own = entry.hasPrefix("/MediaBox[") ? "" : "/MediaBox[0 0 595 842]"
        let resources = entry.hasPrefix("/Resources") ? "" : "/Resources<</Font<</F1 3 0 R>>>>"
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        var nodes: [String] = []
        for (index, names) in stride(from: 0, to: 40, by: 4).map({ Self.names(40)[$0..<$0 + 4] }).enumerated() {
            let node = objects.count + 1
            nodes.append("\(node) 0 R")
            let kids = (0..<4).map { "\(node + 1 + 2 * $0) 0 R" }.joined(separator: " ")
            objects.append(
                "<</Type/Pages/Parent 2 0 R/Count 4/Kids[\(kids)]"
                    + entry.replacing("%d", with: "\(842 - index % 2)".dropFirst(entry.hasPrefix("/CropBox") ? 2 : 0))
                    + ">>")
            for name in names {
                objects.append(
                    "<</Type/Page/Parent \(node) 0 R\(own)\(resources)/Contents \(objects.count + 2) 0 R>>")
                objects.append(TestPDF.stream(Self.page(name)))
            }
        }
        objects[1] = "<</Type/Pages/Count 40/Kids[\(nodes.joined(separator: " "))]>>"
        let folder = try TemporaryFolder()
        let read = try expectTheSame(folder.file("merge.pdf", TestPDF.document(objects)))
        #expect(read == expected)
    }

    @Test func templatesInTurn() throws {
        let other = Self.body.map { $0.replacing("A line", with: "Une ligne") }
        let turns = Self.names(60).enumerated().map { Self.page($1, body: $0 % 3 == 0 ? other : Self.body) }
        #expect(try count(turns) == 58)
        // Of one that begins behind the first sheets pages are read so too.
        let late = Self.names(100).map { Self.page($0) } + Self.names(50).map { Self.page($0, body: other) }
        #expect(try count(late) == 148)
    }

    /// What a block sets is drawn with behind it, whether or not it shows anything there.
    @Test(arguments: [
        "BT /F1 14 Tf 60 760 Td (Acme) Tj ET\nBT 300 650 Td (Belgique) Tj ET",
        "BT 5 Tc /F1 11 Tf 60 760 Td (Acme) Tj ET",
        "BT /F1 11 Tf 50 Tz 60 760 Td (Acme) Tj ET\nBT 300 650 Td (Belgique) Tj ET",
        "BT /F1 11 Tf 60 760 Td 14 TL (Acme) Tj ET\nBT 300 664 Td T* (Belgique) Tj ET",
        "BT /F1 11 Tf 60 760 Td 0 -14 TD (Acme) Tj ET\nBT 300 664 Td T* (Belgique) Tj ET",
        "BT /F1 11 Tf 60 760 Td 3 9 (Acme) \" ET", "BT /F1 11 Tf 60 760 Td q 1 0 0 1 9 -9 cm (Acme) Tj ET\nQ",
        "BT /F1 11 Tf 1 0 0 1 9 -9 cm 60 760 Td (Acme) Tj ET", "1 0 0 1 9 -9 cm BT /F1 11 Tf 60 760 Td (Acme) Tj ET",
        "BT /F1 11 Tf 60 760 Td (Acme) Tj\nET 1 0 0 1 9 -9 cm",
        "/F1 10\nBT 7 Tf 60 760 Td (Acme) Tj ET", "BT /F1 11 Tf 60 760 Td (Acme) Tj ET 7\nTc",
        "/P <</MCID 0>> BDC\nBT /F1 11 Tf 60 760 Td (Acme) Tj ET\nEMC",
        "BT /P <</MCID 0>> BDC /F1 11 Tf 60 760 Td (Acme) Tj EMC ET",
        "/Span <</Lang <FEFF0042>>> BDC\nBT /F1 11 Tf 300 720 Td (Acme) Tj ET\nEMC",
        "[1\n2] 0 d", "BT /F1 11 Tf 60 760 Td [(Ac)\n-5(me)]TJ 300 -40 Td [(Gent)]TJ ET",
        "BT /Span <</Lang (B)>> BDC /F1 11 Tf 300 720 Td (Acme) Tj EMC ET",
    ])
    func whatBlocksLeaveBehind(head: String) throws {
        #expect(try count(Self.names(30).map { Self.page($0, head: [head]) }) == 29)
    }

    /// More blocks than are tried alone.
    @Test func manyBlocks() throws {
        let small = (0..<250).map { "BT /F1 4 Tf 60 \(520 - 2 * $0) Td (Small print) Tj ET" }
        #expect(try count(Self.names(30).map { Self.page($0, body: small) }) == 29)
    }

    /// What would reach from one page on the sheet to others, or is not told for certain.
    @Test(arguments: [
        ["Q"], ["q"], ["q 9 0 0 9 0 0 cm", "Q Q"], ["EMC"], ["/P BMC"], ["7 Tr"], ["5 Tr 0 Tr"], ["7", "Tr"],
        ["BT"], ["ET"], ["% Q"], ["/Span <</ActualText (B)>> BDC", "EMC"], ["12Q"], ["(a", "b) pop"],
        ["/P <</A (\\()>> BDC EMC"],
        ["BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"],
        // Far out of the page, into the gap.
        ["BT /F1 11 Tf 640 700 Td (Acme) Tj ET"], ["BT /F1 11 Tf -90 700 Td (A) Tj ET"],
    ])
    func whatIsNotImposed(head: [String]) throws {
        #expect(try count(Self.names(30).map { Self.page($0, head: head) }) == 0)
    }

    /// Of two pages on one sheet each keeps what is its own: the text of one that runs out of the page is no other's.
    @Test func whatRunsOutOfAPage() throws {
        var pages = Self.names(30).map { Self.page($0) }
        let long = Array(repeating: "Jan Dumont ", count: 40).joined()
        pages[9] = Self.page(long)
        let read = try count(pages)
        #expect(read < 29 && read >= 5)
        // Moved to where another page's window is, were all pages equally far apart.
        for page in 1...3 {
            let line = "BT /F1 11 Tf \(300 + 1190 * page) 650 Td (Belgique) Tj ET"
            #expect(try count(Self.names(30).map { Self.page($0, head: [line]) }) == 0)
        }
    }

    /// Numbers for further objects are taken behind those the file says it has.
    @Test func aFileWithMoreObjectsThanItSays() throws {
        let data = Self.merge(Self.names(30).map { Self.page($0) })
        let text = String(decoding: data, as: UTF8.self).replacing("/Size 64", with: "/Size 10")
        #expect(text != String(decoding: data, as: UTF8.self))
        let folder = try TemporaryFolder()
        #expect(try expectTheSame(folder.file("merge.pdf", Data(text.utf8))) == 0)
    }

    // MARK: Any content

    /// Statements of a page's content, most of them within blocks of text; strings are of letters that each page may bring in another order.
    private static func content(_ random: inout SeededNumbers) -> [String] {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func word() -> String { ["Acme", "Rue", "1000", "Gent", "a b", " ", ""].randomElement(using: &random) ?? "" }
        func statement() -> String {
            switch number(0...26) {
            case 0...3: "\(number(-40...60)) \(number(-20...20)) Td"
            case 4: "\(number(-40...60)) \(number(-20...20)) TD"
            case 5, 6: "1 0 0 1 \(number(20...560)) \(number(560...740)) Tm"
            case 7: "T*"
            case 8...12: "(\(word())) Tj"
            case 13: "[(\(word()))\(number(-300...300))(\(word()))] TJ"
            case 14: "(\(word())) '"
            case 15: "\(number(0...4)) \(number(0...2)) (\(word())) \""
            case 16: "/F1 \(number(6...14)) Tf"
            case 17: "\(number(0...3)) Tc"
            case 18: "\(number(0...9)) Tw"
            case 19: "\(number(60...140)) Tz"
            case 20: "\(number(8...16)) TL"
            case 21: "\(number(0...4)) Ts"
            case 22: "\(number(0...9) == 0 ? number(0...7) : 0) Tr"
            case 23: "/P <</MCID \(number(0...9))>> BDC"
            case 24: "EMC"
            case 25: "\(number(-5...5))"
            default:
                ["q", "Q", "BT", "ET", "1 0 0 1 3 -4 cm", "0 g", "/X Do", "pop"].randomElement(using: &random) ?? ""
            }
        }
        var lines: [String] = []
        for _ in 0..<number(2...8) {
            var block = ["BT", "/F1 11 Tf", "\(number(20...560)) \(number(560...760)) Td"]
            for _ in 0..<number(1...5) { block.append(statement()) }
            block.append("ET")
            lines += [block.joined(separator: number(0...1) == 0 ? " " : "\n")]
            // Text without a block is where the last one ended, and Poppler loses what is at the page's edge.
            let between = statement()
            if number(0...5) == 0, !between.contains("(") { lines.append(between) }
        }
        return lines
    }

    @Test func anyContent() throws {
        var random = SeededNumbers.ofThisRun
        let folder = try TemporaryFolder()
        let seconds = ProcessInfo.processInfo.environment["CLICKPOST_FUZZ_SECONDS"].flatMap { Int($0) } ?? 4
        let end = ContinuousClock.now + .seconds(seconds)
        var merges = 0
        var read = 0
        while ContinuousClock.now < end {
            merges += 1
            let (head, foot) = (Self.content(&random), Self.content(&random))
            let pages = (0..<16).map { index in
                let page = Self.page(head: head, foot: foot)
                return String(decoding: Self.changed(page, by: index, codes: .one), as: UTF8.self)
            }
            let document = try folder.file("merge.pdf", Self.merge(pages))
            // Lines that run over one another Poppler parts in one way or another.
            read += try expectTheSame(document, spaces: false)
        }
        print("fuzz: seed \(SeededNumbers.seed), \(merges) merges, \(read) pages read from sheets")
        #expect(read > 0)
    }
}
