/// What a line above the street says of the recipient, told by its words. What no word tells stays `unknown`.
enum RecipientLine: Equatable {
    /// A person, by title, given name or initials.
    case person
    /// A company or institution, by legal form or kind.
    case organisation
    /// "À l'attention de …", "t.a.v. …", "c/o …".
    case attention
    /// A department or function: below an organisation's or person's name, never certain to be the first line.
    case department
    /// A building, a floor, an entrance.
    case building
    /// It holds a word that heads letters and blocks: "Rapport", "Overzicht", "Rechnung".
    case heading
    case unknown

    init(_ text: String) { self = Self.seen.value(of: text, Self.told) }

    private static let seen = Remembered<RecipientLine>()

    private static func told(by text: String) -> RecipientLine {
        let folded = LatinText.folded(text)
        let words = folded.words.map(String.init)
        guard let first = words.first else { return .unknown }
        if isAttention(folded) { return .attention }
        if isAddressed(text, first) || honorificPairs.contains(where: { folded.hasPrefix($0) }) { return .person }
        if isPerson(text), !headings.contains(first), !LineKind.documents.contains(first) { return .person }
        if isPartnership(text, words) { return .organisation }
        if words.contains(where: headings.contains) || LineKind.documents.contains(first) { return .heading }
        if hasLegalForm(words) || isOrganisation(text, words) || isBrand(text, words) { return .organisation }
        if departments.contains(first) { return .department }
        return mayBeBuilding(words) ? .building : .unknown
    }

    /// Whether a line of these words is a building's where they say nothing else.
    static func mayBeBuilding(_ words: [String]) -> Bool {
        words.first.map(buildings.contains) == true || isFloor(words)
    }

    /// `Madame …`, `Dr. …`; one or two letters only before a name: "Me" is no title in running words.
    private static func isAddressed(_ text: String, _ first: String) -> Bool {
        guard honorifics.contains(first) else { return false }
        let second = text.words.dropFirst().first
        return first.count > 2 || second == nil || second?.first?.isUppercase == true
    }

    /// `J. Dupont`, `Mme C. Dumont`: a person whose first name is an initial.
    static func abbreviatesFirstName(_ name: String) -> Bool {
        let folded = LatinText.folded(name).words.map(String.init)
        guard RecipientLine(name) == .person, !isPartnership(name, folded), !hasLegalForm(folded) else { return false }
        let words = name.words.drop { honorifics.contains(LatinText.folded(String($0))) }
        guard let first = words.first, words.count >= 2 else { return false }
        return isInitials(first) || (first.count == 1 && first.first?.isUppercase == true)
    }

    /// Certain to belong to an address, whatever stands beneath.
    var isCertainFirst: Bool { self == .person || self == .organisation || self == .attention }

    /// `Madame`, alone: the name follows on the next line.
    static func isTitleAlone(_ text: String) -> Bool {
        let words = LatinText.folded(text).words.map(String.init)
        return !words.isEmpty
            && words.allSatisfy {
                honorifics.contains($0) || ["ET", "EN", "UND", "AND", "DE", "DEN", "AN", "AAN"].contains($0)
            }
    }

    static func isAttention(_ folded: String) -> Bool {
        LineKind.attention.beginning(folded) != nil
    }

    /// `Acme sa`, `S.A. Acme`: never the form alone.
    private static func hasLegalForm(_ words: [String]) -> Bool {
        words.count >= 2 && words.contains(where: legalForms.contains)
    }

    /// `Petit & Fils`.
    private static func isPartnership(_ text: String, _ words: [String]) -> Bool {
        text.contains("&") && words.count >= 2 && words.last.map(partners.contains) == true
    }

    /// A kind of organisation and its own name, which begins with a capital: `Ville de Namur`, not "Ville propre".
    private static func isOrganisation(_ text: String, _ words: [String]) -> Bool {
        let kinds = words.indices.filter { index in
            if englishKinds.contains(words[index]) {
                return index > 0 && index == words.count - 1 || index + 1 < words.count && words[index + 1] == "OF"
            }
            return organisations.contains(words[index]) || isCompound(words[index])
        }
        guard let kind = kinds.first else { return false }
        if kind == 0, words.count == 2, institutional.contains(words[1]) { return true }
        let pieces = text.split(whereSeparator: { " -'".contains($0) })
        return pieces.dropFirst().contains { $0.first?.isUppercase == true }
    }

    /// `Société wallonne des eaux`: a kind of institution, whatever follows in small letters.
    static func beginsWithInstitution(_ text: String) -> Bool {
        LatinText.folded(text).split(separator: " ").first.map { institutions.contains(String($0)) } == true
    }

    /// Written as no heading is: `PixelWerk`, `Booking.com`, `BNP`, `KBC Leasing`.
    private static func isBrand(_ text: String, _ words: [String]) -> Bool {
        let pieces = text.words
        guard pieces.count <= 4, pieces.allSatisfy({ $0.first?.isUppercase == true || $0 == "&" || $0 == "de" }) else {
            return false
        }
        return pieces.contains { piece in
            let letters = piece.filter(\.isLetter)
            guard letters.count == piece.count || piece.contains(".") else { return false }
            let isAcronym =
                (2...5).contains(letters.count) && letters.allSatisfy(\.isUppercase)
                && !LatinText.folded(String(letters)).contains { "AEIOUY".contains($0) }
            let joint = zip(piece, piece.dropFirst()).enumerated().contains { place, pair in
                place >= 3 && pair.0.isLowercase && pair.1.isUppercase
            }
            let lower = piece.lowercased()
            let isDomain = [".com", ".be", ".eu", ".fr", ".nl", ".de", ".org", ".net"].contains { lower.hasSuffix($0) }
            return isAcronym || joint || isDomain
        }
    }

    /// Dutch and German make one word: `Stadsbibliotheek`, `Musterversicherung`, `Papierflieger-Vertriebs-GmbH`.
    private static func isCompound(_ word: String) -> Bool {
        compounds.end(word) { $0 > 0 }
    }

    private static func isFloor(_ words: [String]) -> Bool {
        words.contains { ["ETAGE", "VERDIEPING", "STOCK", "OG", "FLOOR", "VERDIEP", "ETG"].contains($0) }
    }

    /// Two to six words with capitals that begin with a given name or initials, or end with the name after a surname in capitals: `Jean Dupont`, `DUPONT Jean`, `P. de Vries`.
    private static func isPerson(_ text: String) -> Bool {
        let words = text.words.map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
        guard (2...6).contains(words.count), text.allSatisfy({ $0.isLetter || " -'.,&".contains($0) }) else {
            return false
        }
        let isNamed = words.allSatisfy { word in
            word.first?.isUppercase == true || surnameParticles.contains(LatinText.folded(String(word)))
                || ["et", "en", "und", "and", "&"].contains(word) || word.hasPrefix("d'")
        }
        guard isNamed else { return false }
        if isInitials(words[0]), words.dropFirst().contains(where: { $0.count >= 3 }) { return true }
        func isGiven(_ word: Substring) -> Bool {
            let parts = LatinText.folded(String(word)).words
            return !parts.isEmpty && parts.allSatisfy { givenNames.contains($0) }
        }
        // `DUPONT Jean`: the surname comes first in capitals only.
        let isSurnameFirst = words[0].count >= 2 && words[0].allSatisfy { $0.isUppercase || !$0.isLetter }
        return isGiven(words[0]) || (isSurnameFirst && words.count <= 4 && words.last.map(isGiven) == true)
    }

    /// `J.`, `J.-P.`, `A.B.`
    private static func isInitials(_ word: Substring) -> Bool {
        word.last == "." && word.count <= 6
            && word.split(whereSeparator: { ".-".contains($0) }).allSatisfy {
                $0.count <= 2 && $0.first?.isUppercase == true
            }
    }

    private static let givenNames = Set(GivenNames.text.words)
}
