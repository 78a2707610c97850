import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// The same letters with the traps of real ones, set by ten producers (Tests/Corpus/traps.py): each page a letter.
@Suite struct TrapTests {
    struct Truth: Decodable {
        var name: String
        var lines: [String]
        var country: String
        var verdict: String
    }

    static let producers = [
        "cairo", "chromium", "ghostscript", "groff", "luatex", "pango", "pdftex", "typst", "weasyprint", "writer",
    ]

    @Test func everyProducersLettersAreReadExactlyOrHeld() throws {
        let truths = try JSONDecoder().decode(
            [Truth].self, from: Data(contentsOf: TestFiles.corpus.appendingPathComponent("Traps/truth.json")))
        try #require(truths.count > 30)
        var table = ""
        for producer in Self.producers {
            let document = TestFiles.corpus.appendingPathComponent("Traps/\(producer).pdf")
            let verdict = try Inspections.verdict(document) { $0.split = .pages(1) }
            try #require(verdict.letters.count == truths.count, "\(producer)")
            var (accepted, exact, wanted, found) = (0, 0, 0, 0)
            for (letter, truth) in zip(verdict.letters, truths) {
                let reasons = verdict.findings.filter {
                    ($0.letter == letter.number || $0.letter == nil) && [.hold, .error].contains($0.severity)
                }
                let isExact = letter.address?.lines == truth.lines && letter.address?.country == truth.country
                if truth.verdict == "accepted" { wanted += 1 }
                if reasons.isEmpty {
                    accepted += 1
                    if isExact, truth.verdict != "held" { exact += 1 }
                    if isExact, truth.verdict == "accepted" { found += 1 }
                    #expect(isExact, "\(producer), \(truth.name): \(letter.address?.lines ?? [])")
                    #expect(truth.verdict != "held", "\(producer), \(truth.name)")
                } else if truth.verdict == "accepted" {
                    Issue.record(
                        "\(producer), \(truth.name): \(reasons.map(\.code.rawValue)) \(letter.address?.lines ?? [])")
                }
            }
            let precision = Double(exact) / Double(max(1, accepted))
            let recall = Double(found) / Double(max(1, wanted))
            table += "\(producer): precision \(precision), recall \(recall) "
            table += "(\(accepted) accepted, \(exact) of them rightly; \(found) of \(wanted) that should be)\n"
        }
        print(table)
    }
}
