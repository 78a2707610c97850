import Letters

/// What a line in the window is, told by its words alone.
enum LineKind: Equatable {
    /// It may belong to an address.
    case plain
    /// A reference, a date, a telephone number, an electronic address, a number of a register.
    case reference
    /// A heading over an address or a document: "Delivery address", "INVOICE".
    case label
    /// "Madame, Monsieur,"
    case salutation
    /// A remark for the post above the name: EINSCHREIBEN, AANGETEKEND.
    case endorsement

    init(_ text: String) { self = Self.seen.value(of: text, Self.told) }

    private static let seen = Remembered<LineKind>()

    private static func told(by text: String) -> LineKind {
        let folded = LatinText.folded(text)
        let words = folded.words.map(String.init)
        if endorsements.contains(words.joined()) { return .endorsement }
        if isSalutation(text, words) { return .salutation }
        if isLabel(folded, words) { return .label }
        return isReference(text, folded, words) ? .reference : .plain
    }

    /// Whether the text, whose words may be set wide, is a remark for the post.
    static func isEndorsement(_ text: String) -> Bool {
        endorsements.contains(LatinText.folded(text).words.joined())
    }

    /// The sender's own address on one line, as printed small above the recipient: parts divided by points, bars or commas.
    /// `relativeHeight` is its letters' height over that of the lines beneath.
    static func isSenderLine(_ text: String, relativeHeight: Double) -> Bool {
        guard mayBeDivided(text) else { return false }
        var parts: [Substring] = []
        var strong = 0
        var start = text.startIndex
        for index in text.indices {
            let character = text[index]
            let isStrong = "·•∙⋅|▪■●*◦;".contains(character)
            let spacedDash =
                "-–—".contains(character) && index > text.startIndex && text[text.index(before: index)] == " "
                && text.index(after: index) < text.endIndex && text[text.index(after: index)] == " "
            guard isStrong || spacedDash || character == "," || character == "/" else { continue }
            if isStrong || spacedDash { strong += 1 }
            parts.append(text[start..<index])
            start = text.index(after: index)
        }
        parts.append(text[start...])
        let filled = parts.map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
        guard filled.count >= 3 else { return false }
        let hasPlace = parts.contains(where: isPostcodePart)
        // Commas alone divide names too: "Dupont, Durand, Petit".
        let small = hasPlace || strong >= 2 ? 0.9 : 0.76
        return (relativeHeight <= small && relativeHeight >= 0.3) || (hasPlace && relativeHeight <= 1.02)
            || (strong >= 2 && relativeHeight < 0.95)
    }

    /// Whether two characters at least may divide the text into parts: marks, or what is neither ASCII nor a letter of western Europe.
    private static func mayBeDivided(_ text: String) -> Bool {
        var marks = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "*"),
                UInt8(ascii: "-"), 0xc2, 0xc6...:
                marks += 1
            default: break
            }
        }
        return marks >= 2
    }

    /// `1000 Bruxelles`, `D-99533 Weitewelt`, `1012 AB Amsterdam`.
    private static func isPostcodePart(_ part: Substring) -> Bool {
        let words = part.words
        guard words.count >= 2, let first = words.first else { return false }
        let digits = first.split(separator: "-").last ?? first
        return (4...5).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
            && words[1].hasLetter
    }

    private static func isSalutation(_ text: String, _ words: [String]) -> Bool {
        guard let first = words.first, let last = text.last, Salutation.endsLine(last) else { return false }
        return Salutation.begins(with: first)
    }

    private static func isLabel(_ folded: String, _ words: [String]) -> Bool {
        if labels.contains(folded) { return true }
        guard let first = words.first, documents.contains(first) else { return false }
        // "INVOICE", "Facture n° 12", "Rechnung 2024-17": alone, or with its number.
        return words.dropFirst().allSatisfy { isNumbering($0) || ["VAN", "DU", "VOM"].contains($0) }
    }

    private static func isReference(_ text: String, _ folded: String, _ words: [String]) -> Bool {
        if text.unicodeScalars.contains(where: isOfReference) { return true }
        let hasColon = text.utf8.contains(UInt8(ascii: ":"))
        if hasColon, text.contains("://") { return true }
        if words.contains(where: { $0.hasPrefix("WWW") }) {
            let lower = text.lowercased()
            if lower.hasPrefix("www.") || lower.contains(" www.") { return true }
        }
        if hasColon, text.contains(":"), attention.beginning(folded) == nil { return true }
        if references.beginning(folded) != nil { return true }
        if let first = words.first, numbered.contains(first), words.dropFirst().first.map(isNumbering) ?? true {
            return true
        }
        return isDate(text, words)
    }

    private static func isOfReference(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "@", "+", "€", "%", "$": true
        default: false
        }
    }

    /// A number, or the words for one.
    private static func isNumbering(_ word: String) -> Bool {
        word.hasNumber || ["N", "NR", "NO", "NUMMER", "NUMBER", "NUMERO", "NUM"].contains(word)
    }

    private static func isDate(_ text: String, _ words: [String]) -> Bool {
        guard text.utf8.count(where: { (0x30...0x39).contains($0) }) >= 3 else { return false }
        let year = words.contains { $0.utf8.count == 4 && Int($0).map { (1900...2100).contains($0) } == true }
        if year, words.contains(where: { months.contains($0) }) { return true }
        // 12.03.2024, 12/3/24, 2024-03-12
        guard text.utf8.count(where: { "./-".utf8.contains($0) }) >= 2 else { return false }
        return text.words.contains { word in
            let parts = word.split(whereSeparator: { "./-".contains($0) })
            let hasYear = parts.first?.count == 4 || (parts.last?.count ?? 0) >= 2
            return parts.count == 3 && hasYear
                && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } && $0.count <= 4 }
        }
    }
}
