import Letters
import Testing

@testable import Addressing

/// What the shapes of single letters must say before a letter is held.
@Suite struct InkContradictionTests {
    private let reader = WindowReader(.standard)

    /// The letter to Dumont; every letter's ink as `ink` tells it of the letter and how often it came before.
    private func read(_ ink: (String, Int) -> PageCharacter.Ink) -> WindowReading {
        var seen: [String: Int] = [:]
        var characters = Typewriter().block(.dumont)
        for index in characters.indices {
            let text = characters[index].text
            characters[index].ink = ink(text, seen[text, default: 0])
            seen[text, default: 0] += 1
        }
        return reader.read(PageFacts(number: 1, size: .a4, characters: characters, ink: 0.05))
    }

    private func isHeld(_ ink: (String, Int) -> PageCharacter.Ink) -> Bool {
        let reading = read(ink)
        let isHeld = reading.findings.contains { $0.code == .addressContradictsInk && $0.severity == .hold }
        #expect(isHeld == (reading.kind == .uncertain))
        #expect(reading.address?.lines == .dumont)
        return isHeld
    }

    @Test func whatAgreesOrTellsNothingIsRead() {
        #expect(!isHeld { _, _ in .agrees })
        #expect(!isHeld { _, _ in .untold })
    }

    @Test func oneDigitThatIsSurelyAnotherHolds() {
        #expect(isHeld { text, _ in text == "2" ? .differsSurely : .agrees })
        #expect(!isHeld { text, _ in text == "2" ? .differs : .agrees })
    }

    @Test func twoLettersThatDifferHold() {
        #expect(isHeld { text, _ in "ao".contains(text) ? .differs : .agrees })
    }

    /// A map is wrong for all of a letter's occurrences, a blot for one.
    @Test func chanceDoesNotHold() {
        #expect(!isHeld { text, before in "eaout".contains(text) && before == 0 ? .differsSurely : .agrees })
    }

    /// What stands beside the address, in a logo's face, is no matter of it.
    @Test func otherTextIsNotAsked() {
        var characters = Typewriter().block(.dumont)
        for index in characters.indices { characters[index].ink = .agrees }
        var sender = Typewriter(height: 2, advance: 1).line("Acme", x: 105, y: 80)
        for index in sender.indices { sender[index].ink = .differsSurely }
        let reading = reader.read(PageFacts(number: 1, size: .a4, characters: characters + sender, ink: 0.05))
        #expect(!reading.findings.contains { $0.code == .addressContradictsInk })
        #expect(reading.address?.lines == .dumont)
    }
}
