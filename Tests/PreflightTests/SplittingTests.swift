import Addressing
import Letters
import Preflight
import TestSupport
import Testing

@Suite struct SplittingTests {
    private let blank: [String] = []

    @Test func oneLetterADocumentAndNumbersRunThrough() {
        let judged = Pages.judge([
            Pages.document([Pages.address(1), blank, blank]), Pages.document([Pages.address(2)]),
        ])
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2, 3], [1]])
        #expect(judged.letters.map(\.number) == [1, 2])
        #expect(judged.letters.map(\.document) == [1, 2])
    }

    @Test func everySoManyPages() {
        let document = Pages.document([Pages.address(1), blank, Pages.address(2), blank])
        let judged = Pages.judge([document]) { $0.split = .pages(2) }
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2], [3, 4]])
        #expect(judged.letters.map { $0.address?.street } == ["Rue Haute 1", "Rue Haute 2"])
    }

    @Test func aRemainderIsRefused() {
        let document = Pages.document([Pages.address(1), blank, Pages.address(2)])
        let judged = Pages.judge([document]) { $0.split = .pages(2) }
        #expect(judged.findings.codes(.error) == [.splitRemainder])
        #expect(judged.findings.first?.values == [.pages: "3", .count: "2"])
    }

    @Test func eachPartNeedsItsAddress() {
        let document = Pages.document([Pages.address(1), blank, blank, blank])
        let judged = Pages.judge([document]) { $0.split = .pages(2) }
        #expect(judged.findings.codes(.error) == [.addressNone])
        #expect(judged.findings.first?.letter == 2)
        #expect(judged.findings.first?.page == 3)
    }

    @Test func aNewAddressBeginsALetter() {
        let document = Pages.document([Pages.address(1), blank, blank, Pages.address(2), Pages.address(3), blank])
        let judged = Pages.judge([document]) { $0.split = .address }
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2, 3], [4], [5, 6]])
    }

    @Test func aFirstPageWithoutAddressIsRefusedByItsPage() {
        let judged = Pages.judge([Pages.document([blank, Pages.address(2)])]) { $0.split = .address }
        #expect(judged.findings.codes(.error) == [.splitNoFirstAddress])
        #expect(judged.findings.first?.page == 1)
    }

    /// Two people's pages never share an envelope in silence.
    @Test(arguments: [
        ["Monsieur Paul", "Rue Basse 3", "Bruxelles"], ["Monsieur Paul", "Rue Basse 3", "50667 Köln"],
        ["1000 Bruxelles"],
        ["Monsieur Paul", "1000 Bruxelles"], ["Monsieur Paul", "Rue Basse 3", "1000 Bruxelles", "Tél. 02 123 45 67"],
    ])
    func whatMayBeAnAddressHoldsTheJob(_ lines: [String]) {
        let judged = Pages.judge([Pages.document([Pages.address(1), lines])]) { $0.split = .address }
        #expect(Outcome(findings: judged.findings) == .held)
        #expect(judged.letters.map(\.pages) == [[1], [2]])
        #expect(judged.findings.allSatisfy { $0.page == 2 && $0.letter == 2 })
    }

    @Test func runningTextBeginsNoLetter() {
        let text = (0..<5).map { _ in String(repeating: "1000 Bruxelles et 4000 Liège ", count: 3) }
        var document = Pages.document([Pages.address(1), blank])
        document.pages[1].characters = Pages.characters(text, x: 25, y: 40)
        document.pages[1].ink = 0.2
        let judged = Pages.judge([document]) { $0.split = .address }
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2]])
    }

    /// A picture in the window's place of a later page may be an address.
    @Test func aPictureInTheWindowHoldsTheJob() {
        var document = Pages.document([Pages.address(1), blank])
        document.pages[1].ink = 0.1
        let picture = Box(x0: 110, y0: 50, x1: 170, y1: 70)
        document.pages[1].marks = [PageMark(box: picture, kind: .figure)]
        #expect(Pages.judge([document]) { $0.split = .address }.findings.codes() == [.addressUnreadable])
        // Rules of a table are none: the page stays with its letter.
        document.pages[1].marks = [PageMark(box: picture, kind: .lines)]
        let ruled = Pages.judge([document]) { $0.split = .address }
        #expect(ruled.findings.isEmpty)
        #expect(ruled.letters.map(\.pages) == [[1, 2]])
    }

    /// The last line of a text above the window reaches into it by its tails: nothing there is unread.
    @Test func tailsOfALineAboveTheWindowAreNoWriting() {
        var document = Pages.document([Pages.address(1), blank])
        document.pages[1].characters = Pages.characters(["Monday to Friday, by agreement."], x: 95, y: 32.3)
        document.pages[1].ink = 0.001
        let judged = Pages.judge([document]) { $0.split = .address }
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2]])
    }

    @Test func theSameAddressAgainIsHeld() {
        let document = Pages.document([Pages.address(1), Pages.address(1)])
        let judged = Pages.judge([document]) { $0.split = .address }
        #expect(judged.findings.codes() == [.splitRepeatedAddress])
        #expect(judged.letters.map(\.pages) == [[1], [2]])
    }

    @Test func copiesAreMoreLetters() {
        let document = Pages.document([Pages.address(1), Pages.address(2)])
        let judged = Pages.judge([document]) {
            $0.split = .pages(1)
            $0.copies = 3
        }
        #expect(judged.findings.codes() == [.letterCopies])
        #expect(judged.findings.first?.values[.count] == "3")
        #expect(judged.letters.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(judged.letters.map { $0.pages[0] } == [1, 2, 1, 2, 1, 2])
    }

    /// Whatever the split, every page is in exactly one letter.
    @Test func noPageIsLostOrDoubled() {
        var generator = SeededNumbers.ofThisRun
        for _ in 0..<60 {
            let count = Int.random(in: 1...12, using: &generator)
            let pages = (1...count).map { number in
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: Pages.address(number)
                case 1: ["Monsieur", "Rue Basse", "50667 Köln"]
                default: [String]()
                }
            }
            for split in [Split.none, .address, .pages(1), .pages(2), .pages(5)] {
                let judged = Pages.judge([Pages.document(pages)]) { $0.split = split }
                #expect(judged.letters.flatMap(\.pages) == Array(1...count))
            }
        }
    }
}
