import Letters

/// Whether several readings of one picture say the same. Each language's reader knows that language's letters alone: where one that does
/// not know `é` reads `e`, it does not contradict; one that reads another accent, or an accent where there should be none, does. Each letter
/// must have been read so by one of the others at least.
struct Agreement {
    private let lines: [[Character]]
    /// By line and letter: whether another reading has exactly this letter.
    private var isConfirmed: [[Bool]]
    private(set) var isContradicted = false

    /// - Parameter lines: of the reading that is to be confirmed.
    init(_ lines: [String]) {
        self.lines = lines.map { $0.map(Self.plain) }
        isConfirmed = self.lines.map { $0.map { _ in false } }
    }

    /// Whether every letter was read by another as well, and none otherwise.
    var isComplete: Bool { !isContradicted && !lines.isEmpty && isConfirmed.allSatisfy { $0.allSatisfy { $0 } } }

    mutating func compare(_ other: [String]) {
        guard other.count == lines.count else {
            isContradicted = true
            return
        }
        for (index, line) in other.enumerated() {
            let letters = line.map(Self.plain)
            guard letters.count == lines[index].count else {
                isContradicted = true
                return
            }
            for (place, letter) in letters.enumerated() {
                let own = lines[index][place]
                if letter == own {
                    isConfirmed[index][place] = true
                } else if !Self.lacks(letter, own, behind: place > 0 ? lines[index][place - 1] : nil) {
                    isContradicted = true
                }
            }
        }
    }

    /// Whether a reader that does not know `own` may have read `letter`: of the plain letters and signs the one that looks like it.
    private static func lacks(_ letter: Character, _ own: Character, behind previous: Character?) -> Bool {
        guard !own.isASCII, letter.isASCII else { return false }
        // The one of them that looks like another letter; no word begins with it.
        return own != "ß" || previous?.isLowercase == true
    }

    /// Marks that look alike are one.
    private static func plain(_ letter: Character) -> Character {
        switch letter {
        case "’", "‘", "´", "`": "'"
        case "–", "—", "‐", "‑": "-"
        default: letter
        }
    }
}
