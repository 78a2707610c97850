import Letters

/// The address as the text layer names it against the letters that paper shows: a wrong font map names other letters, and always the same
/// ones; a blot differs once.
enum InkContradiction {
    /// Of a letter's clear occurrences: fewer that differ are chance.
    private static let leastShare = 2.0 / 3

    /// The letters in the box that paper does not show as they are named; nil where there are none for certain. One that no face draws so
    /// is enough, and two that differ less.
    static func box(of characters: [PageCharacter], in address: Box) -> Box? {
        // On most pages nothing differs at all.
        guard characters.contains(where: { $0.ink != .untold && $0.ink != .agrees }) else { return nil }
        let more = characters.filter {
            $0.ink == .hasMore && $0.isVisible && address.contains($0.box, tolerance: 0.5)
        }
        if let first = more.first { return more.dropFirst().reduce(first.box) { $0.union($1.box) } }
        var clear: [String: [PageCharacter]] = [:]
        for character in characters
        where character.isVisible && character.ink != .untold && address.contains(character.box, tolerance: 0.5) {
            clear[character.text, default: []].append(character)
        }
        let wrong = clear.values.filter { isMost($0) { $0 != .agrees } }
        guard wrong.count >= 2 || wrong.contains(where: { isMost($0) { $0 == .differsSurely } }) else { return nil }
        let boxes = wrong.flatMap { $0 }.filter { $0.ink != .agrees }.map(\.box)
        return boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
    }

    private static func isMost(_ letters: [PageCharacter], _ counts: (PageCharacter.Ink) -> Bool) -> Bool {
        Double(letters.count { counts($0.ink) }) >= leastShare * Double(letters.count)
    }
}
