import Foundation
import Testing

/// The corpus's own truth: what each document must give.
struct Truth: Decodable, CustomTestStringConvertible {
    struct Letter: Decodable {
        var pages: [Int]
        var lines: [String]?
        var country: String?
    }
    var file: String
    var split: String
    var verdict: String
    var code: String?
    var page: Int?
    var letters: [Letter]

    var testDescription: String { file }

    static let all: [Truth] = {
        guard let data = try? Data(contentsOf: RealProgram.corpus.appendingPathComponent("truth.json")) else {
            return []
        }
        return (try? JSONDecoder().decode([Truth].self, from: data)) ?? []
    }()
}

@Suite struct CheckTests {
    @Test func theTruthIsThere() { #expect(Truth.all.count >= 5) }

    @Test(arguments: Truth.all) func exitStatusAndVerdict(_ truth: Truth) throws {
        let result = try RealProgram.clickpost([
            "check", RealProgram.document(truth.file), "-o", "split=\(truth.split)", "--json",
        ])
        let verdict = try result.json()
        #expect(verdict["verdict"] as? String == truth.verdict, "\(result.output)")
        let unusable = truth.code.map { $0.hasPrefix("document.") } ?? false
        let expected: [String: Int32] = ["accepted": 0, "held": 3, "refused": unusable ? 2 : 1]
        #expect(result.status == expected[truth.verdict])
        #expect(result.errors.isEmpty)
        let findings = verdict["findings"] as? [[String: Any]] ?? []
        if let code = truth.code {
            let finding = try #require(findings.first { $0["code"] as? String == code }, "\(result.output)")
            #expect((finding["message"] as? String)?.isEmpty == false)
            #expect((finding["remedy"] as? String)?.isEmpty == false)
            if let page = truth.page { #expect(finding["page"] as? Int == page) }
        }
        guard truth.verdict == "accepted" else { return }
        let letters = verdict["letters"] as? [[String: Any]] ?? []
        #expect(letters.map { $0["pages"] as? [Int] } == truth.letters.map(\.pages))
        for (letter, expected) in zip(letters, truth.letters) {
            let address = letter["address"] as? [String: Any]
            #expect(address?["lines"] as? [String] == expected.lines)
            #expect(address?["country"] as? String == expected.country)
        }
    }

    @Test func jsonHasItsStableNames() throws {
        let result = try RealProgram.clickpost(["check", RealProgram.document("cairo-letter-nl.pdf"), "--json"])
        let verdict = try result.json()
        #expect(Set(verdict.keys) == ["documents", "options", "verdict", "letters", "findings", "price"])
        let options = try #require(verdict["options"] as? [String: Any])
        let always: Set = [
            "colour", "sides", "envelope", "franking", "acknowledgement", "split", "copies", "window", "annexes",
            "approval", "review", "returnAddress",
        ]
        #expect(always.isSubset(of: options.keys))
        let letter = try #require((verdict["letters"] as? [[String: Any]])?.first)
        #expect(
            Set(["number", "document", "pages", "sheets", "envelope", "address", "address_box_mm"])
                .isSubset(of: letter.keys))
        #expect((letter["address_box_mm"] as? [Double])?.count == 4)
        let document = try #require((verdict["documents"] as? [[String: Any]])?.first)
        #expect((document["sha256"] as? String)?.count == 64)
        #expect(document["pages"] as? Int == 1)
    }

    /// What a queue adds to its jobs can be tried; each rule speaks once.
    @Test func aQueuesOptionsCanBeTried() throws {
        let result = try RealProgram.clickpost([
            "check", RealProgram.document("cairo-letter-nl.pdf"), "--json", "-o", "annexes=flyer|slip", "-o",
            "approval=true", "-o", "acknowledgement=true",
        ])
        let verdict = try result.json()
        let letter = try #require((verdict["letters"] as? [[String: Any]])?.first)
        #expect(letter["sheets"] as? Int == 3)
        let codes = (verdict["findings"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
        #expect(codes == ["option.acknowledgement", "job.approval"])
        #expect(result.status == 1)
    }

    @Test func bothVocabulariesSayTheSame() throws {
        let file = RealProgram.document("cairo-letter-nl.pdf")
        let printing = try RealProgram.clickpost([
            "check", file, "--json", "-o", "ColorModel=RGB", "-o", "Duplex=DuplexNoTumble", "-o",
            "ClickpostEnvelope=C5", "-o", "ClickpostFranking=Economy", "-o", "ClickpostSplit=Pages2",
        ])
        let verdict = try RealProgram.clickpost([
            "check", file, "--json", "-o", "colour=colour", "-o", "sides=two", "-o", "envelope=c5", "-o",
            "franking=economy", "-o", "split=pages:2",
        ])
        let options = try #require(try printing.json()["options"] as? [String: Any])
        #expect(options["colour"] as? String == "colour")
        #expect(options["sides"] as? String == "two")
        #expect(options["envelope"] as? String == "c5")
        #expect(options["franking"] as? String == "economy")
        #expect(options["split"] as? String == "pages:2")
        #expect(try verdict.json()["options"] as? NSDictionary == options as NSDictionary)
    }

    @Test func aWrongChoiceIsRefusedAndNamed() throws {
        let result = try RealProgram.clickpost([
            "check", RealProgram.document("cairo-letter-nl.pdf"), "-o", "franking=pigeon", "--json",
        ])
        #expect(result.status == 1)
        let findings = try #require(try result.json()["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["code"] as? String == "option.choice" })
    }

    @Test func aMissingFileIsUnusableInput() throws {
        let result = try RealProgram.clickpost(["check", "/nowhere/letter.pdf", "--json"])
        #expect(result.status == 2)
        let findings = try #require(try result.json()["findings"] as? [[String: Any]])
        #expect(findings.first?["code"] as? String == "input.unreadable")
        #expect((findings.first?["message"] as? String)?.contains("/nowhere/letter.pdf") == true)
    }

    @Test func oneRefusedFileRefusesAll() throws {
        let result = try RealProgram.clickpost([
            "check", RealProgram.document("cairo-letter-nl.pdf"), RealProgram.document("cairo-us-letter.pdf"), "--json",
        ])
        #expect(result.status == 1)
        let findings = try #require(try result.json()["findings"] as? [[String: Any]])
        let finding = try #require(findings.first { $0["code"] as? String == "page.not-a4" })
        #expect(finding["document"] as? Int == 2)
        #expect(finding["page"] as? Int == 1)
    }

    @Test func pageRangesLeaveOtherPagesOut() throws {
        let file = RealProgram.document("cairo-us-letter-page-2.pdf")
        let whole = try RealProgram.clickpost(["check", file])
        #expect(whole.status == 1)
        let first = try RealProgram.clickpost(["check", file, "-o", "page-ranges=1", "--json"])
        #expect(first.status == 0, "\(first.output)")
        let documents = try #require(try first.json()["documents"] as? [[String: Any]])
        #expect(documents.first?["pages"] as? Int == 1)
        let beyond = try RealProgram.clickpost(["check", file, "-o", "page-ranges=9-", "--json"])
        #expect(beyond.status == 1)
        let findings = try #require(try beyond.json()["findings"] as? [[String: Any]])
        #expect(findings.first?["code"] as? String == "option.page-ranges-beyond")
    }

    @Test func standardInputIsADocumentToo() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: RealProgram.document("cairo-letter-nl.pdf")))
        let result = try RealProgram.clickpost(["check", "-", "--json"], input: data)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }

    /// A sentence, not a code, in the language that LANG names; `--language` goes before it.
    @Test func wordsFollowTheLanguage() throws {
        let file = RealProgram.document("cairo-us-letter.pdf")
        let words = try ["fr_BE.UTF-8", "nl_BE.UTF-8", "de_BE.UTF-8", "en_GB.UTF-8"].map {
            try RealProgram.clickpost(["check", file], environment: ["LANG": $0]).output
        }
        #expect(Set(words).count == 4)
        let asked = try RealProgram.clickpost(
            ["check", file, "--language", "fr"], environment: ["LANG": "nl_BE.UTF-8"])
        #expect(asked.output == words[0])
    }

    @Test func aMissingWorkerIsNotTheDocumentsFault() throws {
        let result = try RealProgram.clickpost(
            ["check", RealProgram.document("cairo-letter-nl.pdf")],
            environment: ["CLICKPOST_WORKER": "/nowhere/clickpost-worker"])
        #expect(result.status == 69)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("hint"))
    }
}
