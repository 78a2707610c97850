import Foundation
import Letters
import Testing

@Suite struct RulesTests {
    @Test(arguments: [
        ("1", 5, [1]), ("2-3", 5, [2, 3]), ("1,3-4", 5, [1, 3, 4]), ("4-", 6, [4, 5, 6]), ("-2", 6, [1, 2]),
        ("2-9", 4, [2, 3, 4]), ("9-12", 4, []), ("1,2,3", 2, [1, 2]),
    ])
    func pageRanges(_ text: String, _ count: Int, _ pages: [Int]) {
        #expect(PageRanges(text)?.pages(of: count) == pages)
    }

    @Test(arguments: [
        "", "0", "0-2", "3-2", "2,1", "1-3,3", "1-3,2-4", "-", "a", "1,,2", "1-2-3", " 1", "1.5", "٣",
        "99999999999999999999",
    ])
    func noPageRanges(_ text: String) {
        #expect(PageRanges(text) == nil)
    }

    @Test func envelopesAndTheirSheets() {
        #expect(Envelope.allCases.map(\.capacity) == [6, 8, 25])
        #expect([1, 6, 7, 8, 9, 25].map { Envelope.smallest(for: $0) } == [.us, .us, .c5, .c5, .c4, .c4])
        #expect(Envelope.smallest(for: 26) == nil)
        #expect([1, 2, 3, 12, 13].map { Sides.two.sheets(forPages: $0) } == [1, 1, 2, 6, 7])
        #expect([1, 2, 50].map { Sides.one.sheets(forPages: $0) } == [1, 2, 50])
    }

    @Test func waysToSplit() throws {
        for split in [Split.none, .address, .pages(1), .pages(50)] {
            #expect(Split(text: split.text) == split)
            #expect(try JSONDecoder().decode([Split].self, from: JSONEncoder().encode([split])) == [split])
        }
        for wrong in ["", "pages", "pages:", "pages:0", "pages:51", "pages:-1", "pages:2.5", "None", "page:2"] {
            #expect(Split(text: wrong) == nil, "\(wrong)")
        }
    }

    @Test(arguments: [
        (210.0, 297.0, true, false), (209.9, 296.9, true, false), (211.0, 298.0, true, false), (297, 210, false, true),
        (211.1, 297, false, false), (215.9, 279.4, false, false), (210, 210, false, false),
    ])
    func paperSizes(_ width: Double, _ height: Double, _ portrait: Bool, _ landscape: Bool) {
        let size = PaperSize(width: width, height: height)
        #expect(size.isPortraitA4 == portrait)
        #expect(size.isLandscapeA4 == landscape)
        #expect(size.isA4 == (portrait || landscape))
    }

    @Test func theWorstFindingDecides() {
        #expect(Outcome(findings: []) == .accepted)
        #expect(Outcome(findings: [Status(.letterCopies), Status(.documentScripts)]) == .accepted)
        #expect(Outcome(findings: [Status(.jobReview), Status(.documentScripts)]) == .held)
        #expect(Outcome(findings: [Status(.jobReview), Status(.pageNotA4)]) == .refused)
        // A stage may say that the same thing weighs less.
        #expect(Outcome(findings: [Status(.documentEncrypted, severity: .hold)]) == .held)
    }

    @Test func aStatusSurvivesItsJSON() throws {
        let status = Status(
            .addressOutsideWindow, document: 2, letter: 3, page: 4, box: Box(x0: 1, y0: 2, x1: 3, y1: 4),
            move: Move(dx: -0.5, dy: 1), [.country: "FR"])
        #expect(try JSONDecoder().decode(Status.self, from: JSONEncoder().encode(status)) == status)
    }

    @Test func localesAndLanguages() {
        #expect(Language(locale: "fr_BE.UTF-8") == .fr)
        #expect(Language(locale: "NL") == .nl)
        #expect(Language(locale: "de-AT") == .de)
        #expect(Language(locale: "C") == .en)
        #expect(Language(locale: "") == .en)
    }
}
