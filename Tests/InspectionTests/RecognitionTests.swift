import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// Letters that were scanned. None may ever be accepted with an address that is not the letter's.
@Suite(.enabled(if: Scans.isPossible, Scans.whyNot)) struct RecognitionTests {
    private let scans: Scans

    init() throws { scans = try Scans() }

    private struct Letter {
        var file: URL
        var lines: [String]
        var window = "belgium-right"
    }

    private static func corpus() throws -> [Letter] {
        try JSONDecoder().decode(
            [CorpusTests.Truth].self, from: Data(contentsOf: TestFiles.corpus.appendingPathComponent("truth.json"))
        ).filter { $0.verdict == .accepted && $0.split == "none" && $0.letters.count == 1 }.map {
            Letter(file: TestFiles.corpus.appendingPathComponent($0.file), lines: $0.letters[0].lines)
        }
    }

    /// What became of scanned letters, as a table; nothing wrong is accepted.
    private func results(_ cases: [(Letter, Scans.Manner)]) throws -> (accepted: Int, exact: Int) {
        var (accepted, exact) = (0, 0)
        for (letter, manner) in cases {
            let verdict = try Inspections.verdict(
                scans.scan(letter.file, manner), window: letter.window, recogniser: Scans.recogniser)
            let lines = verdict.letters.first?.address?.lines
            let codes = verdict.findings.map(\.code)
            let isExact = lines == letter.lines
            if isExact { exact += 1 }
            if verdict.outcome == .accepted {
                accepted += 1
                #expect(isExact, "\(letter.file.lastPathComponent), \(manner.name): \(lines ?? [])")
                #expect(codes.contains(.addressRecognised))
            }
            let reasons = verdict.findings.filter { $0.severity == .hold || $0.severity == .error }.map(\.code.rawValue)
            let word = verdict.outcome == .accepted && !isExact ? "WRONG" : verdict.outcome.rawValue
            print(
                "\(letter.file.lastPathComponent) [\(letter.window)], \(manner.name): \(word), lines \(isExact ? "exact" : "differ \(lines ?? [])") \(reasons.joined(separator: " "))"
            )
            // A scan is never taken for a letter without an address.
            #expect(!codes.contains(.addressNone))
        }
        print("\(cases.count) scans: \(exact) read exactly, \(accepted) accepted")
        return (accepted, exact)
    }

    @Test func cleanScansOfTheCorpus() throws {
        let letters = try Self.corpus()
        try #require(letters.count >= 8)
        let (accepted, exact) = try results(letters.map { ($0, .clean) })
        #expect(exact * 10 >= letters.count * 8)
        #expect(accepted * 10 >= letters.count * 3, "a reader that holds everything is no reader")
    }

    @Test(arguments: Scans.Manner.poorer) func poorScansOfTheCorpus(_ manner: Scans.Manner) throws {
        let letters = try Self.corpus().filter {
            ["cairo-letter-fr-be.pdf", "writer-letter-nl.pdf"].contains($0.file.lastPathComponent)
        }
        try #require(letters.count == 2)
        _ = try results(letters.map { ($0, manner) })
    }

    @Test(.enabled(if: TestFiles.samples != nil, "the shared samples are not on this machine"))
    func scansOfTheSamples() throws {
        let samples = try SampleLetters()
        let letters = samples.all.compactMap { sample -> Letter? in
            guard let norm = sample.window_norms.first, let lines = sample.address_lines, sample.all_pages_a4 else {
                return nil
            }
            return Letter(
                file: samples.document(sample), lines: lines, window: SampleLetters.windows[norm] ?? norm)
        }
        _ = try results(letters.map { ($0, .clean) })
    }

    /// Addresses by chance, in several faces and sizes, scanned in all manners. As many as `CLICKPOST_SCANS` says.
    @Test func madeAddresses() throws {
        let count = ProcessInfo.processInfo.environment["CLICKPOST_SCANS"].flatMap { Int($0) } ?? 6
        var random = SeededNumbers.ofThisRun
        let cases = try (0..<count).map { _ in
            let lines = MadeAddress.random(Int.random(in: 3...5, using: &random), using: &random).lines
            let font = ["Helvetica", "Times-Roman", "Courier", "Helvetica-Bold"].randomElement(using: &random)
            let size = [9.0, 10, 11, 12].randomElement(using: &random)
            let manner = ([.clean] + Scans.Manner.poorer).randomElement(using: &random)
            return (
                Letter(file: try scans.letter(lines, font: font ?? "Courier", size: size ?? 11), lines: lines),
                manner ?? .clean
            )
        }
        _ = try results(cases)
    }

    @Test func withoutARecogniserAScanIsHeldWithARemedy() throws {
        let document = try scans.scan(TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf"), .clean)
        let verdict = try Inspections.verdict(document)
        #expect(verdict.outcome == .held)
        #expect(Set(verdict.findings.map(\.code)) == [.addressUnreadable, .recognitionUnavailable])
    }

    /// One that answers nonsense without end, and one that only fails.
    @Test(arguments: ["/usr/bin/yes", "/usr/bin/false"])
    func aRecogniserThatFailsLeavesTheScanHeld(program: String) throws {
        let recogniser = try #require(Recogniser(pool: Scans.workers, program: program))
        let document = try scans.scan(TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf"), .clean)
        let verdict = try Inspections.verdict(document, recogniser: recogniser)
        #expect(verdict.outcome == .held)
        #expect(verdict.findings.map(\.code) == [.addressUnreadable])
    }

    /// A picture of nothing like an address is what it was: something that nobody can read.
    @Test func aPictureWithoutAnAddressIsHeldAsBefore() throws {
        let document = try scans.scan(
            scans.letter(["Sale"], size: 24), .clean)
        let verdict = try Inspections.verdict(document, recogniser: Scans.recogniser)
        #expect(verdict.outcome == .held)
        #expect(verdict.findings.map(\.code) == [.addressUnreadable])
    }

    /// Thin type has no more ink than a frame.
    @Test(arguments: [.clean] + Scans.Manner.poorer) func thinTypeIsNoFrame(_ manner: Scans.Manner) throws {
        let letter = try scans.letter(["Madame Dumont", "Rue Haute 1", "1050 Ixelles"], font: "Courier", size: 9)
        let verdict = try Inspections.verdict(scans.scan(letter, manner))
        #expect(verdict.outcome == .held)
        #expect(verdict.findings.contains { $0.code == .addressUnreadable })
    }

    /// Writing the recogniser passes over, a line of script, say, is seen as ink.
    @Test func inkThatWasNotReadIsDoubted() throws {
        let lines = ["Madame Dumont", "Rue Haute 1", "1050 Ixelles"]
        let letter = try scans.letter(lines)
        let plain = try Inspections.verdict(scans.scan(letter, .clean), recogniser: Scans.recogniser)
        #expect(plain.outcome == .accepted, "\(plain.findings.map(\.code.rawValue))")
        // A stroke under the street, and one behind the name.
        for stroke in ["line 1330,730 1500,733", "bezier 1560,600 1600,560 1640,650 1700,590"] {
            let drawn = Scans.Manner(
                name: "drawn on", dotsPerInch: 300,
                changes: "-fill none -stroke black -strokewidth 5 -draw '\(stroke)'")
            let verdict = try Inspections.verdict(scans.scan(letter, drawn), recogniser: Scans.recogniser)
            #expect(verdict.outcome == .held, "\(stroke): \(verdict.letters.first?.address?.lines ?? [])")
        }
    }
}
