public import Letters

/// What the product says to people, in the languages of Belgium's offices and English. Every status has a sentence by an exhaustive
/// switch per language: a missing translation does not compile.
public enum Wording {
    /// One sentence or two: what, and where. At most `limit` bytes of UTF-8, on one line, so that it fits a line of CUPS.
    public static func message(_ status: Status, _ language: Language) -> String {
        let phrase = Phrase(status, language)
        let sentence =
            switch language {
            case .fr: French.message(phrase)
            case .nl: Dutch.message(phrase)
            case .de: German.message(phrase)
            case .en: English.message(phrase)
            }
        return clipped(phrase.placed(sentence), to: limit)
    }

    /// What the reader can do. nil where nothing has to be done; never nil for what refuses or holds.
    public static func remedy(_ status: Status, _ language: Language) -> String? {
        let phrase = Phrase(status, language)
        let sentence =
            switch language {
            case .fr: French.remedy(phrase)
            case .nl: Dutch.remedy(phrase)
            case .de: German.remedy(phrase)
            case .en: English.remedy(phrase)
            }
        return sentence.map { clipped($0, to: limit) }
    }

    /// Bytes a message or a remedy may have.
    public static let limit = 400

    /// Shortens at a character's boundary, so that the result is still UTF-8.
    static func clipped(_ text: String, to bytes: Int) -> String {
        guard text.utf8.count > bytes else { return text }
        var kept = ""
        var size = 0
        for character in text {
            size += character.utf8.count
            if size > bytes - 3 { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
