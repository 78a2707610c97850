/// A recipient as read from the window: the lines as a person reads them, and the parts that are certain.
public struct PostalAddress: Equatable, Sendable {
    /// Top to bottom, the country's line included.
    public var lines: [String]
    /// Those that are known, in the order of `Part`. Most addresses have few, and a long merge keeps one for each of its letters.
    private var parts: [Known] = []

    public init(
        lines: [String], name: String? = nil, street: String? = nil, postcode: String? = nil, locality: String? = nil,
        country: String? = nil
    ) {
        self.lines = lines
        self.name = name
        self.street = street
        self.postcode = postcode
        self.locality = locality
        self.country = country
    }
}

// MARK: Parts

extension PostalAddress {
    /// The person, or the organisation where no person is named.
    public var name: String? {
        get { self[.name] }
        set { self[.name] = newValue }
    }

    public var organisation: String? {
        get { self[.organisation] }
        set { self[.organisation] = newValue }
    }

    /// A department, a function, or who should see the letter there.
    public var function: String? {
        get { self[.function] }
        set { self[.function] = newValue }
    }

    public var building: String? {
        get { self[.building] }
        set { self[.building] = newValue }
    }

    /// The street's line as it is written; its number and box are named besides.
    public var street: String? {
        get { self[.street] }
        set { self[.street] = newValue }
    }

    public var number: String? {
        get { self[.number] }
        set { self[.number] = newValue }
    }

    public var box: String? {
        get { self[.box] }
        set { self[.box] = newValue }
    }

    public var postOfficeBox: String? {
        get { self[.postOfficeBox] }
        set { self[.postOfficeBox] = newValue }
    }

    public var postcode: String? {
        get { self[.postcode] }
        set { self[.postcode] = newValue }
    }

    public var locality: String? {
        get { self[.locality] }
        set { self[.locality] = newValue }
    }

    /// ISO 3166-1, two capitals.
    public var country: String? {
        get { self[.country] }
        set { self[.country] = newValue }
    }

    /// A field's name in JSON.
    private enum Part: Int, CodingKey, CaseIterable {
        case lines
        case name, organisation, function, building, street, number, box, postOfficeBox, postcode, locality, country
    }

    private struct Known: Equatable, Sendable {
        var part: Part
        var text: String
    }

    private subscript(part: Part) -> String? {
        get { parts.first { $0.part == part }?.text }
        set {
            let place = parts.firstIndex { $0.part.rawValue >= part.rawValue } ?? parts.endIndex
            let known = newValue.map { Known(part: part, text: $0) }
            let isThere = place < parts.endIndex && parts[place].part == part
            parts.replaceSubrange(place..<place + (isThere ? 1 : 0), with: known.map { [$0] } ?? [])
        }
    }
}

extension PostalAddress: Codable {
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Part.self)
        lines = try fields.decode([String].self, forKey: .lines)
        for part in Part.allCases.dropFirst() { self[part] = try fields.decodeIfPresent(String.self, forKey: part) }
    }

    /// A part that is not known has no field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Part.self)
        try fields.encode(lines, forKey: .lines)
        for known in parts { try fields.encode(known.text, forKey: known.part) }
    }
}
