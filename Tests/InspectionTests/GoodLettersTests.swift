import Inspection
import Letters
import Testing

/// What is posted where the sender agreed to leave bad letters out.
@Suite struct GoodLettersTests {
    private func verdict(
        _ letters: [[Int]], bad: [Status], ranges: String? = nil, _ change: (inout Options) -> Void = { _ in }
    ) -> Verdict {
        var options = Options()
        options.badLetters = .skip
        options.split = .address
        options.pageRanges = ranges
        change(&options)
        let pages = letters.joined().count
        return Verdict(
            documents: [DocumentSummary(name: "x", pages: pages, size: 1, sha256: "")], options: options,
            letters: letters.enumerated().map { index, pages in
                Letter(
                    number: index + 1, document: 1, pages: pages, sheets: pages.count, envelope: .us,
                    address: PostalAddress(lines: ["Letter of \(pages.count) pages"]), addressBox: nil, expected: nil)
            }, findings: bad)
    }

    @Test func badLettersAreLeftOutAndTold() throws {
        let first = verdict(
            [[1, 2], [3], [4, 5], [6]],
            bad: [Status(.addressNone, letter: 2, page: 3), Status(.pageNotA4, letter: 4, page: 6)])
        let good = try #require(GoodLetters(first))
        #expect(good.pages == [1: [1, 2, 4, 5]])
        let second = verdict([[1, 2], [3, 4]], bad: [Status(.windowOtherInk, letter: 2, page: 3)])
        let accepted = try #require(good.accepted(second))
        #expect(accepted.outcome == .accepted)
        #expect(accepted.letters == second.letters)
        // Pages are counted as in the sender's document.
        #expect(accepted.findings.first == Status(.windowOtherInk, letter: 2, page: 4))
        let told = accepted.findings.dropFirst()
        #expect(told.map(\.code) == [.letterSkipped, .addressNone, .letterSkipped, .pageNotA4])
        #expect(told.map(\.page) == [3, 3, 6, 6])
        #expect(told.allSatisfy { $0.severity == .warning && $0.letter == nil })
    }

    @Test func pageRangesCountTheOriginalsPages() throws {
        let first = verdict([[1], [2], [3]], bad: [Status(.addressNone, letter: 2, page: 12)], ranges: "10,12-13")
        let good = try #require(GoodLetters(first))
        #expect(good.pages == [1: [1, 3]])
        // The second judgement counts by the same ranges: its page 2 is called 12, and is the original's 13.
        let second = verdict([[1], [2]], bad: [Status(.windowOtherInk, letter: 2, page: 12)], ranges: "10,12-13")
        #expect(good.accepted(second)?.findings.map(\.page) == [13, 12, 12])
    }

    @Test func nothingIsLeftOutUnasked() {
        let bad = [Status(.addressNone, letter: 1, page: 1)]
        #expect(GoodLetters(verdict([[1], [2]], bad: bad) { $0.badLetters = nil }) == nil)
        #expect(GoodLetters(verdict([[1], [2]], bad: bad) { $0.badLetters = .refuse }) == nil)
        #expect(GoodLetters(verdict([[1], [2]], bad: [])) == nil)
        #expect(GoodLetters(verdict([[1]], bad: bad)) == nil)
        // What is the whole document's is no single letter's.
        #expect(GoodLetters(verdict([[1], [2]], bad: bad + [Status(.splitRemainder)])) == nil)
        #expect(GoodLetters(verdict([[1], [2]], bad: bad + [Status(.registeredNoReturnAddress)])) == nil)
    }

    /// The documents cut down must give the very letters that were good: otherwise nothing is posted.
    @Test func otherLettersThanExpectedAreRefused() throws {
        let good = try #require(
            GoodLetters(verdict([[1, 2], [3], [4]], bad: [Status(.addressNone, letter: 2, page: 3)])))
        #expect(good.accepted(verdict([[1, 2, 3]], bad: [])) == nil)
        #expect(good.accepted(verdict([[1], [2, 3]], bad: [])) == nil)
        #expect(good.accepted(verdict([[1, 2], [3]], bad: [Status(.addressNone, letter: 1)])) == nil)
    }
}
