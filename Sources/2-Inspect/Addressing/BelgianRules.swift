public import Letters

/// What the Belgian post asks of an address and machines read past: remarks, never a reason to hold.
public enum BelgianRules {
    /// A line up to this length is read for certain.
    static let longestLine = 40

    /// On a registered letter the first name stands in full.
    public static func abbreviatesFirstName(_ address: PostalAddress) -> Bool {
        address.name.map(RecipientLine.abbreviatesFirstName) == true
    }

    static func remarks(_ address: PostalAddress, streetLine: String?) -> [Status] {
        var findings: [Status] = []
        let street = streetLine.flatMap(StreetLine.init)
        if street?.isNumberFirst == true { findings.append(Status(.addressNumberFirst)) }
        if street?.hasOddBox == true { findings.append(Status(.addressBoxNotation)) }
        if street?.hasComma == true { findings.append(Status(.addressComma)) }
        if let streetLine, isAbbreviated(streetLine) { findings.append(Status(.addressAbbreviation)) }
        if let streetLine, mixesLanguages(streetLine, address.locality) { findings.append(Status(.addressLanguages)) }
        if let index = address.lines.firstIndex(where: { $0.isLonger(than: longestLine) }) {
            findings.append(Status(.addressLineLong, [.line: "\(index + 1)", .allowed: "\(longestLine)"]))
        }
        return findings
    }

    /// `Av. Louise 5`, `Kerkstr. 12`, where the line has room for the whole word.
    private static func isAbbreviated(_ street: String) -> Bool {
        guard street.count <= longestLine, StreetLine(street)?.postOfficeBox == nil else { return false }
        let words = LatinText.folded(street).words.map(String.init)
        let first = words.first { $0.hasLetter && !$0.hasNumber }
        return first.map(abbreviations.contains) == true
            || words.contains { word in
                ["STR", "STWG"].contains { word.hasSuffix($0) } && !word.hasNumber
            }
    }

    private static let abbreviations: Set<String> = ["R", "AV", "AVE", "BD", "BLD", "BLVD", "BVD", "CH", "CHEE", "PL"]

    /// `Rue Haute 5`, `1000 Brussel`: a French street and a Dutch locality, or the other way round; or a box in the other language.
    private static func mixesLanguages(_ street: String, _ locality: String?) -> Bool {
        let folded = LatinText.folded(street)
        guard let language = StreetLine.language(of: folded) else { return false }
        let words = folded.words.map(String.init)
        if language == "fr", words.dropFirst().contains("BUS") { return true }
        if language == "nl", words.dropFirst().contains(where: { ["BTE", "BOITE"].contains($0) }) { return true }
        guard let locality else { return false }
        let key = BelgianPostcodes.key(locality)
        return language == "fr" ? dutch.contains(key) : language == "nl" ? french.contains(key) : false
    }

    /// Localities whose name differs, as `BelgianPostcodes.key` makes them.
    private static let dutch: Set<String> = [
        "BRUSSEL", "ELSENE", "UKKEL", "SCHAARBEEK", "OUDERGEM", "STGILLIS", "STJANSMOLENBEEK", "STAGATHABERCHEM",
        "STJOOSTNODE",
        "STLAMBRECHTSWOLUWE", "STPIETERSWOLUWE", "VORST", "WATERMAALBOSVOORDE", "LAKEN", "LUIK", "NAMEN", "BERGEN",
        "DOORNIK", "NIJVEL", "WAVER",
    ]

    private static let french: Set<String> = [
        "BRUXELLES", "IXELLES", "UCCLE", "SCHAERBEEK", "AUDERGHEM", "STGILLES", "MOLENBEEKSTJEAN", "BERCHEMSTAGATHE",
        "STJOSSENOODE",
        "WOLUWESTLAMBERT", "WOLUWESTPIERRE", "FOREST", "WATERMAELBOITSFORT", "LAEKEN", "GAND", "ANVERS", "BRUGES",
        "LOUVAIN", "MALINES",
        "COURTRAI", "OSTENDE", "ALOST", "ROULERS", "YPRES",
    ]
}
