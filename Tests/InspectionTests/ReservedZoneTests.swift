import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// Ink where a first page should stay white, and the way out of it in millimetres.
@Suite struct ReservedZoneTests {
    private let folder: TemporaryFolder
    private static let address =
        "BT /F1 11 Tf 14 TL 300 690 Td (Madame Dumont) Tj T* (Rue Haute 1) Tj T* (1050 Ixelles) Tj ET"

    init() throws { folder = try TemporaryFolder() }

    /// A4 pages of 595.276 × 841.89 points, each with the address; drawings in millimetres from the top left.
    private func document(_ drawings: [String], split: Split = .none) throws -> Verdict {
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        var kids: [String] = []
        for drawing in drawings {
            let number = objects.count + 1
            kids.append("\(number) 0 R")
            objects.append(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Resources<</Font<</F1 3 0 R>>>>/Contents \(number + 1) 0 R>>"
            )
            let scale = 72 / 25.4
            objects.append(
                TestPDF.stream(
                    Self.address + " q \(scale) 0 0 -\(scale) 0 841.89 cm " + drawing + " Q"))
        }
        objects[1] = "<</Type/Pages/Kids[\(kids.joined(separator: " "))]/Count \(kids.count)>>"
        let file = try folder.file("\(UUID().uuidString).pdf", TestPDF.document(objects))
        return try Inspections.verdict(file) { $0.split = split }
    }

    private func zones(_ verdict: Verdict) -> [Status] {
        verdict.findings.filter { $0.code == .zoneEdge || $0.code == .zoneDataMatrix }
    }

    /// Each is a warning, on the letter's first page, with a move that is enough and no longer than it must be.
    @Test(arguments: [
        ("2 100 20 10 re f", StatusCode.zoneEdge, Move(dx: 3, dy: 0)),
        ("190 100 17.5 10 re f", .zoneEdge, Move(dx: -2.5, dy: 0)),
        ("100 1 10 20 re f", .zoneEdge, Move(dx: 0, dy: 4)),
        ("20 280 50 13 re f", .zoneEdge, Move(dx: 0, dy: -1)),
        ("8 170 4 4 re f", .zoneDataMatrix, Move(dx: 7, dy: 0)),
    ])
    func inkInAZoneIsTold(_ drawing: String, _ code: StatusCode, _ move: Move) throws {
        let verdict = try document([drawing])
        #expect(verdict.outcome == .accepted)
        let found = zones(verdict)
        try #require(found.map(\.code) == [code])
        #expect(found[0].severity == .warning)
        #expect(found[0].letter == 1 && found[0].page == 1)
        let told = try #require(found[0].move)
        // A third of a millimetre is one pixel.
        #expect(abs(told.dx - move.dx) <= 0.35 && abs(told.dy - move.dy) <= 0.35, "\(told)")
        #expect(abs(told.dx) >= abs(move.dx) && abs(told.dy) >= abs(move.dy))
        let box = try #require(found[0].box)
        #expect(box.width > 0 && box.height > 0)
    }

    /// Print near the edge counts, also in words; what keeps its distance is not told.
    @Test func textAtTheEdgeIsTold() throws {
        let foot = "q 1 0 0 -1 0 0 cm BT /F1 3.5 Tf 60 -294.5 Td (ACME SA, TVA BE 0123.456.789) Tj ET Q"
        #expect(zones(try document([foot])).map(\.code) == [.zoneEdge])
        // Ink that keeps the distance, to a hair, in all five places.
        #expect(zones(try document(["15.5 5.5 189 286 re S 6 182 4 4 re f"])).isEmpty)
    }

    /// What reaches both edges cannot be moved out.
    @Test func aBandAcrossThePageMustBecomeSmaller() throws {
        let found = zones(try document(["0 200 210 10 re f"]))
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.move == nil && $0.box != nil })
        let frame = zones(try document(["0.5 w 3 3 204 291 re S"]))
        #expect(frame.count == 4)
        #expect(frame.allSatisfy { $0.move == nil })
    }

    /// The first pages alone are looked at: of one letter its first, of a merge so many.
    @Test func furtherPagesAreNotLookedAt() throws {
        let edge = "2 150 20 10 re f"
        #expect(zones(try document(["", edge])).isEmpty)
        #expect(zones(try document(["", edge], split: .pages(1))).map(\.letter) == [2])
        let count = ReadingRequest.pagesWithZones
        let merge = try document(Array(repeating: edge, count: count + 2), split: .pages(1))
        #expect(zones(merge).compactMap(\.letter) == Array(1...count))
    }

    /// A logo, a panel, a line of text in the window: out by the shortest way. A frame round the address has none.
    @Test func whatStandsInTheWindowIsToldWithTheWayOut() throws {
        func finding(_ drawing: String, _ code: StatusCode) throws -> Status {
            try #require(try document([drawing]).findings.first { $0.code == code })
        }
        // The outer window is 92–205 × 36–92.
        #expect(try finding("60 60 35 8 re f", .windowOtherInk).move == Move(dx: -3, dy: 0))
        let up = try #require(try finding("110 30 30 9 re f", .windowOtherInk).move)
        #expect(up.dx == 0 && up.dy <= -3 && up.dy >= -3.4)
        #expect(try finding("0.5 w 98 45 90 30 re S", .windowOtherInk).move == nil)
        let text =
            "q 1 0 0 -1 0 0 cm BT /F1 3.5 Tf 110 -88 Td (Nous vous envoyons votre facture du mois de mai) Tj ET Q"
        let below = try finding(text, .addressOtherText)
        let move = try #require(below.move)
        #expect(move.dx == 0 && move.dy > 2 && move.dy < 8, "\(move)")
    }
}
