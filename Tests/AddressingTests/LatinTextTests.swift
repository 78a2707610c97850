import Testing

@testable import Addressing

/// Text is cleaned and folded by a table where every scalar is in it, else character by character: both say the same.
@Suite struct LatinTextTests {
    /// Nothing is left of it, and no table has it.
    private let widthless = "\u{200B}"

    @Test func theTableFoldsAsCharactersDo() throws {
        for value in UInt32(0)..<0x180 {
            let scalar = try #require(Unicode.Scalar(value))
            for text in ["\(scalar)", "a\(scalar)b", " \(scalar).\(scalar)É", "\r\n\(scalar)ß"] {
                #expect(LatinText.foldedByTable(text) != nil)
                #expect(LatinText.foldedByTable(text + widthless) == nil)
                #expect(LatinText.folded(text) == LatinText.folded(text + widthless), "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test func whatIsCleanStaysAsItIs() throws {
        for value in UInt32(0)..<0x180 {
            let scalar = try #require(Unicode.Scalar(value))
            let text = "a\(scalar)b"
            #expect(LatinText.cleaned(text) == LatinText.cleaned(text + widthless), "U+\(String(value, radix: 16))")
            if LatinText.isClean(text) { #expect(LatinText.cleaned(text + widthless) == text) }
        }
        #expect(!LatinText.isClean("e\u{301}"))
        #expect(LatinText.cleaned("e\u{301}\u{A0}o\u{FB01}") == "é ofi")
    }

    @Test func aPhraseEndsWithItsWord() {
        let phrases = Phrases(["PO BOX", "PO", "A L ATT"])
        #expect(phrases.beginning("PO BOX 12") == "PO BOX")
        #expect(phrases.beginning("PO 12") == "PO")
        #expect(phrases.beginning("PO") == "PO")
        #expect(phrases.beginning("PORT 12") == nil)
        #expect(phrases.beginning("A L ATTENTION") == nil)
        #expect(phrases.beginning("") == nil)
    }
}
