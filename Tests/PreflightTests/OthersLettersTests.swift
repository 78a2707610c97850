import Letters
import Preflight
import Testing

/// Letters counted off by a wrong number of pages, or not at all: nobody's letter goes into another's envelope in silence.
@Suite struct OthersLettersTests {
    /// What the first pages of one template have in their places, and a text of a page's own.
    private static let heading: [UInt32] = Array(1000..<1012)
    private static func text(_ number: Int, _ words: Int = 60) -> [UInt32] {
        (0..<words).map { UInt32(10_000 + 100 * number + $0) }
    }

    private struct Page {
        var lines: [String] = []
        var words: [UInt32]
        var greets = false
        var place: (Int, Int)?
        /// Where its address begins, in millimetres from the top.
        var y = 50.0
    }

    private static func first(_ number: Int, text: Int? = nil, greets: Bool = true, place: (Int, Int)? = nil) -> Page {
        Page(
            lines: Pages.address(number), words: heading + Self.text(text ?? number, 30), greets: greets, place: place)
    }

    private static func further(_ number: Int) -> Page { Page(words: Self.text(number)) }

    private func judge(
        _ pages: [Page], _ split: Split = .none, returnAddress: [String] = []
    ) -> (letters: [Letter], findings: [Status]) {
        var document = Pages.document(pages.map(\.lines))
        for (index, page) in pages.enumerated() {
            document.pages[index].characters = Pages.characters(page.lines, y: page.y)
            document.pages[index].layout = PageLayout(
                words: page.words, place: page.place.map { PageLayout.Place(page: $0.0, of: $0.1) },
                hasSalutation: page.greets)
        }
        return Pages.judge([document]) {
            $0.split = split
            $0.returnAddress = returnAddress
        }
    }

    private func expectNamed(_ pages: [Int], _ judged: (letters: [Letter], findings: [Status])) {
        #expect(judged.findings.codes() == pages.map { _ in .splitOtherRecipient })
        #expect(judged.findings.map(\.page) == pages)
        #expect(pages.isEmpty || Outcome(findings: judged.findings) == .held)
    }

    @Test(arguments: [true, false]) func lettersOfOnePageInPairs(greets: Bool) {
        // One text for all, and a text for each.
        expectNamed([2, 4, 6], judge((1...6).map { Self.first($0, text: 50, greets: greets) }, .pages(2)))
        expectNamed([2, 4, 6], judge((1...6).map { Self.first($0) }, .pages(2)))
        expectNamed([2], judge([Self.first(1), Self.first(2)], .pages(2)))
    }

    @Test func lettersOfTwoPagesInPairs() {
        let pages = (1...4).flatMap { [Self.first($0, place: (1, 2)), Self.further(60 + $0)] }
        expectNamed([3, 7], judge(pages, .pages(4)))
        expectNamed([], judge(pages, .pages(2)))
    }

    @Test func aMergeThatIsNotSplit() {
        expectNamed([2, 3], judge((1...3).map { Self.first($0) }))
        expectNamed([3], judge([Self.first(1), Self.further(60), Self.first(2), Self.further(61)]))
        // Texts with nothing in common: addresses that begin in one place, above a greeting.
        let own = [1, 2].map { Page(lines: Pages.address($0), words: Self.text($0), greets: true) }
        expectNamed([2], judge(own))
        // The same person's letters harm nobody.
        expectNamed([], judge([Self.first(1), Self.first(1)]))
    }

    /// Each page once, and of a long merge so many that the reader sees what is wrong.
    @Test func aLongMergeIsNamedShortly() {
        let judged = judge((1...200).map { Self.first($0) }, .pages(2))
        #expect(judged.findings.compactMap(\.page) == (1...20).map { 2 * $0 })
        #expect(judged.findings.allSatisfy { $0.code == .splitOtherRecipient && $0.values[.count] == "100" })
    }

    @Test func twoDocumentsAreJudgedEachForItself() {
        let document = Pages.document([Pages.address(1)])
        #expect(Pages.judge([document, Pages.document([Pages.address(2)])]).findings.isEmpty)
    }

    /// Somebody else's address on a page that is no letter of the same making.
    @Test func enclosuresStayWithTheirLetter() {
        let list = Page(lines: Pages.address(9), words: Self.text(80))
        let othersLetter = Page(lines: Pages.address(9), words: Self.text(81), greets: true, y: 54)
        let contract = Page(lines: Pages.address(9), words: Self.text(82) + Self.heading.prefix(4))
        let counted = Page(
            lines: Pages.address(9), words: Self.heading + Self.text(83, 30), greets: true, place: (2, 4))
        for page in [list, othersLetter, contract, counted] {
            expectNamed([], judge([Self.first(1), page]))
            expectNamed([], judge([Self.first(1), Self.further(60), page]))
            expectNamed([], judge((1...3).flatMap { [Self.first($0), page] }, .pages(2)))
        }
    }

    /// To each letter one to somebody else belongs, on the same paper: the letters are far more like one another.
    @Test func anEnclosedLetterInEachIsMeant() {
        let pages = (1...4).flatMap { number in
            [
                Self.first(number, text: 50),
                Page(lines: Pages.address(10 + number), words: Self.heading.prefix(6) + Self.text(51), greets: true),
            ]
        }
        expectNamed([], judge(pages, .pages(2)))
        // In one letter alone nothing tells them from two letters.
        expectNamed([2], judge(Array(pages.prefix(2))))
    }

    @Test func aReplySlipStaysWithItsLetter() {
        let sender = ["ACME SA", "Rue Basse 9", "1000 Bruxelles"]
        let slip = Page(lines: sender, words: Self.heading + Self.text(70, 20), greets: true)
        expectNamed([], judge([Self.first(1), slip], returnAddress: sender))
        expectNamed([], judge([Self.first(1), Page(lines: sender, words: Self.text(70, 20))]))
    }
}
