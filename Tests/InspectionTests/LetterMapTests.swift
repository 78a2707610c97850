import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// Fonts whose map names other letters than they draw: what is read is not what is printed. Set in the faces that every reader replaces by
/// its own, so that the documents stay small; what producers embed is in the corpus, whose letters are all honest.
@Suite struct LetterMapTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let faces = [
        "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique", "Times-Roman", "Times-Bold",
        "Times-Italic", "Times-BoldItalic", "Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique",
    ]
    private static let addresses = [
        ["Madame Claire Dumont-Lenoir", "Rue de l'Église 12 bte 3", "1050 Ixelles"],
        ["Firma De Smedt bv", "t.a.v. mevrouw An Verstraeten", "Industrieweg 101 bus 4", "2800 Mechelen"],
        ["Herrn Jürgen Groß", "Königstraße 5", "D-52062 Aachen", "DEUTSCHLAND"],
        ["Monsieur Luc Petit", "Rue Haute 57", "1367 Ramillies"],
    ]
    private static let small = Array("abcdefghijklmnopqrstuvwxyz")
    private static let digits = Array("0123456789")

    private typealias Map = [Character: Character]

    private struct Page {
        var face: String
        var size: Double
        var lines: [String]
        var map: Map = [:]
    }

    /// One letter a page.
    private func document(_ pages: [Page]) throws -> URL {
        var objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
        var kids: [String] = []
        for page in pages {
            let number = objects.count + 1
            var content = "BT /F1 \(page.size) Tf \(page.size * 1.25) TL 300 690 Td "
            for line in page.lines {
                let bytes = try #require(line.data(using: .windowsCP1252))
                content += "<\(bytes.map(Self.hex).joined())> Tj T* "
            }
            let entries = page.map.map { ink, named in
                "<\(Self.hex(ink.asciiValue ?? 0))> <00\(Self.hex(named.asciiValue ?? 0))>\n"
            }
            let cmap =
                "begincmap 1 begincodespacerange <00> <ff> endcodespacerange \(entries.count) beginbfchar\n"
                + entries.sorted().joined() + "endbfchar endcmap"
            let mapped = page.map.isEmpty ? "" : "/ToUnicode \(number + 3) 0 R"
            objects += [
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Contents \(number + 1) 0 R"
                    + "/Resources<</Font<</F1 \(number + 2) 0 R>>>>>>",
                TestPDF.stream(content + "ET"),
                "<</Type/Font/Subtype/Type1/BaseFont/\(page.face)/Encoding/WinAnsiEncoding\(mapped)>>",
                TestPDF.stream(cmap),
            ]
            kids.append("\(number) 0 R")
        }
        objects[1] = "<</Type/Pages/Kids[\(kids.joined(separator: " "))]/Count \(kids.count)>>"
        return try folder.file("\(UUID().uuidString).pdf", TestPDF.document(objects))
    }

    private static func hex(_ byte: UInt8) -> String { String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }

    /// The letters whose text was found to contradict their ink.
    private func contradicted(_ verdict: Verdict) -> Set<Int> {
        Set(verdict.findings.filter { $0.code == .addressContradictsInk }.compactMap(\.letter))
    }

    @Test(arguments: [8.0, 9, 10, 11, 12, 14])
    func honestLettersAreNeverHeld(size: Double) throws {
        for lines in Self.addresses {
            let document = try document(Self.faces.map { Page(face: $0, size: size, lines: lines) })
            let verdict = try Inspections.verdict(document) { $0.split = .pages(1) }
            #expect(contradicted(verdict) == [], "\(lines)")
            #expect(verdict.letters.map { $0.address?.lines ?? [] } == Self.faces.map { _ in lines })
        }
    }

    enum Fault: String, CaseIterable {
        case letters, digits, lettersAndDigits, next, nextDigit, twoDigits, twoLetters

        /// Faults of one letter's shape may pass where the two look alike in that face.
        var leastNoticed: Double { self == .twoDigits || self == .twoLetters ? 0.85 : 1 }
    }

    private func map(_ fault: Fault, _ lines: [String], _ chance: inout SeededNumbers) throws -> Map {
        func shuffled(_ letters: [Character]) -> Map {
            Map(uniqueKeysWithValues: zip(letters, letters.shuffled(using: &chance)))
        }
        func next(_ letters: [Character]) -> Map {
            Map(uniqueKeysWithValues: zip(letters, letters.dropFirst() + [letters[0]]))
        }
        /// One that stands in the address and any other.
        func swapped(_ letters: [Character]) throws -> Map {
            let own = try #require(lines.joined().filter(letters.contains).randomElement(using: &chance))
            let other = try #require(letters.filter { $0 != own }.randomElement(using: &chance))
            return [own: other, other: own]
        }
        return switch fault {
        case .letters: shuffled(Self.small)
        case .digits: shuffled(Self.digits)
        case .lettersAndDigits: shuffled(Self.small + Self.digits)
        case .next: next(Self.small)
        case .nextDigit: next(Self.digits)
        case .twoDigits: try swapped(Self.digits)
        case .twoLetters: try swapped(Self.small)
        }
    }

    @Test(arguments: Fault.allCases)
    func wrongMapsAreNoticed(fault: Fault) throws {
        var chance = SeededNumbers(seed: 7)
        var (tried, noticed) = (0, 0)
        for lines in Self.addresses {
            let pages = try Self.faces.map { face in
                Page(face: face, size: 11, lines: lines, map: try map(fault, lines, &chance))
            }
            let verdict = try Inspections.verdict(document(pages)) { $0.split = .pages(1) }
            tried += pages.count
            noticed += contradicted(verdict).count
            let finding = verdict.findings.first { $0.code == .addressContradictsInk }
            #expect(finding?.severity == .hold && finding?.box != nil)
        }
        print("\(fault.rawValue): \(noticed) of \(tried) noticed")
        #expect(Double(noticed) >= fault.leastNoticed * Double(tried), "\(noticed) of \(tried)")
    }

    /// Letters look like small ones, or like others, in many faces; none of these leads a letter elsewhere.
    @Test(arguments: [("0", "O"), ("O", "0"), ("I", "l"), ("l", "I"), ("s", "S"), ("v", "V")])
    func lettersThatLookAlikeAreNoContradiction(ink: Character, named: Character) throws {
        let lines = ["Olivia Ivens", "Oslostraat 10", "1050 Ixelles"]
        let pages = Self.faces.map { Page(face: $0, size: 11, lines: lines, map: [ink: named]) }
        let verdict = try Inspections.verdict(document(pages)) { $0.split = .pages(1) }
        #expect(contradicted(verdict) == [])
    }

    /// Each font of a merge is looked at where it first appears, and what was found holds wherever it is used.
    @Test func aWrongFontIsNoticedWhereverItIsUsed() throws {
        let lines = Self.addresses[0]
        var pages = (0..<40).map { _ in Page(face: "Helvetica", size: 11, lines: lines) }
        let swap: Map = ["1": "7", "7": "1", "5": "2", "2": "5"]
        let wrong: Set = [21, 22, 23, 24, 25, 26, 27, 28, 35]
        for number in wrong { pages[number - 1] = Page(face: "Times-Roman", size: 11, lines: lines, map: swap) }
        let verdict = try Inspections.verdict(document(pages)) { $0.split = .pages(1) }
        #expect(contradicted(verdict) == wrong)
    }

    /// A scan with the words a recogniser laid over it, unseen: where they are others than the picture's, the picture counts.
    @Test(arguments: [Scans.Manner.clean] + Scans.Manner.poorer)
    func theHiddenTextOfAScanIsJudgedAsAWhole(manner: Scans.Manner) throws {
        let scans = try Scans()
        let lines = Self.addresses[1]
        // As recognisers do it: another face, its letters spread over the words as they come.
        for (text, isContradicted) in [
            (lines, false), (["Madame Zoé Quinkeroux", "Avenue du Golf 47", "6567 Lobbes"], true),
        ] {
            var hidden = "BT 3 Tr /F1 11 Tf 13.75 TL 101 Tz 300 690 Td "
            for line in text {
                let bytes = try #require(line.data(using: .windowsCP1252))
                hidden += "<\(bytes.map(Self.hex).joined())> Tj T* "
            }
            let scan = try scans.scan(scans.letter(lines, font: "Times-Roman", size: 11), manner, under: hidden + "ET")
            let verdict = try Inspections.verdict(scan)
            #expect(contradicted(verdict) == (isContradicted ? [1] : []), "\(text)")
        }
    }
}
