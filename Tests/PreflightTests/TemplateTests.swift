import Letters
import Preflight
import Testing

/// Splitting where pages are known by their template and by what they say of their place.
@Suite struct TemplateTests {
    /// Words of one template's first page, of its running head, and of a text of its own.
    private static let first: [UInt32] = Array(1000..<1040)
    private static let running: [UInt32] = Array(2000..<2008)
    private static func own(_ number: Int) -> [UInt32] { (0..<40).map { UInt32(10_000 + 100 * number + $0) } }

    private func page(
        _ lines: [String] = [], words: [UInt32], place: (Int, Int)? = nil, greets: Bool = false
    ) -> (lines: [String], layout: PageLayout) {
        let place = place.map { PageLayout.Place(page: $0.0, of: $0.1) }
        return (lines, PageLayout(words: words, place: place, hasSalutation: greets))
    }

    private func judge(
        _ pages: [(lines: [String], layout: PageLayout)], _ change: (inout Options) -> Void = { _ in }
    ) -> (letters: [Letter], findings: [Status]) {
        var document = Pages.document(pages.map(\.lines))
        for index in pages.indices { document.pages[index].layout = pages[index].layout }
        return Pages.judge([document]) {
            $0.split = .address
            change(&$0)
        }
    }

    private func letter(_ number: Int, _ pages: Int = 2) -> [(lines: [String], layout: PageLayout)] {
        [page(Pages.address(number), words: Self.first + Self.running + Self.own(number).prefix(10))]
            + (1..<max(pages, 1)).map { page(words: Self.running + Self.own(10 * number + $0)) }
    }

    @Test func lettersOfDifferentLengths() {
        let judged = judge(letter(1, 3) + letter(2, 1) + letter(3, 4) + letter(4, 2))
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2, 3], [4], [5, 6, 7, 8], [9, 10]])
    }

    /// A merge's record without an address: its page is never put into the envelope of the letter before.
    @Test func aFirstPageWithoutAddressIsNamed() {
        let bad = page(words: Self.first + Self.running + Self.own(7).prefix(10))
        let judged = judge(letter(1) + [bad] + letter(2).suffix(1) + letter(3) + [bad])
        #expect(judged.findings.codes() == [.splitMissingAddress, .splitMissingAddress])
        #expect(judged.findings.map(\.page) == [3, 7])
        #expect(judged.letters.map(\.pages) == [[1, 2], [3, 4], [5, 6], [7]])
        // Also where half of the records lack it, and their pages are all the further pages there are.
        let half = judge(letter(1, 1) + [bad] + letter(2, 1) + [bad] + letter(3, 1) + [bad])
        #expect(half.findings.codes(.error).count == 3)
        #expect(half.letters.map(\.pages) == [[1], [2], [3], [4], [5], [6]])
    }

    @Test func whatAPageSaysOfItsPlaceCounts() {
        // Nothing alike, but "1/2" without an address.
        let said = judge(
            letter(1) + [page(words: Self.own(50), place: (1, 2)), page(words: Self.own(51), place: (2, 2))])
        #expect(said.findings.codes() == [.splitMissingAddress])
        #expect(said.letters.map(\.pages) == [[1, 2], [3, 4]])
        // The address repeated on page 2 of 2 begins no letter.
        let repeated = judge([
            page(Pages.address(1), words: Self.first, place: (1, 2)),
            page(Pages.address(1), words: Self.own(1), place: (2, 2)),
            page(Pages.address(2), words: Self.first, place: (1, 1)),
        ])
        #expect(repeated.findings.isEmpty)
        #expect(repeated.letters.map(\.pages) == [[1, 2], [3]])
        // Two letters in a row to one person, each saying that it begins.
        let twice = judge([
            page(Pages.address(1), words: Self.first, place: (1, 1)),
            page(Pages.address(1), words: Self.first, place: (1, 1)),
            page(Pages.address(2), words: Self.first, place: (1, 1)),
        ])
        #expect(twice.findings.isEmpty)
        #expect(twice.letters.map(\.pages) == [[1], [2], [3]])
        // Another's address on a page 2 is not believed either way.
        let strange = judge([
            page(Pages.address(1), words: Self.first, place: (1, 2)),
            page(Pages.address(2), words: Self.own(1), place: (2, 2)),
            page(Pages.address(3), words: Self.first, place: (1, 1)),
        ])
        #expect(strange.findings.codes() == [.addressUncertain])
        #expect(strange.findings.first?.page == 2)
        // Numbers through the whole document say nothing of a letter.
        let through = judge([
            page(Pages.address(1), words: Self.first, place: (1, 3)),
            page(Pages.address(2), words: Self.first, place: (2, 3)),
            page(Pages.address(3), words: Self.first, place: (3, 3)),
        ])
        #expect(through.findings.isEmpty)
        #expect(through.letters.count == 3)
    }

    /// A further page that counts on begins no letter, however like a first page it is.
    @Test func aPageThatCountsOnIsNotMissed() {
        let judged = judge([
            page(Pages.address(1), words: Self.first, place: (1, 2)), page(words: Self.first, place: (2, 2)),
            page(Pages.address(2), words: Self.first, place: (1, 1)),
        ])
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2], [3]])
    }

    /// Towns of a table, names of who signs: no page of a merge begins a letter with them, unless it greets its reader.
    @Test(arguments: [["1000 Bruxelles", "9000 Gent"], ["Anne Dubois", "Directrice"], ["Rue Haute 5", "Markt 12"]])
    func piecesOfAddressesOnFurtherPages(_ lines: [String]) {
        func merge(greets: Bool) -> [(lines: [String], layout: PageLayout)] {
            (1...4).flatMap {
                letter($0, 1) + [page(lines, words: Self.running + Self.own(10 * $0), greets: greets && $0 == 2)]
            }
        }
        let judged = judge(merge(greets: false))
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2], [3, 4], [5, 6], [7, 8]])
        let greeting = judge(merge(greets: true))
        #expect(Outcome(findings: greeting.findings) != .accepted)
        #expect(greeting.findings.allSatisfy { $0.page == 4 })
    }

    /// Somebody else's address on a further page: the letters greet their readers, those pages do not.
    @Test func aPageWithAnAddressThatGreetsNobodyIsHeld() {
        let pages = (1...4).flatMap { number in
            [
                page(Pages.address(number), words: Self.first + Self.own(number).prefix(10), greets: true),
                page(Pages.address(10 + number), words: Self.own(50)),
            ]
        }
        let judged = judge(pages)
        #expect(Set(judged.findings.codes(.hold)) == [.splitUnlikeOthers])
        #expect(judged.findings.map(\.page) == [2, 4, 6, 8])
    }

    /// A few letters in a second language, far from one another, are like one another.
    @Test func aSecondLanguageIsNoOutlier() {
        func letters(_ numbers: ClosedRange<Int>) -> [(lines: [String], layout: PageLayout)] {
            numbers.map { page(Pages.address($0), words: Self.first + Self.own($0).prefix(5), greets: true) }
        }
        let second = page(Pages.address(50), words: Self.own(90), greets: true)
        let third = page(Pages.address(51), words: Self.own(90), greets: true)
        #expect(judge(letters(1...8) + [second] + letters(9...17) + [third] + letters(18...25)).findings.isEmpty)
        #expect(judge(letters(1...8) + [second] + letters(9...17)).findings.codes() == [.splitUnlikeOthers])
    }

    /// Where further pages are seen to carry no address, the same address again is one more letter.
    @Test func twoLettersInARowToOnePerson() {
        let judged = judge(letter(1) + letter(1) + letter(2))
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2], [3, 4], [5, 6]])
        let unsure = judge(letter(1, 1) + letter(1, 1) + letter(2, 1))
        #expect(unsure.findings.codes() == [.splitRepeatedAddress])
        #expect(unsure.findings.first?.page == 2)
    }

    /// One page a letter: the same recipient again is one more letter where the page greets its reader and is the template's first.
    @Test func aSalutationBeginsALetter() {
        func first(_ number: Int, _ text: Int, greets: Bool = true) -> (lines: [String], layout: PageLayout) {
            page(Pages.address(number), words: Self.first + Self.own(text).prefix(20), greets: greets)
        }
        let again = judge([first(1, 1), first(1, 2), first(2, 3), first(3, 4)])
        #expect(again.findings.isEmpty)
        #expect(again.letters.map(\.pages) == [[1], [2], [3], [4]])
        let later = judge([first(1, 1), first(2, 2), first(1, 3)])
        #expect(later.findings.isEmpty)
        // A second page that repeats the address greets nobody.
        let second = judge([first(1, 1), first(1, 2, greets: false), first(2, 3)])
        #expect(second.findings.codes() == [.splitRepeatedAddress])
        #expect(second.findings.first?.page == 2)
        // A copy of another letter, made otherwise.
        let copy = judge([first(1, 1), page(Pages.address(1), words: Self.own(9), greets: true), first(2, 3)])
        #expect(copy.findings.codes().contains(.splitRepeatedAddress))
        // Two for everyone may be a letter and its enclosed copy.
        let pairs = judge([first(1, 1), first(1, 2), first(2, 3), first(2, 4)])
        #expect(pairs.findings.codes() == [.splitRepeatedAddress, .splitRepeatedAddress])
    }

    private static let sender = ["ACME SA", "Rue Basse 9", "1000 Bruxelles"]

    /// A slip to be sent back, its own address in the window's place.
    @Test func aReplySlipStaysWithItsLetter() {
        let slip = page(Self.sender, words: Self.own(90))
        let known = judge(letter(1, 1) + [slip] + letter(2, 1) + [slip]) { $0.returnAddress = Self.sender }
        #expect(known.findings.codes() == [.splitReplySlip, .splitReplySlip])
        #expect(known.letters.map(\.pages) == [[1, 2], [3, 4]])
        // Unknown: nothing is posted to it in silence.
        let unknown = judge(letter(1, 1) + [slip] + letter(2, 1) + [slip] + letter(3, 1) + [slip])
        #expect(Outcome(findings: unknown.findings) == .held)
        let single = judge(letter(1) + [slip] + letter(2) + letter(3) + letter(4))
        #expect(single.findings.codes() == [.splitUnlikeOthers])
        #expect(single.findings.first?.page == 3)
    }

    /// A table with towns in the window's place, in a merge whose first pages are alike.
    @Test func aTableOfTownsBeginsNoLetter() {
        let table = page(["1000 Bruxelles"], words: Self.running + Self.own(70))
        let judged = judge(letter(1, 1) + [table] + letter(2, 1) + [table] + letter(3, 2))
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2], [3, 4], [5, 6]])
        // Two pages alone show no template.
        let alone = judge(letter(1, 1) + [table])
        #expect(Outcome(findings: alone.findings) == .held)
    }

    @Test func blankPagesStayWithTheirLetter() {
        let judged = judge(letter(1, 1) + [page(words: [])] + letter(2, 1) + [page(words: [])])
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2], [3, 4]])
    }

    /// Text nobody sees begins no letter, and the job is held: it may have been meant as the next address.
    @Test func anUnseenAddressIsNotGluedInSilence() {
        var document = Pages.document([Pages.address(1), Pages.address(2)])
        for index in document.pages[1].characters?.indices ?? 0..<0 {
            document.pages[1].characters?[index].isVisible = false
        }
        document.pages[1].ink = 0
        let judged = Pages.judge([document]) { $0.split = .address }
        #expect(judged.letters.map(\.pages) == [[1, 2]])
        #expect(judged.findings.codes(.hold) == [.addressInvisibleText])
        #expect(judged.findings.first?.page == 2)
    }

    /// All of a merge's bad letters are listed, not the first alone.
    @Test func everyBadLetterIsListed() {
        let foreign = ["Jean Petit", "4 rue du Bac", "75007 PARIS", "FRANCE"]
        let judged = judge(
            [
                page(foreign, words: Self.first), page(Pages.address(2), words: Self.first),
                page(foreign, words: Self.first),
            ]
        ) {
            $0.franking = .registered
            $0.returnAddress = Self.sender
        }
        #expect(judged.findings.filter { $0.code == .registeredAbroad }.map(\.letter) == [1, 3])
    }
}
