/// Countries by the names people write on letters.
enum Countries {
    struct Match: Equatable, Sendable {
        /// ISO 3166-1, two capitals.
        var code: String
        /// Written in the country's own language, which is none of the four the service reads for certain.
        var isVernacular: Bool
    }

    /// The country a whole line names, with or without accents and capitals. nil where it names none, or more than one.
    static func named(_ line: String) -> Match? { seen.value(of: line, match) }

    private static let seen = Remembered<Match?>()

    private static func match(_ line: String) -> Match? {
        // No country's name holds a digit.
        guard !line.utf8.contains(where: \.isDigit) else { return nil }
        let key = key(line)
        return key.isEmpty ? nil : names[key]
    }

    static func isInCapitals(_ line: String) -> Bool { !line.contains(where: \.isLowercase) }

    /// The country of a postcode's prefix, as in `D-93456`: the letters of vehicles and of ISO 3166.
    static func ofPrefix(_ prefix: String) -> String? { prefixes[prefix.uppercased()] }

    /// Folded, without articles and the words for "and": they vary.
    private static func key(_ name: String) -> String {
        var words = LatinText.folded(name).words
        words.removeAll { conjunctions.contains($0) }
        if words.count > 1, let first = words.first, articles.contains(first) { words.removeFirst() }
        return words.joined(separator: " ")
    }

    private static let conjunctions: Set<Substring> = ["AND", "ET", "EN", "UND", "Y"]
    private static let articles: Set<Substring> = ["THE", "LA", "LE", "LES", "L", "DE", "HET", "DIE"]

    private static let names: [String: Match] = {
        var table: [String: Match] = [:]
        var shared: Set<String> = []
        for (text, isVernacular) in [(CountryNames.table, false), (CountryNames.vernacular, true)] {
            for line in text.split(separator: "\n") {
                let code = String(line.prefix(2))
                for name in line.dropFirst(3).split(separator: "|") {
                    let key = key(String(name))
                    if let other = table[key], other.code != code { shared.insert(key) }
                    if table[key] == nil { table[key] = Match(code: code, isVernacular: isVernacular) }
                }
            }
        }
        for key in shared { table[key] = nil }
        return table
    }()

    private static let prefixes: [String: String] = [
        "B": "BE", "BE": "BE", "NL": "NL", "L": "LU", "LU": "LU", "F": "FR", "FR": "FR", "D": "DE", "DE": "DE",
        "CH": "CH",
        "FL": "LI", "LI": "LI", "A": "AT", "AT": "AT", "I": "IT", "IT": "IT", "E": "ES", "ES": "ES", "P": "PT",
        "PT": "PT",
        "DK": "DK", "S": "SE", "SE": "SE", "N": "NO", "NO": "NO", "FIN": "FI", "FI": "FI", "IS": "IS", "PL": "PL",
        "CZ": "CZ",
        "SK": "SK", "H": "HU", "HU": "HU", "SI": "SI", "SLO": "SI", "HR": "HR", "RO": "RO", "BG": "BG", "GR": "GR",
        "CY": "CY",
        "EE": "EE", "LV": "LV", "LT": "LT", "MT": "MT", "MC": "MC", "SM": "SM", "RS": "RS", "MD": "MD", "UA": "UA",
        "TR": "TR",
    ]
}
