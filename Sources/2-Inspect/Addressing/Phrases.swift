/// Words, or several in a row, that a folded text may begin with.
struct Phrases {
    private var byFirstWord: [Substring: [String]] = [:]

    /// - Parameter phrases: folded.
    init(_ phrases: [String]) {
        for phrase in phrases { byFirstWord[Self.firstWord(phrase), default: []].append(phrase) }
    }

    /// The phrase with which the text begins, or which it is; nil for none.
    func beginning(_ folded: String) -> String? {
        byFirstWord[Self.firstWord(folded)]?.first { phrase in
            let bytes = folded.utf8
            return bytes.starts(with: phrase.utf8)
                && (bytes.count == phrase.utf8.count || bytes.dropFirst(phrase.utf8.count).first == FoldedWords.space)
        }
    }

    private static func firstWord(_ text: String) -> Substring {
        let end = text.utf8.firstIndex(of: FoldedWords.space) ?? text.endIndex
        return text[..<end]
    }
}
