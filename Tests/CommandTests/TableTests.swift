import Testing

@testable import clickpost

@Suite struct TableTests {
    private let table = Table(
        columns: [.init(title: "Job", alignsRight: true), .init(title: "State"), .init(title: "Title", gives: true)],
        rows: [["7", "posted", "Invoice"], ["112", "held", "A very long title that no terminal has room for"]])

    @Test func nothingIsCutInAPipe() {
        #expect(
            table.lines(width: nil) == [
                "Job  State   Title",
                "  7  posted  Invoice",
                "112  held    A very long title that no terminal has room for",
            ])
    }

    @Test func onlyWhatMayGiveIsCut() {
        let lines = table.lines(width: 30)
        #expect(lines.allSatisfy { $0.count <= 30 })
        #expect(lines[2] == "112  held    A very long titl…")
    }

    @Test func aNarrowTerminalKeepsTheFirstCharacters() {
        #expect(table.lines(width: 5)[2] == "112  held    A very …")
    }

    @Test func anEmptyColumnIsLeftOut() {
        let sparse = Table(
            columns: [.init(title: "Job"), .init(title: "Reason", gives: true), .init(title: "State")],
            rows: [["7", "", "posted"], ["8", "", ""]])
        #expect(sparse.lines(width: nil) == ["Job  State", "7    posted", "8"])
    }

    /// Titles come from strangers' documents: an escape sequence must not reach the terminal.
    @Test func controlCharactersAreReplaced() {
        #expect(Terminal.printable("a\u{1B}]0;x\u{07}\nb\u{202E}c") == "a\u{FFFD}]0;x\u{FFFD}\u{FFFD}b\u{FFFD}c")
        #expect(Terminal.printable("Zoë Müller – 東京") == "Zoë Müller – 東京")
    }

    @Test func pagesAreToldAsRuns() {
        #expect(Terminal.pages([1, 2, 3, 5, 7, 8]) == "1-3, 5, 7-8")
        #expect(Terminal.pages([]) == "")
    }

    @Test func returnAddressesByBarOrByRepeating() {
        #expect(ReturnAddress.lines(["A | B", " C"]) == ["A", "B", "C"])
        #expect(ReturnAddress.lines(["|"]) == [])
    }
}
