import Documents
import Letters
import Testing

@testable import Reading

/// Which pages are taken to draw what others draw, so that nobody looks at their ink again.
@Suite struct LikenessTests {
    private static let template = (0..<20).map {
        "BT /F1 10 Tf 60 \(500 - 15 * $0) Td (A line of the letter, number \($0)) Tj ET"
    }

    private static func like(
        _ lines: [String], codes: ContentSkeleton.Width? = .one
    ) -> [ContentLikeness.Like?] {
        var likeness = ContentLikeness()
        return lines.enumerated().map { number, line in
            let content = Array((template + [line]).joined(separator: "\n").utf8)
            return content.withUnsafeBytes { bytes in
                likeness.like(of: number + 1, content: bytes, frame: "") { PageResources(text: "<<>>", codes: codes) }
            }
        }
    }

    @Test func textsOfKnownLetters() {
        let found = Self.like(["(Anna) Tj", "(Hanna) Tj", "(Hana) Tj", "(nHa) Tj", "(Anneke) Tj", "(eek) Tj"])
        #expect(found.map { $0?.model } == [nil, 1, 1, 1, 1, 1])
        #expect(found.map { $0?.drawsTheSame } == [nil, false, true, true, false, true])
    }

    /// Two codes of one byte are one of two bytes: a pair that was not seen is new.
    @Test func codesOfTwoBytes() {
        let lines = ["<00010102> Tj", "<01020001> Tj", "<00020101> Tj", "<0001> Tj", "<01> Tj", "<01> Tj"]
        #expect(Self.like(lines, codes: .two).map { $0?.drawsTheSame } == [nil, true, false, true, false, true])
        #expect(Self.like(lines, codes: nil).allSatisfy { $0?.drawsTheSame != true })
    }

    @Test(arguments: [
        "(b) Tj", "(\\142) Tj", "<62> Tj", "[(a)-20(b)3(a)] TJ 2 w", "1 0 0 1 7 9 Tm (b) Tj",
    ])
    func whatDiffersInTextsAndTheirPlaces(line: String) {
        // The model, one that has every code, the line.
        let model = line.replacing("b", with: "a").replacing("\\142", with: "a").replacing("<62>", with: "<61>")
            .replacing("7 9 Tm", with: "30.5 -20 Tm")
        let both = model.replacing("(a)", with: "(ab)").replacing("<61>", with: "<6162>")
        #expect(Self.like([model, both, line]).map { $0?.drawsTheSame } == [nil, false, true])
    }

    /// Colours, fonts, sizes, ways of showing, texts for reading aloud, pictures: what is drawn is another thing, or is not known.
    @Test(arguments: [
        ("0 g (a) Tj", "1 g (a) Tj"), ("/F1 9 Tf (a) Tj", "/F2 9 Tf (a) Tj"), ("/F1 9 Tf (a) Tj", "/F1 8 Tf (a) Tj"),
        ("0 Tr (a) Tj", "3 Tr (a) Tj"), ("1 0 0 1 5 5 Tm (a) Tj", "2 0 0 1 5 5 Tm (a) Tj"), ("(a) Tj", "(a) Tj (a) Tj"),
        ("/P <</ActualText (a)>> BDC", "/P <</ActualText (aa)>> BDC"), ("/ActualText (a)", "/ActualText (aa)"),
        ("(a) Tj % a", "(a) Tj % b"), ("(a", "(aa"), ("a) Tj", "aa) Tj"), ("(a) Tj (a", "(aa) Tj (a"),
        ("5 5 cm (a) Tj", "5 6 cm (a) Tj"),
        ("[(a)/b] TJ", "[(a)/c] TJ"), ("<6g> Tj", "<6h> Tj"), ("[[(a)]] TJ", "[[(aa)]] TJ"), ("[(a) Tj", "[(aa) Tj"),
        ("BI /W 1 ID (a) EI", "BI /W 1 ID (aa) EI"), ("ID (a) Tj", "ID (aa) Tj"),
    ])
    func whatDiffersOtherwise(line: String, other: String) {
        #expect(
            Self.like([line, other, other, line]).dropFirst().prefix(2).allSatisfy {
                $0?.model == 1 && $0?.drawsTheSame == false
            })
    }

    /// What a page shows that differs in more than texts says nothing of what others show: its glyphs may be another font's.
    @Test func codesOfAnotherDrawing() {
        let lines = ["/F1 9 Tf\n(a) Tj", "/F2 9 Tf\n(b) Tj", "/F1 9 Tf\n(b) Tj", "/F1 9 Tf\n(ba) Tj"]
        let found = Self.like(lines)
        #expect(found.map { $0?.drawsTheSame } == [nil, false, false, true])
        #expect(found.map { $0?.hasItsSkeleton } == [nil, false, true, true])
    }

    /// What is to be read instead of what is shown stays, and what is shown varies.
    @Test func textThatIsReadInsteadOfWhatIsShown() {
        let lines = ["(ab) Tj", "(ba) Tj"].map { "/Span <</ActualText (ab)>> BDC\n\($0)\nEMC" }
        #expect(Self.like(lines).last??.drawsTheSame == false)
    }

    /// Where a line of text ends in the file is not what it shows.
    @Test func arraysInSeveralLines() {
        let lines = ["[(Anna)\n3(nA)]TJ", "[(An)3(na)\n-2(An)\n]TJ", "[(Anna)]TJ", "[(Anna)]TJ\n", "[(Anna)3]TJ 1 g"]
        #expect(Self.like(lines).map { $0?.drawsTheSame } == [nil, true, true, true, nil])
        // One line of the file, two of the text.
        let texts = [
            "0 0 Td [(Anna)]TJ 0 -14 Td [(Jan)]TJ", "3 1 Td [(nAna)]TJ 1 -14 Td [(naJ)]TJ",
            "0 0 Td [(Jan)]TJ [(Jan)]TJ",
        ]
        #expect(Self.like(texts).map { $0?.drawsTheSame } == [nil, true, false])
        // A bracket in a text is no array's; the lines that follow are one.
        #expect(
            Self.like(["(Anna [) Tj\n1 g", "(nAna [) Tj\n1 g", "(nAna [) Tj\n0 g"]).map { $0?.drawsTheSame } == [
                nil, true, false,
            ])
    }

    /// The bytes of a picture in the content are no lines.
    @Test func contentWithAPicture() {
        #expect(Self.like(["BI /W 1 ID x EI\n(a) Tj", "BI /W 1 ID x EI\n(aa) Tj"]).last??.drawsTheSame == false)
    }

    @Test func placesWhereLettersWereSeen() {
        func letter(_ x: Double, _ text: String = "a") -> PageCharacter {
            PageCharacter(text: text, box: Box(x0: x, y0: 50, x1: x + 2, y1: 54))
        }
        var places = SeenPlaces(
            region: Box(x0: 100, y0: 40, x1: 190, y1: 90), size: PaperSize(width: 210, height: 297))
        #expect(!places.hold([letter(110)]))
        places.note([letter(110), letter(112), letter(114, " "), letter(116)], ink: 0.1, isClear: true)
        #expect(places.hold([letter(110.5), letter(111), letter(116), letter(114, " ")]))
        #expect(!places.hold([letter(110), letter(113)]) && !places.hold([letter(109)]) && !places.hold([letter(117)]))
        #expect(!places.areDoubtful)
        places.note([letter(110)], ink: 0.1, isClear: false)
        #expect(places.areDoubtful)
    }
}
