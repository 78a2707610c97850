import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// Accents and strokes that are printed and that the text layer does not name: held, never read without them.
@Suite struct MarkedLetterTests {
    private struct Page: Decodable {
        var street: String
        /// Whether the text layer says what is printed.
        var isTold: Bool
    }

    private static let folder = TestFiles.corpus.appending(path: "Marked")

    @Test(arguments: ["pdftex-strokes", "pdftex-bitmaps"])
    func whatIsPrintedBesideTheTextIsNeverLeftOut(producer: String) throws {
        let truth = try JSONDecoder().decode(
            [String: [Page]].self, from: Data(contentsOf: Self.folder.appending(path: "truth.json")))
        let pages = try #require(truth[producer])
        let verdict = try Inspections.verdict(Self.folder.appending(path: "\(producer).pdf")) { $0.split = .pages(1) }
        #expect(verdict.letters.count == pages.count)
        for (page, letter) in zip(pages, verdict.letters) {
            let findings = verdict.findings.filter { $0.letter == letter.number && $0.severity == .hold }
            #expect(findings.isEmpty == page.isTold, "\(page.street): \(findings)")
            if page.isTold {
                #expect(letter.address?.lines == ["Jean Dupont", page.street, "1000 Bruxelles"])
            } else {
                #expect(findings.contains { [.addressContradictsInk, .addressCharacters].contains($0.code) })
            }
        }
    }
}
