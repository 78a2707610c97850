import Foundation
import Inspection
import Letters
import TestSupport
import Testing
import Wording

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

    /// A document's words are anybody's: whatever they hold, any reader of JSON gets them back.
    @Test func hostileTextsSurvive() throws {
        let scalars = (UInt32(0)..<0x250).compactMap(Unicode.Scalar.init).map { String($0) }
        let texts =
            scalars + [
                "", "\"", "\\", "\\u0041", "\"}],", "</script>", "\r\n", "\u{2028}\u{2029}", "\u{FEFF}",
                "\u{FFFD}\u{FFFF}",
                "e\u{301}", "🇧🇪 👩‍👩‍👧", "\u{10FFFF}", scalars.joined(), String(repeating: "\"\\\u{1}", count: 20_000),
            ]
        let letters = texts.enumerated().map { index, text in
            var address = PostalAddress(
                lines: [text, text + text, "\"" + text], name: text, street: text, country: text)
            address.postOfficeBox = text + "\\"
            return Letter(
                number: index + 1, document: 1, pages: [1, 2], sheets: 1, envelope: .c5, address: address,
                addressBox: Box(x0: 0, y0: -0.1, x1: 1e6, y1: 100.1),
                expected: CivilDate(year: 2026, month: 11, day: 25))
        }
        var options = Options()
        options.returnAddress = texts
        let verdict = Verdict(
            documents: [DocumentSummary(name: texts.joined(), pages: 2, size: 3, sha256: "")], options: options,
            letters: letters,
            findings: texts.map { Status(.inputUnreadable, letter: 1, [.path: $0, .detail: $0 + "\""]) })
        for pretty in [true, false] {
            let bytes = try verdict.json(language: .fr, pretty: pretty)
            #expect(try Verdict(json: bytes) == verdict)
            let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            let messages = try #require(json["findings"] as? [[String: Any]]).map { $0["message"] as? String }
            #expect(messages == verdict.findings.map { Wording.message($0, .fr) })
        }
    }

    @Test func itIsLaidOutAsJSONEncoderDoes() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let status = Status(
            .pageNotA4, page: 2, box: Box(x0: 1, y0: 2.25, x1: 3, y1: 4), [.width: "a/b", .height: "\u{7}\u{1F}"])
        let expected = String(decoding: try encoder.encode(status), as: UTF8.self)
        let verdict = Verdict(documents: [], options: Options(), letters: [], findings: [status])
        let lines = Set(
            String(decoding: try verdict.json(language: .en, pretty: true), as: UTF8.self).split(separator: "\n").map(
                bare))
        for line in expected.split(separator: "\n") { #expect(lines.contains(bare(line)), "\(line)") }
        #expect(lines.contains(#""letters" : ["#))
    }

    private func bare(_ line: Substring) -> String { String(line.drop { $0 == " " }.prefix { $0 != "," }) }

    @Test func aLongVerdictComesInPieces() throws {
        let letter = Letter(
            number: 1, document: 1, pages: [1], sheets: 1, envelope: nil, address: nil, addressBox: nil, expected: nil)
        let verdict = Verdict(
            documents: [], options: Options(), letters: Array(repeating: letter, count: 2000), findings: [])
        var pieces: [[UInt8]] = []
        try verdict.write(language: .en, pretty: false) { pieces.append([UInt8]($0)) }
        #expect(pieces.count > 5)
        #expect(pieces.allSatisfy { $0.count < 1 << 15 })
        #expect(try Verdict(json: pieces.flatMap { $0 }) == verdict)
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
