import Addressing
import Documents
import Foundation
import Inspection
import Letters
import TestSupport
import Testing

/// The sample letters with their text, their place and their drawing order changed, so that nothing could be learnt by heart.
@Suite struct AlteredSamplesTests {
    @Test(.enabled(if: TestFiles.samples != nil, "the shared samples are not on this machine"))
    func changedLettersAreReadAsWell() throws {
        let samples = try SampleLetters()
        var generator = SeededNumbers.ofThisRun
        var tried = 0
        for sample in samples.all {
            guard let norm = sample.window_norms.first, let lines = sample.address_lines,
                let window = WindowProfile.named(SampleLetters.windows[norm] ?? norm)
            else { continue }
            let characters = try samples.characters(of: sample, around: window)
            let original = WindowReader(window).read(characters, ink: 0.05)
            guard original.address?.lines == lines else { continue }
            tried += 1

            let shuffled = WindowReader(window).read(characters.shuffled(using: &generator), ink: 0.05)
            #expect(shuffled == original, "\(sample.file)")

            let (dx, dy) = (Double.random(in: -8...8, using: &generator), Double.random(in: -8...8, using: &generator))
            let moved = WindowReader(window.moved(dx, dy)).read(
                characters.map { $0.moved(dx, dy) }, ink: 0.05)
            #expect(moved.kind == original.kind, "\(sample.file) moved by \(dx), \(dy)")
            #expect(moved.address?.lines == lines, "\(sample.file) moved by \(dx), \(dy)")

            // Other letters in the same places: read exactly, and accepted only so.
            let changed = WindowReader(window).read(characters.map(Self.changed), ink: 0.05)
            let expected = lines.map { String($0.map(Self.changed)) }
            if changed.kind == .recipient { #expect(changed.address?.lines == expected, "\(sample.file)") }
        }
        #expect(tried >= 10)
    }

    private static func changed(_ character: PageCharacter) -> PageCharacter {
        PageCharacter(text: String(character.text.map(changed)), box: character.box)
    }

    /// Consonants change among themselves: words of the same shape that mean nothing.
    private static func changed(_ letter: Character) -> Character {
        let (from, to) = (Array("bdgkmprstBDGKMPRST"), Array("dgkmprstbDGKMPRSTB"))
        return from.firstIndex(of: letter).map { to[$0] } ?? letter
    }
}
