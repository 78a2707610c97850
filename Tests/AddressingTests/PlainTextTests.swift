import Foundation
import TestSupport
import Testing

@testable import Addressing

/// What bytes tell is what characters tell.
@Suite struct PlainTextTests {
    /// Of every kind: ASCII, western letters, what joins the character before it, digits and letters of other scripts.
    private static let pieces = [
        " ", "  ", "a", "Z", "7", "é", "ß", "\u{301}", "\u{200D}", "½", "²", "٣", "Ω", "한", "🇧🇪", "\r\n", "\t", "-", "ı",
        "\u{A0}", "\u{17F}", "\u{180}", "ª",
    ]

    private func texts() -> [String] {
        var chance = SeededNumbers.ofThisRun
        return (0..<3000).map { _ in
            let pieces = Bool.random(using: &chance) ? Self.pieces : Array(Self.pieces.prefix(7))
            return (0..<Int.random(in: 0...9, using: &chance)).map { _ in
                pieces.randomElement(using: &chance) ?? ""
            }.joined()
        }
    }

    @Test func wordsAreWhatSpacesPart() {
        for text in texts() {
            #expect(text.words.map { Array($0.utf8) } == text.split(separator: " ").map { Array($0.utf8) }, "\(text)")
            #expect(text.dropFirst().words == text.dropFirst().split(separator: " "), "\(text)")
        }
    }

    @Test func lettersAndNumbersAreThoseOfUnicode() {
        for text in texts() {
            #expect(text.letterCount == text.count(where: \.isLetter), "\(text)")
            #expect(text.numberCount == text.count(where: \.isNumber), "\(text)")
            #expect(text.hasLetter == text.contains(where: \.isLetter), "\(text)")
            #expect(text.hasNumber == text.contains(where: \.isNumber), "\(text)")
            for limit in 0...9 { #expect(text.isLonger(than: limit) == (text.count > limit), "\(text)") }
        }
    }

    @Test func endings() {
        let endings = Endings(["STRAAT", "LAAN", "AT", "T"])
        func end(_ word: String, _ fits: @escaping (Int) -> Bool = { _ in true }) -> Bool {
            endings.end(word, where: fits)
        }
        #expect(end("KERKSTRAAT") && end("LAAN") && end("T"))
        #expect(!end("") && !end("LAANE") && !end("RUE"))
        #expect(end("STRAAT") { $0 == 0 } && !end("LAAN") { $0 > 0 })
        #expect(end("XLAAN") { $0 == 1 } && !end("XLAAN") { $0 != 1 })
    }

    @Test func whatLooksAlikeIsRememberedApart() {
        let lengths = Remembered<Int>()
        // The same letter to a reader, and to Swift's strings: one scalar, another one, and two.
        for text in ["\u{C5}", "\u{212B}", "A\u{30A}", "\u{C5}", "A\u{30A}"] {
            #expect(
                lengths.value(of: text) { $0.unicodeScalars.count * 10 + $0.utf8.count } == text.unicodeScalars.count
                    * 10 + text.utf8.count)
        }
    }

    @Test func whatIsRememberedIsNotAskedAgain() {
        let lengths = Remembered<Int>()
        var asked = 0
        func length(_ text: String) -> Int {
            lengths.value(of: text) {
                asked += 1
                return $0.count
            }
        }
        #expect(length("1000 Bruxelles") == 14 && length("1000 Bruxelles") == 14)
        #expect(asked == 1)
        // However many there are, each is right.
        for number in 0..<2000 { #expect(length("Rue Haute \(number)") == 10 + String(number).count) }
        #expect(length(String(repeating: "x", count: 5000)) == 5000)
        #expect(length("1000 Bruxelles") == 14)
    }

    /// `Countries.named` looks no line up that has one.
    @Test func noCountrysNameHoldsADigit() {
        let digits = (CountryNames.table + CountryNames.vernacular).utf8.count { $0.isDigit }
        #expect(digits == 0)
    }
}
