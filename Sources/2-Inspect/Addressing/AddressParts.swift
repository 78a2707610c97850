import Letters

/// The lines above the postcode's, each as what it is.
struct AddressParts: Equatable {
    private var names: [String]
    private var kinds: [RecipientLine]
    private(set) var streetLine: String?
    private var street: StreetLine?
    private var within: [String]
    private var locality: String?
    private let isAbroad: Bool

    /// - Parameters:
    ///   - head: the lines above the postcode's line, or above the country's.
    ///   - localityAlone: the last of them is the locality.
    init(_ head: [String], localityAlone: Bool, isAbroad: Bool) {
        self.isAbroad = isAbroad
        var head = head
        if localityAlone, head.count > 2, let last = head.last, !last.hasNumber {
            locality = head.removeLast()
        }
        // The street is the last line that can be one; lines beneath it say where in the house.
        let index = head.indices.dropFirst().last { StreetLine(head[$0]) != nil && !StreetLine.isWithinHouse(head[$0]) }
        if let index {
            streetLine = head[index]
            street = StreetLine(head[index])
            names = Array(head[..<index])
            within = Array(head[(index + 1)...])
        } else if isAbroad, head.count >= 2, let last = head.last {
            // Abroad a street may have no number: it stands above the locality.
            streetLine = last
            names = head.dropLast()
            within = []
        } else {
            names = head
            within = []
        }
        // A building stands between the name and the street.
        kinds = names.map { RecipientLine($0) }
    }

    /// No line above the street could be a name.
    var isNameless: Bool {
        guard let first = names.first else { return true }
        return kinds[0] == .building || !first.hasLetter
            || (StreetLine.language(of: LatinText.folded(first)) != nil && StreetLine(first) != nil)
    }

    /// The only line above the street is the name; of several, the first is certain only when its words say what it is: a heading set in
    /// the address's own type could stand there.
    var mayBeginWithHeading: Bool {
        guard let first = kinds.first else { return false }
        if first == .heading { return true }
        if first.isCertainFirst { return false }
        // "Réunion", "Salle 5": what is no known kind of name above what is no known kind of street.
        if names.count < 2 { return !isAbroad && streetLine.map { !StreetLine.isSurelyOne($0) } == true }
        // What has a department, or someone to whose attention it is sent, is an organisation.
        if kinds[1] == .attention || kinds[1] == .department,
            Self.isCapitalised(names[0]) || RecipientLine.beginsWithInstitution(names[0])
        {
            return false
        }
        let lower = kinds.dropFirst()
        // A building's or box's line beneath a single name.
        if lower.allSatisfy({ $0 == .building }), first == .unknown { return false }
        return true
    }

    /// Between the name and the street a heading's word with a number: `Client 10023`, `Dossier A 12`.
    var holdsReference: Bool {
        zip(names, kinds).dropFirst().contains { $1 == .heading && $0.hasNumber }
    }

    func fill(_ address: inout PostalAddress) {
        if let locality { address.locality = locality }
        if let street {
            address.street = streetLine
            address.number = street.number
            address.box = street.box
            address.postOfficeBox = street.postOfficeBox
        } else {
            address.street = streetLine
        }
        if address.postOfficeBox != nil { address.street = nil }
        var rest: [(String, RecipientLine)] = []
        var titled = false
        for (name, kind) in zip(names, kinds) {
            if kind == .person, address.name == nil || titled {
                if RecipientLine.isTitleAlone(name) {
                    titled = true
                    continue
                }
                address.name = name
                titled = false
            } else if titled {
                address.name = name
                titled = false
            } else if kind == .organisation, address.organisation == nil {
                address.organisation = name
            } else if kind == .attention || kind == .department, address.function == nil {
                address.function = name
            } else if kind == .building, address.building == nil {
                address.building = name
            } else {
                rest.append((name, kind))
            }
        }
        for line in within where StreetLine.isWithinHouse(line) {
            if let box = StreetLine.boxAlone(line), address.box == nil {
                address.box = box
            } else if address.building == nil {
                address.building = line
            }
        }
        if address.name == nil { address.name = rest.first?.0 ?? address.organisation ?? names.first }
        if address.organisation == nil, let other = rest.first(where: { $0.0 != address.name }) {
            address.organisation = other.0
        }
    }

    private static func isCapitalised(_ text: String) -> Bool {
        text.words.allSatisfy { word in
            word.first?.isLowercase != true
                || ["de", "la", "le", "les", "du", "des", "van", "der", "den", "und", "et", "en"].contains(word)
        }
    }
}
