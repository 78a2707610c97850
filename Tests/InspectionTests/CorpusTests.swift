import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// The repository's own documents, of several producers, with the truth their makers know.
@Suite struct CorpusTests {
    struct Truth: Decodable {
        struct Letter: Decodable {
            var pages: [Int]
            var lines: [String]
            var country: String
        }
        var file: String
        var split: String
        var verdict: Outcome
        var code: String?
        var page: Int?
        var letters: [Letter]
    }

    @Test func everyDocumentHasItsVerdict() throws {
        let corpus = TestFiles.corpus
        let truths = try JSONDecoder().decode(
            [Truth].self, from: Data(contentsOf: corpus.appendingPathComponent("truth.json")))
        try #require(!truths.isEmpty)
        for truth in truths {
            let split = try #require(Split(text: truth.split))
            let verdict = try Inspections.verdict(corpus.appendingPathComponent(truth.file)) { $0.split = split }
            #expect(verdict.outcome == truth.verdict, "\(truth.file): \(verdict.findings.map(\.code.rawValue))")
            if let code = truth.code {
                let finding = verdict.findings.first { $0.code.rawValue == code }
                #expect(finding?.severity == .error, "\(truth.file): \(verdict.findings.map(\.code.rawValue))")
                #expect(finding?.page == truth.page, "\(truth.file)")
            }
            guard truth.verdict == .accepted else { continue }
            #expect(verdict.letters.map(\.pages) == truth.letters.map(\.pages), "\(truth.file)")
            #expect(verdict.letters.map { $0.address?.lines } == truth.letters.map(\.lines), "\(truth.file)")
            #expect(verdict.letters.map { $0.address?.country } == truth.letters.map(\.country), "\(truth.file)")
        }
    }

    /// Every document is judged before one is handed over: one wrong document refuses all, by its number.
    @Test func oneRefusedDocumentRefusesTheJob() throws {
        let good = TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf")
        let wrong = TestFiles.corpus.appendingPathComponent("cairo-us-letter.pdf")
        let both = try Inspections.verdict(good, wrong)
        #expect(both.outcome == .refused)
        #expect(both.findings.filter { $0.severity == .error }.allSatisfy { $0.document == 2 })
        let twice = try Inspections.verdict(
            good, TestFiles.corpus.appendingPathComponent("cairo-letter-fr-2-pages.pdf"))
        #expect(twice.outcome == .accepted)
        #expect(twice.letters.map(\.number) == [1, 2])
        #expect(twice.letters.map(\.document) == [1, 2])
        #expect(twice.documents.map(\.pages) == [1, 2])
    }

    @Test func digestsAreThoseOfTheBytes() throws {
        let document = TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf")
        let verdict = try Inspections.verdict(document)
        let output = try TestFiles.run("sha256sum", document.path).output
        #expect(verdict.documents[0].sha256 == String(decoding: output.prefix(64), as: UTF8.self))
        #expect(verdict.documents[0].size == Int64(try Data(contentsOf: document).count))
    }

    @Test func aWorkerThatIsMissingIsNoVerdict() throws {
        let document = TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf")
        let handle = try FileHandle(forReadingFrom: document)
        let inspector = Inspector(workers: WorkerPool(worker: "/nonexistent/clickpost-worker"))
        #expect(throws: Status.self) {
            _ = try inspector.inspect(
                [InspectionInput(name: "x", descriptor: handle.fileDescriptor, size: 1)], options: Options(),
                submitted: Inspections.submitted, optionFindings: [])
        }
    }

    @Test func aWindowThatIsNoneIsAFinding() throws {
        let verdict = try Inspections.verdict(
            TestFiles.corpus.appendingPathComponent("cairo-letter-nl.pdf"), window: "no-such-window")
        #expect(verdict.findings.contains { $0.code == .optionWindow })
        #expect(verdict.outcome == .refused)
    }
}
