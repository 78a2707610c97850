import Foundation
import TestSupport
import Testing

/// Documents that are encrypted, damaged, oddly sized, scripted or made to hang a reader, through the real program: each ends in time with
/// a verdict that is right about what is odd, and leaves nothing behind.
@Suite struct OddDocumentsTests {
    private struct Sample: Decodable {
        var file: String
        var category: String
        var encrypted: String?
        var first_page_sizes_mm: [[Double]]
        var fonts_not_embedded: Int
    }

    private struct Finding: Decodable {
        var code: String
        var severity: String
        var values: [String: String]?
    }

    private struct Verdict: Decodable {
        var verdict: String
        var findings: [Finding]
    }

    /// What no field of the samples' own table says: code, and severity where it is not the code's only one.
    private static let odd: [String: (code: String, severity: String?)] = [
        "pdfbox__AESkeylength128": ("document.encrypted", "error"),
        "pdfbox__testPDFPackage": ("document.portfolio", nil),
        "pdfjs__annotation-fileattachment": ("document.attachments", nil),
        "pdfjs__autoprint": ("document.scripts", nil), "pdfjs__bug1669099": ("document.scripts", nil),
        "pdfjs__bug1947248_text": ("page.not-a4", nil), "pdfjs__issue19176": ("page.not-a4", nil),
        "pdfjs__encrypted-attachment": ("document.encrypted", "error"),
        "pdfjs__file_pdfjs_form": ("document.forms", nil), "pdfjs__prefilled_f1040": ("document.forms", nil),
        "pdfjs__xfa_issue14315": ("document.forms", "hold"), "qpdf__need-appearances": ("document.forms", "hold"),
        "pdfjs__issue21570": ("page.landscape-first", nil), "qpdf__form-errors": ("document.forms", nil),
        "qpdf__shared-unnamed-field": ("document.damaged", nil),
        "ocrmypdf__masks": ("address.unreadable", nil),
    ]

    @Test(.enabled(if: TestFiles.samples != nil, "the shared samples are not on this machine"))
    func eachEndsInTimeWithTheRightVerdict() throws {
        let samples = try #require(TestFiles.samples)
        let known = try JSONDecoder().decode(
            [Sample].self, from: Data(contentsOf: samples.appendingPathComponent("odd.json")))
        try #require(known.count > 40)
        let folder = try TemporaryFolder()
        let work = folder.url.appendingPathComponent("work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: false)
        // A name of its own, so that what is left over can be told from other tests' workers.
        let worker = folder.url.appendingPathComponent("clickpost-worker").path
        try FileManager.default.createSymbolicLink(
            atPath: worker, withDestinationPath: TestFiles.program("clickpost-worker"))
        var table = ""
        for sample in known {
            let document = samples.appendingPathComponent("odd/\(sample.file)").path
            let (answer, wall, processor) = try check(document, worker: worker, work: work)
            let verdict = try JSONDecoder().decode(Verdict.self, from: Data(answer.output.utf8))
            let codes = verdict.findings.map { "\($0.code) (\($0.severity))" }
            table += "\(sample.file) [\(sample.category)]: \(verdict.verdict), \(processor) s (\(wall) s on the wall): "
            table += codes.joined(separator: ", ") + "\n"
            // Other tests share the processors: what counts is the time it takes of them, and that it ends.
            #expect(processor < 10 && wall < 300, "\(sample.file)")
            #expect(verdict.verdict != "accepted", "\(sample.file)")
            expectRight(verdict, sample)
        }
        print(table)
        #expect(try TestFiles.processes(with: worker).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: work.path).isEmpty)
    }

    /// The program's answer, and the seconds it and its workers took: on the wall, and of the processors.
    private func check(
        _ document: String, worker: String, work: URL
    ) throws -> (answer: RealProgram.Result, wall: Double, processor: Double) {
        let start = ContinuousClock.now
        let answer = try RealProgram.run(
            URL(fileURLWithPath: "/bin/bash"),
            [
                "-c", #""$0" "$@"; status=$?; times >&2; exit "$status""#,
                RealProgram.programs.appendingPathComponent("clickpost").path, "check", document, "--json",
            ],
            environment: [
                "CLICKPOST_WORKER": worker, "TMPDIR": work.path, "CLICKPOST_TESSERACT": "off",
                "CLICKPOST_SOCKET": "/nowhere",
            ])
        let wall = (ContinuousClock.now - start) / .milliseconds(10)
        // bash: its own times, then its children's, as `0m0.123s 0m0.045s`.
        let children = try #require(answer.errors.split(separator: "\n").last)
        let parts = try children.split(separator: " ").map { time in
            let match = try #require(time.wholeMatch(of: /(\d+)m(\d+[.,]\d+)s/))
            let seconds = try #require(Double(match.2.replacing(",", with: ".")))
            return (Double(match.1) ?? 0) * 60 + seconds
        }
        return (answer, wall.rounded() / 100, (parts.reduce(0, +) * 100).rounded() / 100)
    }

    private func expectRight(_ verdict: Verdict, _ sample: Sample) {
        func has(_ code: String, _ severity: String? = nil) -> Bool {
            verdict.findings.contains { $0.code == code && (severity == nil || $0.severity == severity) }
        }
        if let odd = Self.odd.first(where: { sample.file.hasPrefix($0.key) })?.value {
            #expect(has(odd.code, odd.severity), "\(sample.file): \(odd)")
        }
        if sample.encrypted == "password required" { #expect(has("document.encrypted", "error"), "\(sample.file)") }
        if sample.encrypted?.hasPrefix("yes") == true {
            #expect(has("document.encrypted", "hold"), "\(sample.file)")
        }
        let isUnusable = verdict.findings.contains {
            ["document.damaged", "document.unreadable", "document.empty", "document.timeout"].contains($0.code)
        }
        if sample.category == "damaged" {
            #expect(
                isUnusable || has("document.repaired") || has("page.not-a4"), "\(sample.file): nothing of its damage")
        }
        guard !isUnusable, !has("document.encrypted", "error") else { return }
        let isA4 = sample.first_page_sizes_mm.allSatisfy { size in
            let sides = size.sorted()
            return abs(sides[0] - 210) <= 1 && abs(sides[1] - 297) <= 1
        }
        if !isA4 { #expect(has("page.not-a4"), "\(sample.file)") }
        if sample.fonts_not_embedded > 0 { #expect(has("document.fonts-not-embedded"), "\(sample.file)") }
    }
}
