import Documents
import Letters

/// A recogniser's words as the characters of a page. A word's box follows its ink; letters are set evenly over it, and each line gets the
/// height of its type, so that the address rules see what they see of text.
struct RecognisedText {
    let characters: [PageCharacter]
    private let runs: [Run]

    /// Words of one line without a wide gap between them, in millimetres on the page.
    private struct Run {
        var words: [RecognisedWord]
        /// From one line of solid type to the next.
        var size: Double
        var baseline: Double
    }

    /// Above and below the baseline, in parts of the type's size: the box that fonts state for a letter.
    private static let (above, below) = (0.9, 0.25)
    /// Millimetres.
    private static let widestGap = 8.0
    /// Between words, in parts of the type's size.
    private static let narrowest = 0.15

    init(_ words: [RecognisedWord], in request: PictureRequest) {
        let placed = words.map { word in
            var word = word
            func across(_ x: Double) -> Double { request.region.x0 + x / request.density }
            func down(_ y: Double) -> Double { request.region.y0 + y / request.density }
            word.box = Box(
                x0: across(word.box.x0), y0: down(word.box.y0), x1: across(word.box.x1), y1: down(word.box.y1))
            return word
        }
        var lines: [[RecognisedWord]] = []
        for word in placed {
            if let last = lines.last?.last, last.line == word.line, word.box.x0 - last.box.x1 <= Self.widestGap {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        var runs = lines.compactMap(Self.run)
        // Ink tells a size by a tenth or so: what is about as large as the rest is as large.
        let usual = Self.median(runs.map(\.size))
        for index in runs.indices where (0.82...1.22).contains(runs[index].size / usual) { runs[index].size = usual }
        self.runs = runs
        characters = runs.flatMap(Self.characters)
    }

    /// The lines that reach into a box, each as words with a space between them, in the recogniser's order.
    func lines(in box: Box) -> [String] {
        runs.map { run in run.words.filter { $0.box.intersects(box) }.map(\.text).joined(separator: " ") }
            .filter { !$0.isEmpty }
    }

    /// Whether every word in a box was recognised with that confidence, and stands clear of the next: two that nearly touch may be one.
    func isCertain(in box: Box, atLeast confidence: Double) -> Bool {
        runs.allSatisfy { run in
            run.words.allSatisfy { $0.confidence >= confidence || !$0.box.intersects(box) }
                && zip(run.words, run.words.dropFirst()).allSatisfy { left, right in
                    right.box.x0 - left.box.x1 >= Self.narrowest * run.size
                        || !(left.box.intersects(box) || right.box.intersects(box))
                }
        }
    }

    private static func run(_ words: [RecognisedWord]) -> Run? {
        let shapes = words.map { (word: $0, shape: InkShape($0.text)) }
        // Letters without ascenders alone say little of the size.
        let telling = shapes.filter { $0.shape.top > InkShape.lower }
        let sizes = (telling.isEmpty ? shapes : telling).map { $0.word.box.height / ($0.shape.top + $0.shape.bottom) }
        let size = median(sizes)
        guard size > 0 else { return nil }
        let baseline = median(shapes.map { $0.word.box.y1 - $0.shape.bottom * size })
        return Run(words: words, size: size, baseline: baseline)
    }

    private static func characters(_ run: Run) -> [PageCharacter] {
        var characters: [PageCharacter] = []
        func put(_ text: String, _ x0: Double, _ x1: Double) {
            let box = Box(
                x0: x0, y0: run.baseline - above * run.size, x1: x1, y1: run.baseline + below * run.size)
            characters.append(PageCharacter(text: text, box: box))
        }
        var last: RecognisedWord?
        for word in run.words {
            if let last, last.box.x1 < word.box.x0 { put(" ", last.box.x1, word.box.x0) }
            let width = word.box.width / Double(max(1, word.text.count))
            for (place, letter) in word.text.enumerated() {
                let left = word.box.x0 + Double(place) * width
                put(String(letter), left, left + width)
            }
            last = word
        }
        return characters
    }

    private static func median(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }
}

/// How far a word's ink reaches from the baseline, in parts of the type's size: of the usual text faces, within a tenth.
private struct InkShape {
    static let lower = 0.52
    private static let (upper, accented) = (0.72, 0.92)
    private static let (descender, comma) = (0.21, 0.13)

    var top = 0.0
    var bottom = 0.0

    init(_ word: String) {
        for letter in word {
            top = max(top, Self.top(letter))
            bottom = max(bottom, Self.bottom(letter))
        }
        if top == 0 { top = Self.lower }
    }

    private static func top(_ letter: Character) -> Double {
        if letter.isUppercase { return letter.isASCII || letter == "Ø" || letter == "Æ" ? upper : accented }
        if letter.isNumber || !letter.isASCII || "bdfhijklt'\"()/&!?*°".contains(letter) { return upper }
        return letter.isLetter ? lower : 0
    }

    private static func bottom(_ letter: Character) -> Double {
        if "gjpqyQç()/".contains(letter) { return descender }
        return ",;".contains(letter) ? comma : 0
    }
}
