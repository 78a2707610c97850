/// Whether a postcode exists in Belgium, and whether a locality is one of its own.
enum BelgianPostcodes {
    enum Match: Equatable {
        case agrees
        case unknownPostcode
        case otherLocality
    }

    /// - Parameters:
    ///   - postcode: four digits.
    ///   - locality: as written. Accents, capitals, hyphens, apostrophes, articles and the abbreviations of "saint" do not count; two names
    ///     of the postcode may follow one another (`Bruxelles-Brussel`, `Jambes (Namur)`), and the number of a former post office
    ///     (`Antwerpen 1`).
    static func match(_ postcode: String, _ locality: String) -> Match {
        guard let lists = table[postcode] else { return .unknownPostcode }
        var words = words(of: locality)
        while words.count > 1, let last = words.last, last.count <= 2, last.allSatisfy({ $0.isNumber }) {
            words.removeLast()
        }
        let written = words.joined()
        let known = lists.flatMap { $0.split(separator: "|") }
        // Most people write one name of the place and no more.
        if known.contains(where: { key(String($0)) == written }) { return .agrees }
        let names = Set(known.map { key(String($0)) } + known.compactMap(short))
        return isMade(of: names, written[...]) ? .agrees : .otherLocality
    }

    /// Whether the postcode is a single organisation's.
    static func isLargeUser(_ postcode: String) -> Bool { largeUsers.contains(postcode) }

    private static let largeUsers = Set(
        BelgianLocalityNames.largeUsers.split(separator: "\n").map { String($0.prefix(4)) })

    /// `Beveren` of `Beveren-Waas`: what people write of a long name, where it is no word that many names begin with.
    private static func short(_ name: Substring) -> String? {
        guard let first = name.split(whereSeparator: { "- ".contains($0) }).first, first.count < name.count,
            first.count >= 5
        else { return nil }
        let key = key(String(first))
        return key.count >= 5 && !BelgianLocalityNames.commonBeginnings.contains(key) ? key : nil
    }

    static func key(_ name: String) -> String { keys.value(of: name) { words(of: $0).joined() } }

    private static let keys = Remembered<String>()

    /// Folded, without what varies; everyday forms replaced.
    private static func words(of name: String) -> [String] {
        let folded = LatinText.folded(name).words.map(String.init)
        let kept = folded.filter { !BelgianLocalityNames.particles.contains($0) }
        return (kept.isEmpty ? folded : kept).map { word in
            BelgianLocalityNames.saints.contains(word) ? "ST" : BelgianLocalityNames.everyday[word] ?? word
        }
    }

    /// One of the names, or several one after the other.
    private static func isMade(of names: Set<String>, _ text: Substring) -> Bool {
        guard !text.isEmpty else { return false }
        return names.contains { name in
            guard !name.isEmpty, text.hasPrefix(name) else { return false }
            let rest = text.dropFirst(name.count)
            return rest.isEmpty || isMade(of: names, rest)
        }
    }

    /// Postcode → its names, as the tables write them, divided by bars.
    private static let table: [String: [Substring]] = {
        var table: [String: [Substring]] = [:]
        for text in [
            BelgianPostcodeTable.text, BelgianLocalityNames.more, BelgianLocalityNames.largeUsers,
        ] {
            for line in text.split(separator: "\n") {
                guard let space = line.firstIndex(of: " ") else { continue }
                table[String(line[..<space]), default: []].append(line[line.index(after: space)...])
            }
        }
        return table
    }()
}
