import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// The verdict's stable names (docs: the verdict, as data).
@Suite struct VerdictJSONTests {
    private func object(_ verdict: Verdict, _ language: Language = .en) throws -> [String: Any] {
        let data = Data(try verdict.json(language: language, pretty: true))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func allNamesAreThere() throws {
        let verdict = try Inspections.verdict(TestFiles.corpus.appendingPathComponent("cairo-letter-fr-2-pages.pdf"))
        let json = try object(verdict)
        #expect(Set(json.keys) == ["documents", "options", "verdict", "letters", "findings", "price"])
        let options = try #require(json["options"] as? [String: Any])
        #expect(
            Set(options.keys) == [
                "colour", "sides", "envelope", "franking", "acknowledgement", "split", "copies", "pageRanges", "window",
                "background", "annexes", "approval", "review", "returnAddress",
            ])
        #expect(options["background"] is NSNull)
        #expect(options["split"] as? String == "none")
        let letter = try #require((json["letters"] as? [[String: Any]])?.first)
        #expect(
            Set(letter.keys) == [
                "number", "document", "pages", "sheets", "envelope", "address", "address_box_mm", "expected",
            ])
        #expect((letter["address_box_mm"] as? [Double])?.count == 4)
        #expect(letter["expected"] is NSNull)
        let address = try #require(letter["address"] as? [String: Any])
        #expect(
            Set(address.keys) == [
                "lines", "name", "organisation", "function", "building", "street", "number", "box", "postOfficeBox",
                "postcode", "locality", "country",
            ])
        #expect(address["country"] as? String == "FR")
        let home = try Inspections.verdict(TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf"))
        #expect(((try object(home)["letters"] as? [[String: Any]])?.first)?["expected"] as? String == "2026-11-25")
    }

    /// An estimate is called one; without a table there is none.
    @Test func thePriceIsAnEstimate() throws {
        var verdict = Verdict(documents: [], options: Options(), letters: [], findings: [])
        #expect(try object(verdict)["price"] is NSNull)
        verdict.price = PriceEstimate(amount: Euros(cents: 1205), letters: 3, lettersWithoutPrice: 1)
        let price = try #require(try object(verdict)["price"] as? [String: Any])
        #expect(Set(price.keys) == ["amount", "currency", "estimate", "letters", "lettersWithoutPrice"])
        #expect(price["amount"] as? String == "12.05")
        #expect(price["currency"] as? String == "EUR")
        #expect(price["estimate"] as? Bool == true)
        #expect(try Verdict(json: verdict.json(language: .fr, pretty: false)) == verdict)
    }

    @Test func findingsCarryMessageAndRemedy() throws {
        let verdict = try Inspections.verdict(TestFiles.corpus.appendingPathComponent("cairo-us-letter-page-2.pdf"))
        let findings = try #require(try object(verdict, .fr)["findings"] as? [[String: Any]])
        let finding = try #require(findings.first { $0["code"] as? String == "page.not-a4" })
        #expect(finding["severity"] as? String == "error")
        #expect(finding["letter"] as? Int == 1)
        #expect(finding["page"] as? Int == 2)
        #expect((finding["message"] as? String)?.contains("215,9 × 279,4 mm") == true)
        #expect((finding["remedy"] as? String)?.contains("A4") == true)
        let outside = Verdict(
            documents: [], options: Options(), letters: [],
            findings: [Status(.addressOutsideWindow, box: Box(x0: 1, y0: 2, x1: 3, y1: 4), move: Move(dx: -1, dy: 0))])
        let moved = try #require((try object(outside)["findings"] as? [[String: Any]])?.first)
        #expect(moved["box_mm"] as? [Double] == [1, 2, 3, 4])
        #expect(moved["move_mm"] as? [Double] == [-1, 0])
    }

    @Test func aVerdictSurvivesItsJSON() throws {
        var verdict = try Inspections.verdict(TestFiles.corpus.appendingPathComponent("cairo-merge-3x2.pdf")) {
            $0.split = .pages(2)
            $0.review = true
            $0.returnAddress = ["ACME", "Rue Haute 5", "1000 Bruxelles"]
        }
        // Boxes are told in tenths of a millimetre.
        for index in verdict.letters.indices {
            verdict.letters[index].addressBox = verdict.letters[index].addressBox.map { box in
                func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
                return Box(x0: tenths(box.x0), y0: tenths(box.y0), x1: tenths(box.x1), y1: tenths(box.y1))
            }
        }
        for pretty in [true, false] {
            #expect(try Verdict(json: verdict.json(language: .de, pretty: pretty)) == verdict)
        }
    }

    @Test func exitStatuses() {
        func status(_ findings: Status...) -> Int32 {
            Verdict(documents: [], options: Options(), letters: [], findings: findings).exitStatus
        }
        #expect(status() == 0)
        #expect(status(Status(.letterCopies)) == 0)
        #expect(status(Status(.pageNotA4)) == 1)
        #expect(status(Status(.documentDamaged)) == 2)
        #expect(status(Status(.inputUnreadable), Status(.pageNotA4)) == 2)
        #expect(status(Status(.addressUncertain)) == 3)
        #expect(status(Status(.documentEncrypted, severity: .hold)) == 3)
    }
}
