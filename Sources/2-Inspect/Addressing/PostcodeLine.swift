/// A line that holds a postcode and, beside it, a locality.
struct PostcodeLine: Equatable {
    var postcode: String
    /// nil where the postcode stands alone.
    var locality: String?
    /// The country its prefix names, as in `D-93456`.
    var prefix: String?
    /// Whether the locality is the Belgian postcode's own; nil abroad.
    var match: BelgianPostcodes.Match?
    /// The postcode stands to the right of the locality, where it belongs to the left.
    var isReversed = false
    /// The country follows on the same line.
    var endsWithCountry = false

    /// The line read by a country's rule; nil where it does not fit it for certain.
    init?(_ line: String, of country: String) {
        // At home most letters go to the same towns.
        let read = country == "BE" ? Self.seen.value(of: line, Self.home) : PostcodeLine(reading: line, of: country)
        guard let read else { return nil }
        self = read
    }

    private static let seen = Remembered<PostcodeLine?>()

    private static func home(_ line: String) -> PostcodeLine? { PostcodeLine(reading: line, of: "BE") }

    private init?(reading line: String, of country: String) {
        guard let rule = Postcodes.rule(of: country), !rule.shapes.isEmpty else { return nil }
        var words = Self.words(line)
        prefix = nil
        if let (named, rest) = Self.prefixed(words) {
            guard named == country else { return nil }
            prefix = named
            words = rest
        }
        if country == "BE" {
            guard let home = Self.home(words) else { return nil }
            (postcode, locality, match) = (home.postcode, home.locality, home.match)
            (isReversed, endsWithCountry) = (home.isReversed, home.endsWithCountry)
            return
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
    }

    private struct Home {
        var postcode: String
        var locality: String
        var match: BelgianPostcodes.Match
        var isReversed = false
        var endsWithCountry = false
    }

    /// A Belgian postcode and what stands beside it. A locality of the postcode's own is certain however it is written; any other must
    /// look like one.
    private static func home(_ words: [Substring]) -> Home? {
        guard words.count >= 2, let first = words.first, let last = words.last else { return nil }
        if isFourDigits(first) {
            let rest = words.dropFirst()
            let locality = rest.joined(separator: " ")
            let match = BelgianPostcodes.match(String(first), locality)
            if match == .agrees { return Home(postcode: String(first), locality: locality, match: match) }
            if let (place, country) = placeAndCountry(rest), country == "BE",
                BelgianPostcodes.match(String(first), place) == .agrees
            {
                return Home(postcode: String(first), locality: place, match: .agrees, endsWithCountry: true)
            }
            guard let number = Int(first), Postcodes.belgian.contains(number), isLocality(rest) else { return nil }
            // `1025 RX Amsterdam` is Dutch.
            if let next = rest.first, next.count == 2, next.allSatisfy({ $0.isASCII && $0.isUppercase }), rest.count > 1
            {
                return nil
            }
            return Home(postcode: String(first), locality: locality, match: match)
        }
        let (code, isPrefixed) = last.hasPrefix("B-") ? (last.dropFirst(2), true) : (last, false)
        guard isFourDigits(code) else { return nil }
        var rest = words.dropLast()
        if !isPrefixed, rest.last == "B" || rest.last == "B-" { rest = rest.dropLast() }
        let locality = rest.joined(separator: " ")
        guard BelgianPostcodes.match(String(code), locality) == .agrees else { return nil }
        return Home(postcode: String(code), locality: locality, match: .agrees, isReversed: true)
    }

    /// `1000`, `B-1000`: four digits and nothing else; nil for anything else.
    static func belgianPostcode(_ text: String) -> String? {
        let code = text.hasPrefix("B-") ? text.dropFirst(2) : text[...]
        return isFourDigits(code) ? String(code) : nil
    }

    private static func isFourDigits(_ word: Substring) -> Bool {
        word.utf8.count == 4 && word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// `Gent - België`, `Gent, België`, `Gent (België)`: the place, and the country that follows it.
    private static func placeAndCountry(_ words: ArraySlice<Substring>) -> (String, String)? {
        let text = words.joined(separator: " ")
        guard let mark = text.lastIndex(where: { ",-–(/".contains($0) }),
            let country = Countries.named(String(text[text.index(after: mark)...]))
        else { return nil }
        return (String(text[..<mark]), country.code)
    }

    /// The country of a line that begins with a prefix and a postcode of that country: `D-93456 Tiefeschlucht`.
    static func prefixCountry(_ line: String) -> String? { prefixes.value(of: line, countryOfPrefix) }

    private static let prefixes = Remembered<String?>()

    private static func countryOfPrefix(_ line: String) -> String? {
        guard let (country, _) = prefixed(words(line)), PostcodeLine(line, of: country) != nil else { return nil }
        return country
    }

    /// Whether the line looks like a postcode with a locality of whatever country.
    static func looksLikeOne(_ line: String) -> Bool { looks.value(of: line, hasItsLooks) }

    private static let looks = Remembered<Bool>()

    private static func hasItsLooks(_ line: String) -> Bool {
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
        line.words
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
