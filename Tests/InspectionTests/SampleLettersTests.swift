import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// Real letters and invoices of other makers, whose addresses a person read.
@Suite struct SampleLettersTests {
    enum Result: String {
        case accepted, held, refused
        case wrong = "WRONG"
    }

    @Test(.enabled(if: TestFiles.samples != nil, "the shared samples are not on this machine"))
    func addressesAreReadExactlyOrNotAccepted() throws {
        let samples = try SampleLetters()
        try #require(!samples.all.isEmpty)
        var table = ""
        var counts: [Result: Int] = [:]
        // Of the A4 letters whose address fits a window: read exactly, whatever becomes of them; accepted.
        var fitting = (all: 0, exact: 0, accepted: 0)
        for sample in samples.all {
            let document = samples.document(sample)
            // Without a window that fits, the shipped one must not mistake something else for the address.
            let norms = sample.window_norms.isEmpty ? ["belgium-right"] : sample.window_norms
            for norm in norms {
                let verdict = try Inspections.verdict(document, window: SampleLetters.windows[norm] ?? norm)
                let letter = try #require(verdict.letters.first, "\(sample.file)")
                let isExact = letter.address?.lines == sample.address_lines
                let result: Result =
                    switch verdict.outcome {
                    case .refused: .refused
                    case .held: .held
                    case .accepted: isExact ? .accepted : .wrong
                    }
                counts[result, default: 0] += 1
                let reasons = verdict.findings.filter { $0.severity == .error || $0.severity == .hold }
                    .map(\.code.rawValue)
                table += "\(sample.file) [\(norm)]: \(result.rawValue), lines \(isExact ? "exact" : "differ"); "
                table += reasons.joined(separator: " ") + "\n"
                if !isExact { table += "    \(letter.address?.lines ?? [])\n" }

                #expect(result != .wrong, "\(sample.file) in \(norm): \(letter.address?.lines ?? [])")
                if !sample.window_norms.isEmpty, sample.all_pages_a4 {
                    fitting.all += 1
                    if isExact { fitting.exact += 1 }
                    if result == .accepted { fitting.accepted += 1 }
                }
                let other = sample.other_text_in_window?[norm] ?? []
                if !sample.window_norms.isEmpty, other.isEmpty {
                    #expect(isExact, "\(sample.file) in \(norm): \(letter.address?.lines ?? [])")
                }
                if !sample.all_pages_a4 { #expect(reasons.contains("page.not-a4"), "\(sample.file)") }
                if result == .accepted, let country = sample.country {
                    #expect(letter.address?.country == country, "\(sample.file)")
                }
            }
        }
        print(table + "\(counts)")
        print("\(fitting.all) that fit: \(fitting.exact) read exactly, \(fitting.accepted) accepted")
        #expect(fitting.exact == fitting.all)
        #expect(fitting.accepted >= 7, "a reader that holds everything is no reader")
    }

    /// Whatever window is set: what is accepted is an address as it stands on the page, whole and without anything else.
    @Test(.enabled(if: TestFiles.samples != nil, "the shared samples are not on this machine"))
    func noWindowOfTheWrongFormMakesAnAddress() throws {
        let samples = try SampleLetters()
        // A window set over the sender's own address shows that address.
        let senders = [["SwissQRBill", "Musterstrasse 7", "1234 Musterstadt"]]
        for sample in samples.all {
            let document = samples.document(sample)
            for window in WindowNames.all {
                let verdict = try Inspections.verdict(document, window: window)
                guard verdict.outcome == .accepted, let lines = verdict.letters.first?.address?.lines else { continue }
                let isWhole = lines == sample.address_lines || senders.contains(lines)
                #expect(isWhole, "\(sample.file) in \(window): \(lines)")
            }
        }
    }
}
