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
        let samples = try #require(TestFiles.samples)
        let known = try JSONDecoder().decode(
            [SampleLettersTests.Sample].self, from: Data(contentsOf: samples.appendingPathComponent("letters.json")))
        let workers = WorkerPool(worker: TestFiles.program("clickpost-worker"))
        let seed = ProcessInfo.processInfo.environment["CLICKPOST_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
        var generator = SeededNumbers(seed: seed)
        var tried = 0
        for sample in known {
            guard let norm = sample.window_norms.first, let lines = sample.address_lines,
                let window = WindowProfile.named(SampleLettersTests.windows[norm] ?? norm)
            else { continue }
            let handle = try FileHandle(forReadingFrom: samples.appendingPathComponent("letters/\(sample.file)"))
            let facts = try workers.read(
                descriptor: handle.fileDescriptor, request: ReadingRequest(region: window.region, textPages: .first))
            let characters = try #require(facts.pages.first?.characters)
            let original = WindowReader(window).read(characters, ink: 0.05)
            guard original.address?.lines == lines else { continue }
            tried += 1

            let shuffled = WindowReader(window).read(characters.shuffled(using: &generator), ink: 0.05)
            #expect(shuffled == original, "\(sample.file)")

            let (dx, dy) = (Double.random(in: -8...8), Double.random(in: -8...8))
            let moved = WindowReader(Self.moved(window, dx, dy)).read(
                characters.map { Self.moved($0, dx, dy) }, ink: 0.05)
            #expect(moved.kind == original.kind, "\(sample.file) moved by \(dx), \(dy)")
            #expect(moved.address?.lines == lines, "\(sample.file) moved by \(dx), \(dy)")

            // Other letters in the same places: read exactly, and accepted only so.
            let changed = WindowReader(window).read(characters.map(Self.changed), ink: 0.05)
            let expected = lines.map { String($0.map(Self.changed)) }
            if changed.kind == .recipient { #expect(changed.address?.lines == expected, "\(sample.file)") }
        }
        #expect(tried >= 10)
    }

    private static func moved(_ box: Box, _ dx: Double, _ dy: Double) -> Box {
        Box(x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 + dx, y1: box.y1 + dy)
    }

    private static func moved(_ window: WindowProfile, _ dx: Double, _ dy: Double) -> WindowProfile {
        WindowProfile(name: window.name, inner: moved(window.inner, dx, dy), outer: moved(window.outer, dx, dy))
    }

    private static func moved(_ character: PageCharacter, _ dx: Double, _ dy: Double) -> PageCharacter {
        PageCharacter(text: character.text, box: moved(character.box, dx, dy))
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
