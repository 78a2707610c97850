import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// What a document carries beside its pages, and pages no paper has.
@Suite struct DocumentRuleTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func verdict(
        catalogue: String = "", page: String = "/MediaBox[0 0 595 842]", further: [String] = [],
        _ change: (inout Options) -> Void = { _ in }
    ) throws -> Verdict {
        let text = "BT /F1 11 Tf 14 TL 300 690 Td (Madame Dumont) Tj T* (Rue Haute 1) Tj T* (1050 Ixelles) Tj ET"
        let document = TestPDF.document(
            [
                "<</Type/Catalog/Pages 2 0 R\(catalogue)>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R\(page)/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
                TestPDF.stream(text), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            ] + further)
        return try Inspections.verdict(folder.file("\(UUID().uuidString).pdf", document)) { change(&$0) }
    }

    private func severity(_ code: StatusCode, _ verdict: Verdict) -> Severity? {
        verdict.findings.first { $0.code == code }?.severity
    }

    @Test func aPortfoliosCoverIsHeld() throws {
        #expect(severity(.documentPortfolio, try verdict(catalogue: "/Collection<</View/T>>")) == .hold)
    }

    @Test func formsThatEveryReaderDrawsAnewAreHeld() throws {
        let field = "<</FT/Tx/T(a)/Type/Annot/Subtype/Widget/Rect[0 0 10 10]>>"
        let plain = try verdict(catalogue: "/AcroForm<</Fields[6 0 R]>>", further: [field])
        #expect(severity(.documentForms, plain) == .warning)
        let anew = try verdict(catalogue: "/AcroForm<</Fields[6 0 R]/NeedAppearances true>>", further: [field])
        #expect(severity(.documentForms, anew) == .hold)
        let empty = try verdict(catalogue: "/AcroForm<</Fields[]/NeedAppearances true>>")
        #expect(severity(.documentForms, empty) == nil)
    }

    /// Fields that share their branches unfold to millions, which a reader would walk for ever; a loop never ends.
    @Test func aFormThatUnfoldsWithoutEndIsDamage() throws {
        let shared = (0..<30).map { "<</Kids[\(7 + $0) 0 R \(7 + $0) 0 R]>>" } + ["<</FT/Tx/T(leaf)>>"]
        let loop = ["<</Kids[7 0 R]>>", "<</Kids[6 0 R]>>"]
        for fields in [shared, loop] {
            let took = try ContinuousClock().measure {
                let verdict = try verdict(catalogue: "/AcroForm<</Fields[6 0 R]>>", further: fields)
                let finding = verdict.findings.first { $0.code == .documentDamaged }
                #expect(finding?.severity == .error)
                #expect(finding?.values[.detail] == "form fields")
            }
            #expect(took < .seconds(10))
        }
        // Many fields are none too many.
        let many = (0..<3000).map { "<</FT/Tx/T(f\($0))>>" }
        let names = (0..<3000).map { "\($0 + 6) 0 R" }.joined(separator: " ")
        let honest = try verdict(catalogue: "/AcroForm<</Fields[\(names)]>>", further: many)
        #expect(honest.findings.contains { $0.code == .documentForms })
        #expect(!honest.findings.contains { $0.code == .documentDamaged })
    }

    @Test func aFilePinnedToAPageIsTold() throws {
        let pin = "/MediaBox[0 0 595 842]/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]>>]"
        #expect(severity(.documentAttachments, try verdict(page: pin)) == .warning)
    }

    /// What Poppler does not count.
    @Test func scriptsAtOpeningAndAssociatedFilesAreTold() throws {
        let script = try verdict(catalogue: "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")
        #expect(severity(.documentScripts, script) == .warning)
        #expect(severity(.documentScripts, try verdict(catalogue: "/OpenAction<</S/Launch/F(a.exe)>>")) == .warning)
        #expect(severity(.documentScripts, try verdict(catalogue: "/OpenAction[3 0 R/Fit]")) == nil)
        let file = try verdict(catalogue: "/AF[6 0 R]", further: ["<</Type/Filespec/F(a.xml)>>"])
        #expect(severity(.documentAttachments, file) == .warning)
    }

    @Test func aPageWithoutSizeIsNamed() throws {
        let empty = try verdict(page: "/MediaBox[0 0 0 842]")
        let finding = empty.findings.first { $0.code == .pageNotA4 }
        #expect(finding?.page == 1)
        #expect(finding?.values == [.width: "0", .height: "0"])
    }

    /// A wrong stream length is repaired by every reader, perhaps not alike.
    @Test func whatHadToBeRepairedIsHeld() throws {
        let file = try folder.file(
            "plain.pdf", try Data(contentsOf: TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf")))
        #expect(try Inspections.verdict(file).outcome == .accepted)
        let text = "BT /F1 11 Tf 14 TL 300 690 Td (Madame Dumont) Tj T* (Rue Haute 1) Tj T* (1050 Ixelles) Tj ET"
        let wrong = TestPDF.document([
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
            "<</Length \(text.utf8.count - 9)>>stream\n\(text)\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ])
        let repaired = try Inspections.verdict(folder.file("wrong.pdf", wrong))
        #expect(repaired.outcome == .held)
        #expect(severity(.documentRepaired, repaired) == .hold)
        #expect(repaired.letters[0].address?.lines == ["Madame Dumont", "Rue Haute 1", "1050 Ixelles"])
    }

    /// Findings name the sender's own pages, also where some of them were selected.
    @Test func findingsCountTheOriginalsPages() throws {
        let wrong = try verdict(page: "/MediaBox[0 0 612 792]") { $0.pageRanges = "2,5-" }
        #expect(wrong.findings.first { $0.code == .pageNotA4 }?.page == 2)
        #expect(wrong.letters[0].pages == [1])
    }

    @Test func annexesCountAsSheets() throws {
        let verdict = try verdict { $0.annexes = ["flyer", "slip"] }
        #expect(verdict.letters[0].sheets == 3)
        let full = try self.verdict {
            $0.annexes = Array(repeating: "flyer", count: 6)
            $0.envelope = .us
        }
        #expect(full.findings.contains { $0.code == .letterEnvelopeTooSmall && $0.values[.sheets] == "7" })
    }
}
