import Letters
import TestSupport
import Testing

@testable import Addressing

/// The order in which a page draws its letters says nothing about the order in which they are read.
@Suite struct ReadingOrderTests {
    let reader = WindowReader(.standard)

    @Test func aPlainBlockIsRead() throws {
        let reading = reader.read(Typewriter().block(.dumont), ink: 0.05)
        #expect(reading.kind == .recipient)
        let address = try #require(reading.address)
        #expect(address.lines == .dumont)
        #expect(address.name == "Madame Claire Dumont")
        #expect(address.street == "Rue de l'Église 12 boîte 3")
        #expect(address.postcode == "1050")
        #expect(address.locality == "Ixelles")
        #expect(address.country == "BE")
    }

    @Test func anyDrawingOrderGivesTheSameLines() {
        let characters = Typewriter().block(.dumont)
        var generator = SeededNumbers.ofThisRun
        for _ in 0..<50 {
            let reading = reader.read(characters.shuffled(using: &generator), ink: 0.05)
            #expect(reading.kind == .recipient)
            #expect(reading.address?.lines == .dumont)
        }
        #expect(reader.read(characters.reversed(), ink: 0.05).address?.lines == .dumont)
    }

    @Test func gapsWithoutSpaceCharactersPartWords() {
        var typewriter = Typewriter()
        typewriter.typesSpaces = false
        #expect(reader.read(typewriter.block(.dumont), ink: 0.05).address?.lines == .dumont)
    }

    /// Fonts with high boxes, and places rounded to whole points, leave narrow spaces.
    @Test func narrowSpacesPartWordsWhereAllAreNarrow() {
        var tight = Typewriter()
        tight.spacing = -0.15
        let characters = tight.block(.dumont).map { character in
            var character = character
            character.box.x1 = character.box.x0 + (character.text == " " ? 0.5 : character.box.width)
            return character
        }
        var left = 0.0
        let narrowed = characters.enumerated().map { index, character in
            var character = character
            if index > 0, characters[index - 1].box.y0 < character.box.y0 { left = 0 }
            if index > 0, characters[index - 1].text == " " { left += 1.2 }
            character.box.x0 -= left
            character.box.x1 -= left
            return character
        }
        #expect(reader.read(narrowed, ink: 0.05).address?.lines == .dumont)
    }

    /// Typewriters and TeX leave twice the space behind a full stop.
    /// Chromium parts a ligature whose letters are set wide, and leaves more between them than between others.
    @Test func aGapFarNarrowerThanTheSpacesOfItsLineMayBeNone() {
        let typewriter = Typewriter(height: 3.62, spacing: 0.1)
        func reading(_ parted: Double) -> WindowReading {
            var lines = typewriter.block(["Sof ie Goossens", "Diestsesteenweg 21 bus 2", "3010 Kessel-Lo"])
            let first = lines.firstIndex { $0.text == " " } ?? 0
            let moved = parted - lines[first].box.width
            lines[first].box.x1 = lines[first].box.x0 + parted
            for index in lines.indices.dropFirst(first + 1) where lines[index].box.y0 == lines[first].box.y0 {
                lines[index].box.x0 += moved
                lines[index].box.x1 += moved
            }
            return WindowReader(.standard).read(lines, ink: 0.05)
        }
        #expect(reading(0.52).kind != .recipient)
        #expect(reading(2).address?.lines.first == "Sof ie Goossens")
    }

    @Test func aDoubleSpaceBehindAFullStopPartsNothing() {
        let lines = ["Dhr.  Wim Peeters", "Markt 5", "9000 Gent"]
        let reading = reader.read(Typewriter().block(lines), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == ["Dhr. Wim Peeters", "Markt 5", "9000 Gent"])
        #expect(
            reader.read(Typewriter().block(["Dhr  Wim Peeters", "Markt 5", "9000 Gent"]), ink: 0.05).kind == .uncertain)
    }

    @Test func boldByDrawingTwiceIsReadOnce() {
        let once = Typewriter().block(.dumont)
        let twice = once.flatMap { character in
            var shifted = character
            shifted.box.x0 += 0.15
            shifted.box.x1 += 0.15
            return [character, shifted]
        }
        #expect(reader.read(twice, ink: 0.05).address?.lines == .dumont)
    }

    @Test func ligaturesAccentsAndApostrophesAreWhatAPersonReads() {
        let reading = reader.read(
            Typewriter().block(["Oﬃce Griﬀon", "Rue de l’E\u{301}glise\u{A0}12", "5000 Namur"]), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == ["Office Griffon", "Rue de l'Église 12", "5000 Namur"])
        #expect(reading.address?.lines[1].unicodeScalars.contains("\u{C9}") == true)
    }

    @Test func accentsPrintedOverLettersAreHeld() {
        let overprinted = Typewriter().block(.dumont) + Typewriter().line("´", x: 105, y: 54.8)
        let reading = reader.read(overprinted, ink: 0.05)
        #expect(reading.kind == .uncertain)
        #expect(reading.findings.contains { $0.code == .addressCharacters })
    }

    @Test func lettersWithoutAMeaningAreHeldByTheirNumber() {
        for (character, name) in [("\u{FFFD}", "U+FFFD"), ("\u{E001}", "U+E001"), ("Д", "U+0414")] {
            let reading = reader.read(
                Typewriter().block(["Jean \(character)upont", "Rue Haute 5", "1000 Bruxelles"]), ink: 1)
            #expect(reading.kind == .uncertain)
            #expect(reading.findings.first { $0.code == .addressCharacters }?.values[.character] == name)
        }
    }

    @Test func textWithoutInkIsInvisible() {
        let reading = reader.read(Typewriter().block(.dumont), ink: 0)
        #expect(reading.findings.map(\.code) == [.addressUnreadable])
    }

    @Test func inkWithoutTextIsAPicture() {
        #expect(reader.read([], ink: 0.05).findings.map(\.code) == [.addressUnreadable])
        #expect(reader.read([], ink: 0).findings.map(\.code) == [.addressNone])
    }

    @Test func columnsAreNotGluedTogether() {
        let right = Typewriter().block(["Date", "Client", "Page"], x: 170)
        let reading = reader.read(Typewriter().block(.dumont) + right, ink: 0.05)
        #expect(reading.kind == .uncertain)
        #expect(reading.address?.lines == .dumont)
        #expect(reading.findings.contains { $0.code == .addressOtherText })
        // So near that they may be one line.
        let near = Typewriter().block(["Date", "Client", "Page"], x: 105 + 26 * 2.0 + 3.6)
        #expect(reader.read(Typewriter().block(.dumont) + near, ink: 0.05).kind == .uncertain)
    }
}
