/// A line that says where a recipient is: a street with its number, or a post office box.
struct StreetLine: Equatable {
    var street: String?
    var number: String?
    var box: String?
    var postOfficeBox: String?
    /// `12 rue Haute`.
    var isNumberFirst = false
    /// The box is told by a sign or letter that the post does not read: `/20`, `#20`, `b 20`, `appt 20`.
    var hasOddBox = false
    /// A comma stands between street, number and box.
    var hasComma = false

    /// nil where the line is no street and no post office box.
    init?(_ text: String) {
        guard let told = Self.seen.value(of: text, { StreetLine(reading: $0) }) else { return nil }
        self = told
    }

    private static let seen = Remembered<StreetLine?>()

    private init?(reading text: String) {
        let words = text.words.map(String.init)
        let folded = LatinText.folded(text)
        if let box = Self.postOfficeBox(folded) {
            postOfficeBox = box
            return
        }
        guard text.hasLetter else { return nil }
        let isStreet = Self.language(of: folded) != nil
        var rest = words
        if let first = rest.first, Self.isNumber(Self.bare(first)), !Self.isOrdinal(rest), rest.count >= 2 {
            // `12 rue Haute`, `12, rue Haute bte 3`, `215 Vine St`
            number = Self.bare(first)
            isNumberFirst = true
            hasComma = first.hasSuffix(",")
            rest.removeFirst()
            takeBox(&rest)
            street = rest.joined(separator: " ")
            return
        }
        takeBox(&rest)
        // The last number that stands alone is the house's: the street's own name may hold one (`Avenue du 11 Novembre 5`).
        guard let index = rest.lastIndex(where: { Self.isNumber(Self.bare($0)) }), index > 0 else {
            // `Rue Haute 12bte3`, or no number at all.
            guard isStreet, rest.contains(where: { $0.hasNumber }) || box != nil else { return nil }
            street = rest.joined(separator: " ")
            return
        }
        let tail = rest[(index + 1)...]
        guard tail.isEmpty || isStreet || tail.allSatisfy({ $0.count <= 2 }) else { return nil }
        hasComma = hasComma || rest[index - 1].hasSuffix(",") || (rest[index].hasSuffix(",") && box != nil)
        number = ([Self.bare(rest[index])] + tail).joined(separator: " ")
        if let found = number, let slash = found.firstIndex(where: { "/".contains($0) }) {
            hasOddBox = true
            box = box ?? String(found[found.index(after: slash)...])
            number = String(found[..<slash])
        }
        street = rest[..<index].map(Self.bare).joined(separator: " ")
    }

    /// Whether a line says nothing but a box or a floor within a house: `Bte 3`, `bus 12`, `3e étage`.
    static func isWithinHouse(_ text: String) -> Bool { withinHouse.value(of: text, saysWhereWithin) }

    private static let withinHouse = Remembered<Bool>()

    private static func saysWhereWithin(_ text: String) -> Bool {
        let folded = LatinText.folded(text)
        let words = folded.words.map(String.init)
        guard let first = words.first, postOfficeBox(folded) == nil else { return false }
        if boxes.contains(first) || oddBoxes.contains(first) { return words.count <= 3 }
        return RecipientLine.mayBeBuilding(words) && RecipientLine(text) == .building
    }

    /// `3` of a line `Bte 3`.
    static func boxAlone(_ text: String) -> String? {
        let words = text.words.map(String.init)
        guard words.count == 2, boxes.contains(LatinText.folded(words[0])) else { return nil }
        return words[1]
    }

    private mutating func takeBox(_ words: inout [String]) {
        guard
            let index = words.indices.dropFirst().last(where: { index in
                let word = LatinText.folded(words[index])
                return index + 1 < words.count && (Self.boxes.contains(word) || Self.oddBoxes.contains(word))
                    && (words[index + 1].count <= 4)
            })
        else {
            if words.count > 2, let last = words.last, "/#".contains(last.first ?? " "), last.count >= 2 {
                box = String(last.dropFirst())
                hasOddBox = true
                words.removeLast()
            }
            return
        }
        let word = LatinText.folded(words[index])
        // `rue B 5`: a street's name may be a letter; a box follows a number.
        guard words[..<index].contains(where: { $0.hasNumber }) else { return }
        box = words[(index + 1)...].joined(separator: " ")
        hasOddBox = Self.oddBoxes.contains(word)
        hasComma = hasComma || words[index - 1].hasSuffix(",")
        words.removeSubrange(index...)
    }

    private static func bare(_ word: String) -> String { word.hasSuffix(",") ? String(word.dropLast()) : word }

    /// `12`, `12A`, `12-14`, `12/3`, `12bis`.
    private static func isNumber(_ word: String) -> Bool {
        guard word.utf8.first?.isDigit == true, word.first?.isASCII == true, word.count <= 9 else { return false }
        let letters = word.filter(\.isLetter)
        return (letters.count <= 1 || ["BIS", "TER"].contains(letters.uppercased()))
            && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-/".contains($0)) }
    }

    /// `11 Novemberlaan`, `1 Mei-plein`: the number is part of the street's name, and the house's ends the line.
    private static func isOrdinal(_ words: [String]) -> Bool {
        words.count >= 3 && words.last.map { isNumber(bare($0)) } == true
    }

    private static func postOfficeBox(_ folded: String) -> String? {
        postOfficeBoxes.beginning(folded).map { String(folded.dropFirst($0.count).drop { $0 == " " }) }
    }

    private static let postOfficeBoxes = Phrases([
        "POSTBUS", "POSTFACH", "BOITE POSTALE", "PO BOX", "P O BOX", "POBOX", "BP", "B P", "PB", "CASE POSTALE",
        "CP", "CS", "TSA",
    ])

    static let boxes: Set<String> = ["BTE", "BT", "BOITE", "BUS", "BOX", "BUSNR", "BUSNUMMER"]
    static let oddBoxes: Set<String> = ["B", "APPT", "APP", "APT", "APPARTEMENT", "BX", "BOTE"]

    /// A street as only German writes it, with its number behind: `Uferstraße 113`, `Hauptstr. 5`, `Vor dem Berg 1`.
    static func isGerman(_ line: String) -> Bool {
        guard let street = StreetLine(line), street.number != nil, !street.isNumberFirst else { return false }
        let words = LatinText.folded(line).words.map(String.init)
        if words.contains(where: french.contains) { return false }
        let hasWord = words.contains { german.end($0) { _ in true } }
        return hasWord || (words.count >= 3 && germanBeginnings.contains { LatinText.folded(line).hasPrefix($0 + " ") })
    }

    /// A street that its words or their form tell as one: also `Op de Meir 4`, `Ter Linden 7`, `Am Zoll 3`.
    static func isSurelyOne(_ line: String) -> Bool {
        let folded = LatinText.folded(line)
        guard let street = StreetLine(line) else { return false }
        if language(of: folded) != nil || street.postOfficeBox != nil { return true }
        return street.number != nil && !street.isNumberFirst
            && (germanBeginnings + dutchBeginnings).contains { folded.hasPrefix($0 + " ") }
    }

    private static let germanBeginnings = [
        "AM", "AN DER", "AN DEN", "AUF DEM", "AUF DER", "BEIM", "HINTER DEM", "HINTER DER", "IM", "IN DER", "IN DEN",
        "UNTER DEN", "UNTERM", "VOR DEM", "VOR DER", "ZUM", "ZUR",
    ]

    private static let dutchBeginnings = [
        "AAN DE", "AAN HET", "ACHTER DE", "IN DE", "IN HET", "OP DE", "OP DEN", "OP HET", "TEN", "TER", "OUDE",
        "NIEUWE",
    ]

    /// The language of a street's name: `fr`, `nl`, `de`, `en`.
    static func language(of folded: String) -> String? { languages.value(of: folded, language(named:)) }

    private static let languages = Remembered<String?>()

    private static func language(named folded: String) -> String? {
        let words = folded.words.map(String.init)
        for word in words where french.contains(word) { return "fr" }
        for word in words {
            if dutch.end(word, where: { $0 != 1 }) { return "nl" }
            if german.end(word, where: { $0 != 1 }) { return "de" }
            if english.contains(word) || word.hasSuffix("STREET") { return "en" }
        }
        return nil
    }

    private static let french: Set<String> = [
        "RUE", "R", "AVENUE", "AV", "AVE", "BOULEVARD", "BD", "BLD", "BLVD", "CHAUSSEE", "CH", "CHEE", "PLACE", "PL",
        "CHEMIN", "ALLEE",
        "IMPASSE", "QUAI", "RUELLE", "CLOS", "DREVE", "SQUARE", "ROUTE", "SENTIER", "COURS", "VENELLE", "ROND",
        "FAUBOURG", "GALERIE",
        "PASSAGE", "ESPLANADE", "GRAND", "GRANDE", "CITE", "HAMEAU", "PORTE", "PONT", "THIER", "MONT", "VOIE", "PARVIS",
        "JARDIN", "JARDINS", "PLAINE", "PROMENADE", "TIENNE", "CARREFOUR", "VAL", "VALLEE", "MONTAGNE", "COUR", "MAIL",
        "LIEU", "ZONING",
    ]

    private static let dutch = Endings([
        "STRAAT", "STR", "LAAN", "STEENWEG", "STWG", "PLEIN", "DREEF", "KAAI", "LEI", "VEST", "WEGEL", "STEEG", "HOF",
        "MARKT", "KADE", "SINGEL", "BAAN",
        "GRACHT", "PAD", "PLAATS", "DORP", "KOUTER", "HEIDE", "BERG", "VELD", "DIJK", "BRUG", "POORT", "HOEK", "EINDE",
        "HEUVEL", "WEIDE", "AKKER", "PARK", "VAART", "WIJK", "BOS", "MEIR", "INDUSTRIEZONE", "BEDRIJVENTERREIN",
        "VELDEN", "BOSSEN",
    ])

    private static let german = Endings([
        "STRASSE", "STRASZE", "GASSE", "PLATZ", "ALLEE", "WEG", "RING", "DAMM", "UFER", "CHAUSSEE", "FELD", "STEG",
        "STR", "HUGEL", "HOHE", "GARTEN",
    ])

    private static let english: Set<String> = [
        "STREET", "ST", "ROAD", "RD", "LANE", "DRIVE", "SQUARE", "CLOSE", "COURT", "TERRACE", "GARDENS", "PARK", "HILL",
        "MEWS", "WAY", "CRESCENT",
    ]
}
