/// A line that holds a postcode and, beside it, a locality.
struct PostcodeLine: Equatable {
    var postcode: String
    /// nil where the postcode stands alone.
    var locality: String?
    /// The country its prefix names, as in `D-93456`.
    var prefix: String?

    /// The line read by a country's rule; nil where it does not fit it for certain.
    init?(_ line: String, of country: String) {
        guard let rule = Postcodes.rule(of: country), !rule.shapes.isEmpty else { return nil }
        var words = Self.words(line)
        prefix = nil
        if let (named, rest) = Self.prefixed(words) {
            guard named == country else { return nil }
            prefix = named
            words = rest
        }
        let found: (String, String?)? =
            switch rule.place {
            case .left: Self.left(words, rule, country)
            case .right: Self.right(words, rule, country)
            case .anywhere:
                Self.left(words, rule, country) ?? Self.right(words, rule, country) ?? Self.alone(words, rule, country)
            }
        guard let found else { return nil }
        (postcode, locality) = found
        if country == "BE" {
            guard let number = Int(postcode), Postcodes.belgian.contains(number) else { return nil }
            // `1025 RX Amsterdam` is Dutch.
            let next = words.dropFirst().first ?? ""
            if next.count == 2, next.allSatisfy({ $0.isASCII && $0.isUppercase }), words.count > 2 { return nil }
        }
    }

    /// The country of a line that begins with a prefix and a postcode of that country: `D-93456 Tiefeschlucht`.
    static func prefixCountry(_ line: String) -> String? {
        guard let (country, _) = prefixed(words(line)), PostcodeLine(line, of: country) != nil else { return nil }
        return country
    }

    /// Whether the line looks like a postcode with a locality of whatever country.
    static func looksLikeOne(_ line: String) -> Bool {
        if prefixCountry(line) != nil { return true }
        let words = words(line)
        guard words.count >= 2, line.count <= 45, !line.contains(","), !line.contains("/") else { return false }
        func isCode(_ word: Substring) -> Bool {
            (4...6).contains(word.count) && word.allSatisfy { $0.isASCII && $0.isNumber }
        }
        return isCode(words[0]) && isLocality(words.dropFirst())
            || words.last.map(isCode) == true && isLocality(words.dropLast())
    }

    private static func words(_ line: String) -> [Substring] {
        line.split(separator: " ")
    }

    /// The country of `D-93456` or `DE 80333` and the words without it.
    private static func prefixed(_ words: [Substring]) -> (String, [Substring])? {
        guard let first = words.first else { return nil }
        if let mark = first.firstIndex(where: { $0 == "-" || $0 == "–" }) {
            let rest = first[first.index(after: mark)...]
            guard let country = Countries.ofPrefix(String(first[..<mark])), rest.first?.isNumber == true else {
                return nil
            }
            return (country, [rest] + words.dropFirst())
        }
        guard words.count >= 3, first.allSatisfy(\.isUppercase), let country = Countries.ofPrefix(String(first)),
            words[1].first?.isNumber == true
        else { return nil }
        return (country, Array(words.dropFirst()))
    }

    private static func left(_ words: [Substring], _ rule: PostcodeRule, _ country: String) -> (String, String?)? {
        for count in [3, 2, 1] where words.count > count {
            let code = words.prefix(count).joined(separator: " ")
            let rest = words.dropFirst(count)
            if fits(code, rule, country), isLocality(rest) { return (code, rest.joined(separator: " ")) }
        }
        return nil
    }

    private static func right(_ words: [Substring], _ rule: PostcodeRule, _ country: String) -> (String, String?)? {
        for count in [3, 2, 1] where words.count > count {
            let code = words.suffix(count).joined(separator: " ")
            let rest = words.dropLast(count).map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
            if fits(code, rule, country), isLocality(rest[...]) { return (code, rest.joined(separator: " ")) }
        }
        return nil
    }

    private static func alone(_ words: [Substring], _ rule: PostcodeRule, _ country: String) -> (String, String?)? {
        let code = words.joined(separator: " ")
        return fits(code, rule, country) ? (code, nil) : nil
    }

    private static func fits(_ code: String, _ rule: PostcodeRule, _ country: String) -> Bool {
        guard let shape = Postcodes.shape(code) else { return false }
        return rule.shapes.contains(shape)
    }

    /// A place's name: letters, beginning with a capital or an article's apostrophe; a district's or sorting office's number may end it.
    private static func isLocality(_ words: ArraySlice<Substring>) -> Bool {
        guard let first = words.first, words.joined(separator: " ").count <= 45 else { return false }
        let begins =
            first.first?.isUppercase == true || first.hasPrefix("'s") || first.hasPrefix("s'") || first.hasPrefix("d'")
        guard begins else { return false }
        // `9000 Gent - België`: the country belongs on a line of its own.
        if words.contains("-") || words.contains("–") { return false }
        if words.count > 1, let last = words.last, Countries.named(String(last)) != nil { return false }
        var letters = 0
        for (index, word) in words.enumerated() {
            if index > 0, word.allSatisfy({ $0.isASCII && $0.isNumber }), word.count <= 2 { continue }
            for character in word {
                if character.isLetter { letters += 1 } else if !"-'.()/".contains(character) { return false }
            }
        }
        return letters >= 2
    }
}
