import Letters

/// Types lines as characters with boxes, as a page's text layer gives them.
struct Typewriter {
    /// Of a letter, ascender to descender.
    var height = 4.0
    /// From line to line.
    var pitch = 4.8
    /// Of every letter but the narrow ones.
    var advance = 2.0
    /// Whether spaces are characters too, or only gaps.
    var typesSpaces = true
    /// Between letters, beside their width.
    var spacing = 0.0

    func line(_ text: String, x: Double, y: Double) -> [PageCharacter] {
        var characters: [PageCharacter] = []
        var left = x
        for character in text {
            let width = "il.,'|".contains(character) ? advance * 0.5 : advance
            if character != " " || typesSpaces {
                characters.append(
                    PageCharacter(
                        text: String(character), box: Box(x0: left, y0: y, x1: left + width, y1: y + height)))
            }
            left += width + spacing
        }
        return characters
    }

    func block(_ lines: [String], x: Double = 105, y: Double = 50) -> [PageCharacter] {
        lines.enumerated().flatMap { line($1, x: x, y: y + Double($0) * pitch) }
    }
}

extension Array where Element == String {
    static let dumont = ["Madame Claire Dumont", "Rue de l'Église 12 boîte 3", "1050 Ixelles"]
}
