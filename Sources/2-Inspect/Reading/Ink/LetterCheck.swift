import CPoppler
import Documents
import Letters

/// Whether the letters that the text layer names are those the page shows. A font's map may be wrong, and then is so for every letter of
/// that font; so of a document each font's each letter is looked at until it is known, and again on a few pages.
struct LetterCheck {
    /// Pixels a millimetre: fine enough for the holes and stems of small type.
    private static let density = 12.0
    /// Of the text layer's letter against the likeliest one, as `LetterShapes.contradiction` has it. Measured: no face of those the shapes
    /// were learnt from reaches the second.
    private static let (unlike, surelyUnlike): (Float, Float) = (4, 7.5)
    /// Fonts of other letters may go by one name: the first pages are looked at whole, and of the others one in so many. Pages that have one
    /// model have its fonts.
    private static let (firstPages, oneOf) = (8, 32)
    /// What could not be told, or differed, so often is not looked at again.
    private static let mostTries = 3
    /// Letters of one size; from fewer their baseline and height can't be told.
    private static let fewest = 6

    /// A letter of a font. The name does not tell two fonts of one face apart; widths often do.
    private struct Key: Hashable {
        /// The fonts' number, the letter, its box's width and height, in one: thousands are looked up for a merge.
        private let bits: UInt64

        init(fonts: Int, letter: UInt8, box: Box) {
            func steps(_ length: Double, of step: Double) -> UInt64 {
                UInt64(min(max(length / step, 0), 0xffff).rounded())
            }
            bits =
                UInt64(truncatingIfNeeded: fonts) << 40 | UInt64(letter) << 32 | steps(box.width, of: 0.02) << 16
                | steps(box.height, of: 0.05)
        }
    }

    /// Of a page; those of pages that have one model are the same where their names are.
    private struct Fonts: Hashable {
        var model: Int?
        var names: String
    }

    private var fontNumbers: [Fonts: Int] = [:]
    private var known: [Key: (ink: PageCharacter.Ink, tries: Int)] = [:]
    private var pages = 0
    private var canvas: Canvas?

    /// - Parameters:
    ///   - characters: of the page; their `ink` is set where it stands in the window.
    ///   - window: in millimetres, on the page.
    ///   - model: the page whose fonts this one has, where it is known for certain.
    mutating func compare(
        _ characters: inout [PageCharacter], with sheet: borrowing PopplerSheet, in window: Box,
        millimetres scale: Double, page: Int, model: Int?
    ) throws(WorkerFault) {
        let claims = claims(characters, window, TextFonts(of: sheet).names, model)
        guard !claims.letters.isEmpty else { return }
        let isSample = model == nil && (pages < Self.firstPages || pages.isMultiple(of: Self.oneOf))
        if model == nil { pages += 1 }
        guard isSample || !recall(claims, &characters) else { return }
        let letters = claims.letters
        let all = letters.dropFirst().reduce(characters[letters[0].index].box) { $0.union(characters[$1.index].box) }
        let picture = try Picture.draw(
            sheet, region: all.expanded(by: 1), pixelsPerMillimetre: Self.density, millimetres: scale, page: page,
            on: &canvas)
        var found = Self.inks(of: letters, characters, picture)
        for (index, claim) in letters.enumerated() where claims.mayBeCrossed {
            guard claim.letter == UInt8(ascii: "l") || claim.letter == UInt8(ascii: "L"), !claim.isAccented else {
                continue
            }
            if UnnamedInk.isCrossed(characters[claim.index].box, picture) { found[index] = .hasMore }
        }
        let beside = claims.gaps.map { UnnamedInk.isInked($0.gap, picture, characters) }
        if found.contains(where: { $0 != .untold && $0 != .agrees }) || beside.contains(true),
            PicturedText.covers(letters.map { characters[$0.index].box }, of: sheet, millimetres: scale)
        {
            found = PicturedText.judged(found)
        } else {
            for (gap, isInked) in zip(claims.gaps, beside) {
                if isInked { characters[gap.gap.index].ink = .hasMore }
                if gap.gap.isSpace { note(isInked ? .untold : .agrees, of: gap.key) }
            }
        }
        for (index, claim) in letters.enumerated() {
            if characters[claim.index].ink != .hasMore { characters[claim.index].ink = found[index] }
            // What more there is, there is in this place alone.
            note(found[index] == .hasMore ? .untold : found[index], of: claim.key)
        }
    }

    /// The same of a page that has no glyph which pages that were looked at have not, and those had nothing but their letters. False where
    /// the page is to be looked at.
    mutating func recall(_ text: inout RegionText, in window: Box, model: Int) -> Bool {
        var claims = claims(text.characters, window, text.fonts, model)
        claims.mayBeCrossed = false
        return recall(claims, &text.characters)
    }

    private func recall(_ claims: Claims, _ characters: inout [PageCharacter]) -> Bool {
        guard !claims.mayBeCrossed, claims.letters.allSatisfy({ isKnown($0.key) }),
            claims.gaps.allSatisfy({ !$0.gap.isSpace || isKnown($0.key) })
        else { return false }
        for claim in claims.letters { characters[claim.index].ink = known[claim.key]?.ink ?? .untold }
        return true
    }

    private func isKnown(_ key: Key) -> Bool {
        guard let entry = known[key] else { return false }
        return entry.ink == .agrees || entry.tries >= Self.mostTries
    }

    /// What was told last counts, but for what tells nothing.
    private mutating func note(_ ink: PageCharacter.Ink, of key: Key) {
        let entry = known[key] ?? (.untold, 0)
        known[key] = (ink == .untold ? entry.ink : ink, entry.tries + 1)
    }

    /// A plain letter or digit that the text layer names.
    private struct Claim {
        /// Among the page's characters.
        var index: Int
        var letter: UInt8
        var isAccented: Bool
        var key: Key
    }

    private struct Claims {
        var letters: [Claim]
        /// That they are empty.
        var gaps: [(gap: UnnamedInk.Gap, key: Key)]
        /// Whether their fonts have a stroke to print over letters that no text layer names.
        var mayBeCrossed: Bool
    }

    private mutating func claims(
        _ characters: [PageCharacter], _ window: Box, _ names: String, _ model: Int?
    ) -> Claims {
        let named = Fonts(model: model, names: names)
        let fonts = fontNumbers[named] ?? fontNumbers.count
        fontNumbers[named] = fonts
        let gaps = UnnamedInk.gaps(of: characters, in: window).map {
            ($0, Key(fonts: fonts, letter: UInt8(ascii: " "), box: $0.box))
        }
        let letters = characters.indices.compactMap { index -> Claim? in
            let character = characters[index]
            // Turned letters have other forms; an upright one's box is higher than wide.
            guard character.isVisible, window.contains(character.box, tolerance: 1),
                character.box.width > 0, character.box.width < 1.1 * character.box.height,
                let scalar = character.text.unicodeScalars.first, !Self.isPartOfLigature(index, characters),
                let letter = scalar.isASCII ? UInt8(scalar.value) : Self.plainLetters[scalar],
                LetterShapes.knows(letter)
            else { return nil }
            return Claim(
                index: index, letter: letter, isAccented: !scalar.isASCII,
                key: Key(fonts: fonts, letter: letter, box: character.box))
        }
        return Claims(letters: letters, gaps: gaps, mayBeCrossed: Self.mayBeCrossed(named.names))
    }

    /// TeX's own faces, Computer Modern and Latin Modern: `\l` prints a stroke over an l, and the stroke has no code.
    private static func mayBeCrossed(_ fonts: String) -> Bool {
        fonts.split(separator: " ").contains { name in
            let face = name.split(separator: "+").last ?? name
            return face.hasPrefix("CM") || face.hasPrefix("LM")
        }
    }

    /// Letters that were one glyph share its box in equal parts.
    private static func isPartOfLigature(_ index: Int, _ characters: [PageCharacter]) -> Bool {
        func isOne(_ index: Int, of letters: StaticString) -> Bool {
            guard characters.indices.contains(index), let letter = characters[index].text.utf8.first else {
                return false
            }
            return letters.withUTF8Buffer { $0.contains(letter) }
        }
        func joins(_ first: Int, _ second: Int) -> Bool {
            isOne(first, of: "ft") && isOne(second, of: "fijklt")
                && abs(characters[first].box.width - characters[second].box.width) < 0.001
        }
        return joins(index - 1, index) || joins(index, index + 1)
    }

    /// What each claim's ink says, in their order.
    private static func inks(
        of claims: [Claim], _ characters: [PageCharacter], _ picture: borrowing Picture
    ) -> [PageCharacter.Ink] {
        var found: [LetterInk?] = []
        for claim in claims { found.append(LetterInk(picture, of: characters[claim.index].box)) }
        var groups: [Int: [Int]] = [:]
        for index in claims.indices where found[index] != nil {
            groups[Int((characters[claims[index].index].box.height * 20).rounded()), default: []].append(index)
        }
        var inks = [PageCharacter.Ink](repeating: .untold, count: claims.count)
        for group in groups.values where group.count >= fewest {
            let lines = group.compactMap { index in
                found[index].map { Placed(ink: $0, box: characters[claims[index].index].box) }
            }
            guard let measures = Measures(lines) else { continue }
            for (index, placed) in zip(group, lines) {
                inks[index] = judged(claims[index], placed, measures)
                if hasMore(claims[index], placed, measures, characters) { inks[index] = .hasMore }
            }
        }
        return inks
    }

    private static func judged(_ claim: Claim, _ placed: Placed, _ measures: Measures) -> PageCharacter.Ink {
        if claim.isAccented, placed.ink.isBare, measures.lacksAccent(placed, claim.letter) { return .differsSurely }
        // An accent that is missing has grown into its letter; one that is there beside a plain letter is of another.
        let mayBeTopped = claim.isAccented || claim.letter == UInt8(ascii: "i") || claim.letter == UInt8(ascii: "j")
        guard claim.isAccented ? placed.ink.isTopped : mayBeTopped || !placed.ink.isTopped,
            let contradiction = LetterShapes.contradiction(measures.shape(of: placed), claimed: claim.letter)
        else { return .untold }
        return contradiction > surelyUnlike ? .differsSurely : contradiction > unlike ? .differs : .agrees
    }

    /// Whether the letter is printed with an accent that the text does not have.
    private static func hasMore(
        _ claim: Claim, _ placed: Placed, _ measures: Measures, _ characters: [PageCharacter]
    ) -> Bool {
        switch claim.letter {
        // Joined with a letter of their own, or dotted.
        case UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "i"), UInt8(ascii: "j"): return false
        default: break
        }
        guard !claim.isAccented, let mark = placed.ink.mark else { return false }
        let (box, height) = (placed.ink.box, measures.height(of: placed))
        return abs(mark.midX - box.midX) < 0.4 * box.width && box.y0 - mark.y1 < 0.35 * height
            && mark.height < 0.6 * height && !UnnamedInk.isNamed(mark, characters, but: claim.index)
    }

    /// Letters whose mark stands apart, with the letter below it.
    private static let plainLetters: [Unicode.Scalar: UInt8] = {
        let families = [
            "AÀÁÂÃÄĀĂ", "CĆČ", "EÈÉÊËĒĖĚ", "IÌÍÎÏĪ", "NÑŃŇ", "OÒÓÔÕÖŌŐ", "RŘ", "SŚŠ", "UÙÚÛÜŪŮŰ", "YÝŸ", "ZŹŻŽ",
            "aàáâãäåāă", "cćč", "eèéêëēėě", "iìíîïī", "nñńň", "oòóôõöōő", "rř", "sśš", "uùúûüūůű", "yýÿ", "zźżž",
        ]
        var table: [Unicode.Scalar: UInt8] = [:]
        for family in families {
            for letter in family.unicodeScalars.dropFirst() { table[letter] = family.utf8.first }
        }
        return table
    }()
}

/// A letter's ink and the box its font gives it.
private struct Placed {
    var ink: LetterInk
    var box: Box
}

/// Of the letters of one size: where their baseline runs and how high their capitals are, told from the ink alone.
private struct Measures {
    /// In parts of the box's height, from its top.
    private let baseline: Double
    /// In parts of the box's height.
    private let capitals: Double

    init?(_ letters: [Placed]) {
        let bottoms = letters.map { ($0.ink.box.y1 - $0.box.y0) / $0.box.height }.sorted()
        baseline = bottoms[bottoms.count / 2]
        let heights = letters.map { [baseline] in baseline - ($0.ink.box.y0 - $0.box.y0) / $0.box.height }.sorted()
        // Some are higher than capitals: ascenders, brackets.
        capitals = heights[Int(0.85 * Double(heights.count - 1))]
        guard capitals > 0.2 else { return nil }
    }

    /// Of capitals, in millimetres.
    func height(of letter: Placed) -> Double { capitals * letter.box.height }

    /// Whether a small letter with nothing above it is too low to have grown together with its accent, or does not reach below the line as it
    /// should.
    func lacksAccent(_ letter: Placed, _ plain: UInt8) -> Bool {
        guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(plain) else { return false }
        let shape = shape(of: letter)
        return plain == UInt8(ascii: "y") ? shape.bottom > -0.08 : plain != UInt8(ascii: "i") && shape.top < 0.85
    }

    func shape(of letter: Placed) -> LetterShapes.Shape {
        let height = capitals * letter.box.height
        let line = letter.box.y0 + baseline * letter.box.height
        return LetterShapes.Shape(
            cells: letter.ink.cells, top: Float((line - letter.ink.box.y0) / height),
            bottom: Float((line - letter.ink.box.y1) / height),
            proportion: Float(letter.ink.box.width / letter.ink.box.height))
    }
}
