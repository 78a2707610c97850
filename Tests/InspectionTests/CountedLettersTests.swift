import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// Real merges of three letters of two pages, counted off by the right number of pages, a wrong one, or none.
@Suite struct CountedLettersTests {
    @Test(arguments: ["cairo", "chromium", "writer"]) func aWrongNumberHolds(producer: String) throws {
        let document = TestFiles.corpus.appendingPathComponent("\(producer)-merge-3x2.pdf")
        for split in [Split.none, .pages(6)] {
            let verdict = try Inspections.verdict(document) { $0.split = split }
            let named = verdict.findings.filter { $0.code == .splitOtherRecipient }
            #expect(verdict.outcome == .held && named.map(\.page) == [3, 5], "\(producer), \(split)")
        }
        let right = try Inspections.verdict(document) { $0.split = .pages(2) }
        #expect(right.outcome == .accepted && right.letters.count == 3)
        // Counted in the sender's document, where pages are chosen from it.
        let chosen = try Inspections.verdict(document) {
            $0.split = .none
            $0.pageRanges = "11-16"
        }
        #expect(chosen.findings.filter { $0.code == .splitOtherRecipient }.map(\.page) == [13, 15])
    }

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Letters drawn alike but for their addresses, so that only their windows are read, each with its enclosure.
    private func merge(_ enclosure: (Int) -> String) throws -> URL {
        let body = (0..<16).map { "BT /F1 10 Tf 60 \(500 - 15 * $0) Td (A line of the letter, number \($0)) Tj ET" }
        let contents = (0..<12).flatMap { number in
            let lines = ["Madame Jeanne Dumont \(number)", "Rue Haute \(number + 1)", "1000 Bruxelles"]
            let address = lines.enumerated().map { "BT /F1 11 Tf 300 \(700 - 14 * $0) Td (\($1)) Tj ET" }
            return [(address + body).joined(separator: "\n"), enclosure(number)]
        }
        let kids = contents.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        let objects =
            [
                "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count \(contents.count)/Kids[\(kids)]>>",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            ]
            + contents.enumerated().flatMap { index, content in
                [
                    "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 595 842]"
                        + "/Contents \(5 + 2 * index) 0 R>>",
                    TestPDF.stream(content),
                ]
            }
        return try folder.file("merge.pdf", TestPDF.document(objects))
    }

    /// Everybody's price list names the same dealer, and what is drawn as its like is read in the window alone.
    @Test func aPriceListWithAnAddressIsEnclosed() throws {
        let prices = (0..<20).map { "BT /F1 9 Tf 80 \(480 - 17 * $0) Td (Article \($0) at \($0 + 3) euro) Tj ET" }
        let dealer = ["Van Damme bv", "Markt 12", "9000 Gent"].enumerated().map {
            "BT /F1 9 Tf 310 \(690 - 11 * $0) Td (\($1)) Tj ET"
        }
        let document = try merge { _ in (dealer + prices).joined(separator: "\n") }
        let verdict = try Inspections.verdict(document) { $0.split = .pages(2) }
        #expect(verdict.outcome != .held && verdict.letters.count == 12)
        let wrong = try Inspections.verdict(document) { $0.split = .pages(4) }
        #expect(wrong.findings.filter { $0.code == .splitOtherRecipient }.map(\.page) == (0..<6).map { 3 + 4 * $0 })
    }
}
