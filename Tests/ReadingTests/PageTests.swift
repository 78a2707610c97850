import Documents
import Foundation
import Letters
import TestSupport
import Testing

/// Sizes and boxes of the page as printed.
@Suite struct PageTests {
    private let folder: TemporaryFolder
    private let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"))

    init() throws { folder = try TemporaryFolder() }

    private func read(_ document: URL, region: Box = Box(x0: 0, y0: 0, x1: 2000, y1: 2000)) throws -> DocumentFacts {
        let handle = try FileHandle(forReadingFrom: document)
        let request = ReadingRequest(region: region, textPages: .all)
        return try pool.read(descriptor: handle.fileDescriptor, request: request)
    }

    private struct Word {
        var text: String
        var box: Box
    }

    /// pdftotext's words of page 1, in millimetres.
    private func words(_ document: URL) throws -> [Word] {
        let (_, output) = try TestFiles.run("pdftotext", "-cropbox", "-bbox", "-l", "1", document.path, "-")
        let pattern =
            /<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">([^<]*)<\/word>/
        return String(decoding: output, as: UTF8.self).matches(of: pattern).compactMap { match in
            let edges = [match.1, match.2, match.3, match.4].compactMap { Double($0) }.map { $0 * 25.4 / 72 }
            guard edges.count == 4 else { return nil }
            let text = match.5.replacingOccurrences(of: "&apos;", with: "'").replacingOccurrences(
                of: "&amp;", with: "&")
            return Word(text: text, box: Box(x0: edges[0], y0: edges[1], x1: edges[2], y1: edges[3]))
        }
    }

    /// Characters joined into words at spaces and line ends, as pdftotext joins them.
    private func joined(_ characters: [PageCharacter]) -> [Word] {
        var words: [Word] = []
        var open = false
        for character in characters {
            if character.text.allSatisfy(\.isWhitespace) {
                open = false
            } else if open, let last = words.last, abs(last.box.midY - character.box.midY) < 2,
                character.box.x0 - last.box.x1 < 0.5
            {
                words[words.count - 1].text += character.text
                words[words.count - 1].box = last.box.union(character.box)
            } else {
                words.append(Word(text: character.text, box: character.box))
                open = true
            }
        }
        return words
    }

    private func expectSameBoxes(_ document: URL) throws {
        let ours = joined(try read(document).pages[0].characters ?? [])
        let theirs = try words(document)
        #expect(!theirs.isEmpty, "\(document.lastPathComponent)")
        for word in theirs {
            let near = ours.first { other in
                other.text == word.text && abs(other.box.x0 - word.box.x0) < 0.5
                    && abs(other.box.y0 - word.box.y0) < 0.5 && abs(other.box.x1 - word.box.x1) < 0.5
                    && abs(other.box.y1 - word.box.y1) < 0.5
            }
            #expect(near != nil, "\(document.lastPathComponent): \(word.text) at \(word.box)")
        }
    }

    @Test func boxesAgreeWithAnotherReader() throws {
        for document in try TestFiles.documents(in: TestFiles.corpus)
        where (try? read(document)) != nil { try expectSameBoxes(document) }
    }

    /// A crop box away from the origin, and each rotation of it.
    @Test(arguments: [0, 90, 180, 270])
    func boxesAgreeOnCroppedAndRotatedPages(rotation: Int) throws {
        let document = try folder.file(
            "rotated.pdf", TestPDF.page("/MediaBox[0 0 700 900]/CropBox[50 20 645 862]/Rotate \(rotation)"))
        let facts = try read(document)
        let (width, height) = rotation % 180 == 0 ? (595.0, 842.0) : (842.0, 595.0)
        #expect(abs(facts.pages[0].size.width - width * 25.4 / 72) < 0.01)
        #expect(abs(facts.pages[0].size.height - height * 25.4 / 72) < 0.01)
        if rotation == 0 {
            // 100 - 50 points from the left, 862 - 700 from the top.
            let first = try #require(facts.pages[0].characters?.first)
            #expect(first.text == "H")
            #expect(abs(first.box.x0 - 50 * 25.4 / 72) < 0.5)
            #expect(first.box.y0 < 162 * 25.4 / 72 && first.box.y1 > 162 * 25.4 / 72 - 0.1)
            try expectSameBoxes(document)
        }
    }

    /// A page of half size with a user unit of 2 is printed at full size.
    @Test func userUnitIsHonoured() throws {
        let plain = try read(folder.file("plain.pdf", TestPDF.page("/MediaBox[0 0 595 842]")))
        let doubled = try read(folder.file("doubled.pdf", TestPDF.page("/MediaBox[0 0 595 842]/UserUnit 2")))
        #expect(abs(doubled.pages[0].size.width - 2 * plain.pages[0].size.width) < 0.001)
        let box = try #require(plain.pages[0].characters?.first?.box)
        let other = try #require(doubled.pages[0].characters?.first?.box)
        #expect(abs(other.x0 - 2 * box.x0) < 0.01 && abs(other.y1 - 2 * box.y1) < 0.01)
    }

    /// Poppler's own call for an area returns text outside of it.
    @Test func onlyCharactersThatTouchTheRegionAreTold() throws {
        let document = TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf")
        let region = Box(x0: 100, y0: 42, x1: 195, y1: 85)
        let characters = try #require(try read(document, region: region).pages[0].characters)
        #expect(characters.allSatisfy { $0.box.expanded(by: 0.001).intersects(region) })
        let text = characters.map(\.text).joined().filter { !$0.isWhitespace }
        #expect(text == "MevrouwAnVerstraetenKapellestraat14bus39000Gent")
    }

    @Test func theTruthOfTheCorpus() throws {
        struct Truth: Decodable {
            var file: String
            var sizes_mm: [[Double]]
            var code: String?
        }
        let truth = try JSONDecoder().decode(
            [Truth].self, from: Data(contentsOf: TestFiles.corpus.appendingPathComponent("truth.json")))
        #expect(truth.count == (try TestFiles.documents(in: TestFiles.corpus)).count)
        for entry in truth {
            let document = TestFiles.corpus.appendingPathComponent(entry.file)
            do {
                let facts = try read(document)
                #expect(entry.code?.hasPrefix("document.") != true, "\(entry.file) must be refused")
                try #require(facts.pages.count == entry.sizes_mm.count, "\(entry.file)")
                for (page, size) in zip(facts.pages, entry.sizes_mm) {
                    #expect(
                        abs(page.size.width - size[0]) < 0.5 && abs(page.size.height - size[1]) < 0.5, "\(entry.file)")
                }
            } catch let status as Status {
                #expect(status.code.rawValue == entry.code, "\(entry.file)")
            }
        }
    }

    /// Each producer writes its letters differently; the window's characters are the address, in order.
    @Test func theWindowHoldsTheAddressWhateverTheProducer() throws {
        struct Truth: Decodable {
            struct Letter: Decodable {
                var pages: [Int]
                var lines: [String]
            }
            var file: String
            var producer: String
            var letters: [Letter]
        }
        let truth = try JSONDecoder().decode(
            [Truth].self, from: Data(contentsOf: TestFiles.corpus.appendingPathComponent("truth.json")))
        var producers: Set<String> = []
        for entry in truth where !entry.letters.isEmpty {
            let region = Box(x0: 100, y0: 42, x1: 195, y1: 85)
            let facts = try read(TestFiles.corpus.appendingPathComponent(entry.file), region: region)
            for letter in entry.letters {
                let page = facts.pages[letter.pages[0] - 1]
                let text = (page.characters ?? []).map(\.text).joined().filter { !$0.isWhitespace }
                #expect(text == letter.lines.joined().filter { !$0.isWhitespace }, "\(entry.file)")
                #expect((page.ink ?? 0) > 0, "\(entry.file)")
            }
            producers.insert(entry.producer)
        }
        #expect(producers == ["cairo", "chromium", "pdftex", "weasyprint", "writer"])
    }
}
