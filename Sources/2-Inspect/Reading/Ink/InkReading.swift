import Documents
import Letters

/// The drawn page against its text layer: which characters can be seen, and what is inked that no character accounts for.
/// White, clipped, covered and invisible text leaves no trace in the picture; the words a reader laid over a scanned page do, the
/// picture's own.
struct InkReading {
    /// A colour this far from its surroundings is seen on paper.
    private static let contrast: UInt32 = 32
    /// The same where a stroke is seen at its whole darkness: near-white stays below it.
    private static let clearContrast: UInt32 = 64
    /// What is lighter is dust, paper of a scanned page, or the edge of a drawing.
    private static let faintest: UInt32 = 0xf0
    /// What is lighter is white.
    private static let lightest: UInt32 = 0xfa
    /// Ink nearer than this belongs together, in millimetres.
    private static let cell = 1.0
    /// A run of one colour of this length is a rule, a frame's side or a ground, and no letter; in millimetres.
    private static let straight = 8.0
    /// Square millimetres; less is the tip of a letter that reaches out of its box.
    private static let smallestMark = 0.5

    var characters: [PageCharacter]
    /// The part of the window that is not white.
    var ink: Double
    /// The largest first.
    var marks: [PageMark]

    /// - Parameters:
    ///   - window: in millimetres; what the picture does not show of it counts as white.
    ///   - closer: draws a part of the page finer. Light type leaves too little ink in the picture; it is asked for where a letter in the
    ///     window seems to have none.
    init(
        _ picture: borrowing Picture, characters: [PageCharacter], window: Box,
        closer: (Box) throws(WorkerFault) -> Picture
    ) throws(WorkerFault) {
        self.characters = characters
        marks = []
        let shown = picture.pixels(of: window)
        ink = 0
        let isInked = characters.map { character in
            character.text.unicodeScalars.contains(where: Self.isWritten)
                ? Self.isInked(Self.core(of: character.box), picture) : nil
        }
        let drawn = picture.millimetres(x0: 0, y0: 0, x1: picture.width, y1: picture.height)
        show(try Self.seen(isInked, characters, in: window, of: drawn, closer))
        // Codes that some producers write for spaces.
        self.characters.removeAll { $0.text == PageText.unknown && !$0.isVisible }
        guard shown.width > 0, shown.height > 0 else { return }
        let places = Self.places(of: self.characters, picture, shown)
        let stains = Self.stains(picture, shown, places)
        ink = Double(stains.count) / Double(shown.width * shown.height)
        guard stains.areElsewhere else { return }
        marks = Self.marks(picture, shown, places)
    }

    /// Where each character that is seen has its ink.
    private static func places(
        of characters: [PageCharacter], _ picture: borrowing Picture, _ shown: Picture.Pixels
    ) -> [Picture.Pixels] {
        var places: [Picture.Pixels] = []
        for character in characters where character.isVisible && character.text != " " {
            // Letters may reach a little out of the box their font states.
            let reach = 0.3 + 0.12 * character.box.height
            let part = picture.pixels(of: character.box.expanded(by: reach)).intersection(shown)
            guard part.width > 0, part.height > 0 else { continue }
            places.append(
                Picture.Pixels(
                    x0: part.x0 - shown.x0, y0: part.y0 - shown.y0, x1: part.x1 - shown.x0, y1: part.y1 - shown.y0))
        }
        return places
    }

    /// How many pixels are not white, and whether ink is in other places than these. Mostly there is none, and no more need be asked.
    private static func stains(
        _ picture: borrowing Picture, _ shown: Picture.Pixels, _ places: [Picture.Pixels]
    ) -> (count: Int, areElsewhere: Bool) {
        var isPlace = [Bool](repeating: false, count: shown.width * shown.height)
        isPlace.withUnsafeMutableBufferPointer { isPlace in
            for place in places {
                for y in place.y0..<place.y1 {
                    let row = y * shown.width
                    isPlace[(row + place.x0)..<(row + place.x1)].update(repeating: true)
                }
            }
        }
        var count = 0
        var areElsewhere = false
        isPlace.withUnsafeBufferPointer { isPlace in
            picture.eachStain(of: shown) { place, pixel in
                if pixel.isInked(below: lightest) { count += 1 }
                if !isPlace[place], pixel.isInked(below: faintest) { areElsewhere = true }
            }
        }
        return (count, areElsewhere)
    }

    /// A full stop has no ink where letters have theirs: it is seen with the letter before it.
    private mutating func show(_ isInked: [Bool?]) {
        var last = true
        for index in characters.indices {
            last = isInked[index] ?? last
            characters[index].isVisible = last
        }
    }

    /// A narrow letter's stem fills its core: what lies beside it tells that it is ink.
    private static func isInked(_ core: Box, _ picture: borrowing Picture) -> Bool {
        picture.hasContrast(in: core, contrast) || picture.isStem(core, clearContrast)
    }

    /// The letters once more, those in the window that seemed to have no ink looked at closely.
    private static func seen(
        _ isInked: [Bool?], _ characters: [PageCharacter], in window: Box, of drawn: Box,
        _ closer: (Box) throws(WorkerFault) -> Picture
    ) throws(WorkerFault) -> [Bool?] {
        // Of lines that reach into the window, as far as they were drawn.
        let faint = characters.indices.filter { index in
            let box = characters[index].box
            return isInked[index] == false && drawn.contains(box) && window.y0 <= box.midY && box.midY <= window.y1
        }
        guard let first = faint.first else { return isInked }
        let all = faint.dropFirst().reduce(characters[first].box) { $0.union(characters[$1].box) }
        let picture = try closer(all.expanded(by: 1))
        var seen = isInked
        for index in faint { seen[index] = picture.hasContrast(in: core(of: characters[index].box), clearContrast) }
        return seen
    }

    /// A letter or a digit; of ASCII without asking Unicode's tables.
    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case "\0"..."\u{7f}": false
        case "\u{fffd}": true
        // Raised: their ink is above where letters have theirs.
        case "ª", "º", "¹", "²", "³": false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    /// Where a letter has its ink and its neighbours above, below and beside it have none.
    private static func core(of box: Box) -> Box {
        Box(
            x0: box.x0 + 0.1 * box.width, y0: box.y0 + 0.35 * box.height, x1: box.x1 - 0.1 * box.width,
            y1: box.y0 + 0.75 * box.height)
    }

    /// Of each zone that has ink in it, where that is.
    static func ink(in zones: [Box], of picture: borrowing Picture) -> [Box] {
        var found: [Box] = []
        for zone in zones {
            let part = picture.pixels(of: zone)
            guard part.width > 0, part.height > 0 else { continue }
            let raster = Raster(picture, part, inkedBelow: faintest)
            guard !raster.isBlank else { continue }
            let boxes = raster.components(side: cellSide(picture)).filter { isSeen($0, picture.density) }.map {
                box(of: $0, part, picture)
            }
            guard let first = boxes.first else { continue }
            found.append(boxes.dropFirst().reduce(first) { $0.union($1) })
        }
        return found
    }

    private static func cellSide(_ picture: borrowing Picture) -> Int {
        max(1, Int((cell * picture.density).rounded()))
    }

    private static func isSeen(_ part: Raster.Component, _ density: Double) -> Bool {
        Double(part.count) >= smallestMark * density * density
    }

    private static func box(of part: Raster.Component, _ shown: Picture.Pixels, _ picture: borrowing Picture) -> Box {
        picture.millimetres(
            x0: part.x0 + shown.x0, y0: part.y0 + shown.y0, x1: part.x1 + 1 + shown.x0, y1: part.y1 + 1 + shown.y0)
    }

    private static func marks(
        _ picture: borrowing Picture, _ shown: Picture.Pixels, _ places: [Picture.Pixels]
    ) -> [PageMark] {
        var raster = Raster(picture, shown, inkedBelow: faintest)
        for place in places { raster.clear(place) }
        let lines = raster.takeLines(atLeast: Int(straight * picture.density))
        let side = cellSide(picture)
        let found =
            lines.components(side: side).map { ($0, PageMark.Kind.lines) }
            + raster.components(side: side).map { ($0, $0.isLines(side: side) ? .lines : .figure) }
        return found.filter { isSeen($0.0, picture.density) }.map { part, kind in
            PageMark(box: box(of: part, shown, picture), kind: kind)
        }.sorted { $0.box.width * $0.box.height > $1.box.width * $1.box.height }.prefix(WorkerMessage.mostMarks).map {
            $0
        }
    }
}
