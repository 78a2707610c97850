import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// What paper shows decides, not what the text layer says.
@Suite struct WindowInkTests {
    private let folder: TemporaryFolder
    private static let lines = ["Madame Dumont", "Rue Haute 1", "1050 Ixelles"]
    private static let text =
        "BT /F1 11 Tf 14 TL 300 690 Td (Madame Dumont) Tj T* (Rue Haute 1) Tj T* (1050 Ixelles) Tj ET"

    init() throws { folder = try TemporaryFolder() }

    private func page(
        _ content: String, _ resources: String = "", _ further: [String] = [], fonts: String = ""
    ) throws -> URL {
        try folder.file(
            "\(UUID().uuidString).pdf",
            TestPDF.document(
                [
                    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R\(fonts)>>\(resources)>>/Contents 4 0 R>>",
                    TestPDF.stream(content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                ] + further))
    }

    /// Without the remark on Helvetica, which no page here brings along.
    private func codes(_ verdict: Verdict) -> Set<StatusCode> {
        Set(verdict.findings.map(\.code)).subtracting([.documentFontsNotEmbedded])
    }

    /// Strokes that look like writing and are no text.
    private func outlines(x: Double, y: Double, letters: Int) -> String {
        (0..<letters).map { index in
            let left = x + 6 * Double(index)
            return "\(left) \(y) m \(left + 2) \(y + 8) l \(left + 4) \(y) l \(left + 1) \(y + 3) l S"
        }.joined(separator: " ")
    }

    @Test func visibleTextIsRead() throws {
        let verdict = try Inspections.verdict(page(Self.text))
        #expect(verdict.outcome == .accepted)
        #expect(verdict.letters[0].address?.lines == Self.lines)
        #expect(!verdict.findings.contains { $0.code == .windowOtherInk || $0.code == .addressInvisibleText })
        let reversed = try Inspections.verdict(page("0 g 290 640 160 80 re f 1 g " + Self.text))
        #expect(reversed.letters[0].address?.lines == Self.lines)
    }

    /// Strokes of a tenth of a millimetre, and stems as wide as their letters, are seen; the same nearly white are not.
    @Test(arguments: [("Courier", 8.0), ("Courier", 9), ("Helvetica", 9), ("Helvetica", 8), ("Times-Roman", 8)])
    func smallAndThinTypeIsRead(font: String, size: Double) throws {
        let lines = ["Familie Illiard-Ellis", "Lilliputlaan 11 bus 1", "1050 Ixelles"]
        for shift in [0.0, 0.21, 0.43, 0.64] {
            let text =
                "BT /F2 \(size) Tf 14 TL \(300 + shift) 690 Td (\(lines[0])) Tj T* (\(lines[1])) Tj T* (\(lines[2])) Tj ET"
            let fonts = "/F2<</Type/Font/Subtype/Type1/BaseFont/\(font)>>"
            let seen = try Inspections.verdict(page(text, fonts: fonts))
            #expect(seen.outcome == .accepted, "\(shift): \(codes(seen))")
            #expect(seen.letters[0].address?.lines == lines)
            let unseen = try Inspections.verdict(page("0.9 g " + text, fonts: fonts))
            #expect(unseen.outcome != .accepted, "\(shift)")
        }
    }

    /// A line that the address goes on with, and paper does not show: who it is for, say.
    @Test func aMissingLineOfTheAddressIsHeld() throws {
        let name = "1 g BT /F1 11 Tf 300 704 Td (Monsieur Petit) Tj ET 0 g "
        let verdict = try Inspections.verdict(page(name + Self.text))
        #expect(verdict.outcome == .held)
        #expect(verdict.findings.contains { $0.code == .addressInvisibleText && $0.severity == .hold })
    }

    @Test(arguments: [
        "1 g " + text, text + " 1 g 290 640 200 80 re f", "q 0 0 10 10 re W n " + text + " Q",
        text.replacingOccurrences(of: "BT", with: "BT 3 Tr"), text.replacingOccurrences(of: "BT", with: "BT 7 Tr"),
    ])
    func whatCannotBeSeenIsNoAddress(content: String) throws {
        let verdict = try Inspections.verdict(page(content))
        #expect(verdict.outcome == .refused)
        #expect(verdict.letters[0].address == nil)
        let codes = verdict.findings.map(\.code)
        #expect(codes.contains(.addressNone) && codes.contains(.addressInvisibleText))
    }

    /// The visible address counts, not the one hidden beside it.
    @Test func hiddenTextBesideTheAddressIsLeftOut() throws {
        let hidden = "1 g BT /F1 11 Tf 300 640 Td (Monsieur Caché, 4000 Liège) Tj ET 0 g "
        let verdict = try Inspections.verdict(page(hidden + Self.text))
        #expect(verdict.outcome == .accepted)
        #expect(verdict.letters[0].address?.lines == Self.lines)
        #expect(verdict.findings.contains { $0.code == .addressInvisibleText && $0.severity == .warning })
    }

    @Test func aLineCoveredInPartIsHeld() throws {
        let verdict = try Inspections.verdict(page(Self.text + " 1 g 330 670 60 14 re f"))
        #expect(verdict.outcome == .held)
        #expect(verdict.findings.contains { $0.code == .addressUnreadable && $0.box != nil })
    }

    /// A scanned page with the words a reader found laid over it, unseen: the picture shows them.
    @Test func aPicturesTextLayerIsRead() throws {
        let printed = try page(Self.text)
        let (status, scan) = try TestFiles.run("pdftoppm", "-gray", "-r", "100", printed.path)
        try #require(status == 0)
        let header = try #require(scan.range(of: Data("\n255\n".utf8)))
        let size = String(decoding: scan[..<header.lowerBound], as: UTF8.self).split(separator: "\n")[1].split(
            separator: " ")
        let pixels = scan[header.upperBound...].map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let image =
            "<</Type/XObject/Subtype/Image/Width \(size[0])/Height \(size[1])/BitsPerComponent 8/ColorSpace/DeviceGray"
            + "/Filter/ASCIIHexDecode/Length \(pixels.utf8.count + 1)>>stream\n\(pixels)>\nendstream"
        let content = "q 595 0 0 842 0 0 cm /I Do Q " + Self.text.replacingOccurrences(of: "BT", with: "BT 3 Tr")
        let verdict = try Inspections.verdict(page(content, "/XObject<</I 6 0 R>>", [image]))
        #expect(verdict.outcome == .accepted, "\(verdict.findings.map(\.code.rawValue))")
        #expect(verdict.letters[0].address?.lines == Self.lines)
        let bare = try Inspections.verdict(page("q 595 0 0 842 0 0 cm /I Do Q", "/XObject<</I 6 0 R>>", [image]))
        #expect(bare.outcome == .held)
        #expect(codes(bare) == [.addressUnreadable, .recognitionUnavailable])
    }

    @Test func writingThatIsNoTextIsHeld() throws {
        let whole = (0..<3).map { outlines(x: 300, y: 690 - 14 * Double($0), letters: 12) }.joined(separator: " ")
        let drawn = try Inspections.verdict(page(whole))
        #expect(drawn.outcome == .held)
        #expect(codes(drawn) == [.addressUnreadable, .recognitionUnavailable])
        // One line of it: who it is for, say.
        let name = outlines(x: 300, y: 704, letters: 12)
        let mixed = try Inspections.verdict(page(Self.text + " " + name))
        #expect(mixed.outcome == .held)
        #expect(mixed.findings.contains { $0.code == .addressUnreadable && $0.severity == .hold })
    }

    @Test(arguments: [
        // A frame, a dashed frame, corners, a ground, a rule below, a logo in the window's corner.
        "0.5 w 285 640 200 75 re S", "[3 3] 0 d 0.8 w 285 640 200 75 re S [] 0 d",
        "285 700 m 285 715 l 300 715 l S 485 700 m 485 715 l 470 715 l S", "0.85 g 285 640 200 75 re f 0 g",
        "290 645 m 480 645 l S", "1 0 0 rg 500 690 m 530 690 l 515 715 l f 0 g",
    ])
    func whatElseStandsInTheWindowIsTold(drawing: String) throws {
        let verdict = try Inspections.verdict(page(drawing + " " + Self.text))
        #expect(verdict.outcome == .accepted, "\(verdict.findings.map(\.code.rawValue))")
        #expect(verdict.letters[0].address?.lines == Self.lines)
        let finding = verdict.findings.first { $0.code == .windowOtherInk }
        #expect(finding?.severity == .warning)
        #expect(finding?.box != nil)
    }

    @Test func aFrameAloneIsNoAddress() throws {
        let verdict = try Inspections.verdict(page("0.5 w 285 640 200 75 re S"))
        #expect(verdict.outcome == .refused)
        #expect(codes(verdict) == [.addressNone, .windowOtherInk])
    }
}
