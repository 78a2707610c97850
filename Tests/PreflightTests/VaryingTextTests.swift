import Letters
import Preflight
import Testing

/// Merges whose letters share little but reference, date, subject and greeting: their texts are each their own.
@Suite struct VaryingTextTests {
    /// What every first page has in its place.
    private static let heading: [UInt32] = Array(1000..<1012)
    private static func text(_ number: Int) -> [UInt32] { (0..<60).map { UInt32(10_000 + 100 * number + $0) } }

    private typealias Page = (lines: [String], x: Double, layout: PageLayout)

    private func page(
        _ lines: [String] = [], x: Double = 105, words: [UInt32], greets: Bool = false
    ) -> Page {
        (lines, x, PageLayout(words: words, hasSalutation: greets))
    }

    private func first(_ number: Int, _ lines: [String]? = nil, text: Int? = nil, greets: Bool = true) -> Page {
        page(
            lines ?? Pages.address(number), words: Self.heading + Self.text(text ?? number), greets: greets)
    }

    private func judge(_ pages: [Page]) -> (letters: [Letter], findings: [Status]) {
        var document = Pages.document(pages.map(\.lines))
        for index in pages.indices {
            document.pages[index].characters = Pages.characters(pages[index].lines, x: pages[index].x)
            document.pages[index].layout = pages[index].layout
        }
        return Pages.judge([document]) { $0.split = .address }
    }

    @Test(arguments: [true, false]) func aFirstPageWithoutAddressIsNamed(greets: Bool) {
        let pages = [1, 2, 3, 4].map { first($0, $0 == 3 ? [] : nil, greets: greets) }
        let judged = judge(pages)
        #expect(judged.findings.codes(.error) == [.splitMissingAddress])
        #expect(judged.findings.first?.page == 3)
        #expect(judged.letters.map(\.pages) == [[1], [2], [3], [4]])
        // Also where such pages are all the further pages there are.
        let half = judge((1...6).map { first($0, $0.isMultiple(of: 2) ? [] : nil, greets: greets) })
        #expect(half.findings.codes(.error).count == 3)
        #expect(half.letters.count == 6)
    }

    /// What runs through all pages of the letters is no mark of a first one.
    @Test func aFurtherPageWithTheLettersHeadIsNotNamed() {
        let head: [UInt32] = Array(3000..<3010)
        func begins(_ number: Int) -> Page {
            page(Pages.address(number), words: head + Self.heading + Self.text(number))
        }
        let judged = judge([begins(1), page(words: head + Self.text(51)), begins(2), begins(3), begins(4)])
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2], [3], [4], [5]])
    }

    /// Without its address all of a letter's lines may have moved up: the greeting alone tells that it begins.
    @Test func aGreetingWithoutAddressIsNamed() {
        let moved = page(words: Self.text(70), greets: true)
        let judged = judge([first(1), page(words: Self.text(50)), first(2), moved, first(3)])
        #expect(judged.findings.codes(.error) == [.splitMissingAddress])
        #expect(judged.letters.map(\.pages) == [[1, 2], [3], [4], [5]])
        #expect(judge([first(1), first(2, [])]).findings.codes(.error) == [.splitMissingAddress])
        // Where a further page of each letter greets, it is part of the letters.
        let slips = (1...4).flatMap { [first($0), page(words: Self.text(50 + $0), greets: true)] }
        #expect(judge(slips).findings.isEmpty)
        #expect(judge(slips).letters.map(\.pages) == [[1, 2], [3, 4], [5, 6], [7, 8]])
    }

    private static let table = ["1000 Bruxelles", "9000 Gent"]
    private static let running = Array(repeating: "livrés à 4000 Liège et à 5000 Namur en octobre par Dubois", count: 3)

    /// Rows of a table, and text that only passes through the window's place.
    @Test(arguments: [(table, 105.0), (running, 60.0)])
    func furtherPagesBeginNoLetter(_ lines: [String], _ x: Double) {
        let pages = (1...4).flatMap { [first($0), page(lines, x: x, words: Self.text(50 + $0))] }
        let judged = judge(pages)
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1, 2], [3, 4], [5, 6], [7, 8]])
        // In the template's place they are a letter's own, and are held.
        let spoilt = judge([first(1), first(2), first(3, lines), first(4)])
        #expect(Outcome(findings: spoilt.findings) != .accepted)
        #expect(spoilt.letters.map(\.pages) == [[1], [2], [3], [4]])
        // Letters in another language are few, and are letters.
        let second = page(lines, x: x, words: Self.text(80))
        let other = page(Pages.address(9), words: Self.text(80), greets: true)
        let mixed = judge([first(1), first(2), other, first(3), second, first(4)])
        #expect(Outcome(findings: mixed.findings) != .accepted)
        #expect(mixed.letters.contains { $0.pages == [5] })
    }

    /// Rows with whole addresses in a column, others beside them; the last page of a table has few.
    @Test func columnsOfAddressesBeginNoLetter() {
        let rows = ["Dubois Anne Rue Haute 5", "Rue Haute 5", "1050 Ixelles"]
        func further(_ number: Int) -> Page { page(rows, words: Array(Self.text(50 + number).prefix(12))) }
        var document = Pages.document((1...4).flatMap { [Pages.address($0), rows] })
        let layouts = (1...4).flatMap { [first($0).layout, further($0).layout] }
        for index in layouts.indices {
            document.pages[index].layout = layouts[index]
            guard index.isMultiple(of: 2) == false else { continue }
            document.pages[index].characters? += Pages.characters(["Livraison de la commande 1200"], x: 30, y: 55)
        }
        let judged = Pages.judge([document]) { $0.split = .address }
        #expect(judged.letters.map(\.pages) == [[1, 2], [3, 4], [5, 6], [7, 8]])
        #expect(judged.findings.isEmpty)
    }

    @Test func twoLettersInARowToOnePerson() {
        let judged = judge([first(1), first(1, text: 7), first(2), first(3)])
        #expect(judged.findings.isEmpty)
        #expect(judged.letters.map(\.pages) == [[1], [2], [3], [4]])
    }

    /// A letter to somebody else enclosed with each, its own greeting and all.
    @Test func lettersThatTakeTurnsWithOthersAreHeld() {
        let other: [UInt32] = Array(3000..<3012)
        func enclosed(_ number: Int) -> Page {
            // A word may stand in one place by chance.
            page(Pages.address(20 + number), words: other + [Self.heading[3]] + Self.text(50 + number), greets: true)
        }
        let judged = judge((1...3).flatMap { [first($0), enclosed($0)] })
        #expect(judged.findings.codes(.hold) == [.splitUnlikeOthers, .splitUnlikeOthers, .splitUnlikeOthers])
        #expect(judged.findings.map(\.page) == [2, 4, 6])
        // Two languages in no order are two templates.
        let mixed = judge([first(1), first(2), enclosed(3), first(4), enclosed(5), enclosed(7)])
        #expect(mixed.findings.isEmpty)
        #expect(mixed.letters.count == 6)
    }
}
