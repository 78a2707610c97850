import Documents
import Foundation
import Letters
import TestSupport
import Testing

@testable import Addressing

/// The sample letters with other addresses in the place of theirs, in their own letters' sizes and widths, beside everything else that stands
/// in the window: moved, and drawn in any order.
@Suite struct SubstitutedAddressesTests {
    private static let rounds = 40

    @Test(.enabled(if: TestFiles.samples != nil, "the shared samples are not on this machine"))
    func otherAddressesAreReadAsWell() throws {
        let samples = try SampleLetters()
        var generator = SeededNumbers.ofThisRun
        var (tried, exact, certain, accepted) = (0, 0, 0, 0)
        var missed: [String: Int] = [:]
        for sample in samples.all {
            guard let box = sample.address_bbox_mm, let old = sample.address_lines else { continue }
            for norm in sample.window_norms {
                let named = SampleLetters.windows[norm] ?? norm
                let other = sample.other_text_in_window?[norm] ?? []
                guard let window = WindowProfile.named(named) else { continue }
                let page = try samples.characters(of: sample, around: window)
                let setting = try #require(Setting(page, box, lines: old.count))
                for _ in 0..<Self.rounds {
                    let made = MadeAddress.random(old.count, using: &generator)
                    guard let characters = setting.page(with: made.lines, inside: window.inner) else { continue }
                    let (dx, dy) = (
                        Double.random(in: -6...6, using: &generator), Double.random(in: -6...6, using: &generator)
                    )
                    let reading = WindowReader(window.moved(dx, dy)).read(
                        characters.shuffled(using: &generator).map { $0.moved(dx, dy) }, ink: 0.05)
                    tried += 1
                    let isExact = reading.address?.lines == made.lines
                    if isExact { exact += 1 }
                    #expect(isExact, "\(sample.file) [\(norm)]: \(made.lines) read as \(reading.address?.lines ?? [])")
                    if reading.kind == .recipient {
                        #expect(made.isCertain, "\(sample.file) [\(norm)]: \(made.lines)")
                        #expect(reading.address?.country == made.country, "\(sample.file) [\(norm)]: \(made.lines)")
                    }
                    // What else stands in that window is the sample's own doubt.
                    guard made.isCertain, other.isEmpty else { continue }
                    certain += 1
                    if reading.kind == .recipient {
                        accepted += 1
                    } else {
                        let why = reading.findings.filter { $0.severity == .hold }.map(\.code.rawValue)
                        missed["\(sample.file) \(why) \(made.lines)", default: 0] += 1
                    }
                }
            }
        }
        print(
            "\(tried) addresses put into the samples: \(exact) read exactly; of \(certain) certain ones \(accepted) accepted"
        )
        for line in missed.keys.sorted() { print("    held: \(line)") }
        try #require(tried > 300 && certain > 100)
        #expect(Double(accepted) >= 0.97 * Double(certain))
    }
}

/// A sample's page without its address, and how that was set.
private struct Setting {
    private var rest: [PageCharacter]
    private var box: [Double]
    private var pitch: Double
    private var height: Double
    private var top: Double
    private var widths: [String: Double]
    private var usual: Double

    init?(_ page: [PageCharacter], _ box: [Double], lines: Int) {
        let address = page.filter { character in
            character.box.midX > box[0] - 0.5 && character.box.midX < box[2] + 0.5 && character.box.midY > box[1] - 0.2
                && character.box.midY < box[3] + 0.2
        }
        let letters = address.filter { $0.text != " " }
        guard lines > 1, let first = letters.map(\.box.y0).min(), let last = letters.map(\.box.y0).max() else {
            return nil
        }
        rest = page.filter { !address.contains($0) }
        self.box = box
        height = TextSegment.median(letters.map(\.box.height))
        pitch = (last - first) / Double(lines - 1)
        top = first
        usual = TextSegment.median(letters.map(\.box.width))
        widths = Dictionary(page.map { ($0.text, $0.box.width) }) { min($0, $1) }
    }

    /// nil where the lines would not fit.
    func page(with lines: [String], inside window: Box) -> [PageCharacter]? {
        var characters = rest
        for (index, line) in lines.enumerated() {
            let y = top + Double(index) * pitch
            var x = box[0]
            for letter in line {
                let isSpace = letter == " "
                let width = isSpace ? max(0.5 * usual, 0.2 * height) : (widths[String(letter)] ?? usual)
                characters.append(
                    PageCharacter(text: String(letter), box: Box(x0: x, y0: y, x1: x + width, y1: y + height)))
                x += width
            }
            guard x <= window.x1, y + height <= max(window.y1, box[3]) else { return nil }
        }
        return characters
    }
}
