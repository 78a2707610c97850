import FoundationEssentials
public import Letters
import Wording

/// The verdict's stable form as data (docs: the verdict, as data). What is not known is `null`, so that every name is always there;
/// of a finding only what it has is given.
extension Verdict {
    public func json(language: Language, pretty: Bool) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = pretty ? [.prettyPrinted, .withoutEscapingSlashes] : [.withoutEscapingSlashes]
        return [UInt8](try encoder.encode(WordedVerdict(verdict: self, language: language)))
    }

    /// Reads what `json` wrote; messages and remedies are worded anew when needed.
    public init(json bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Verdict.self, from: Data(bytes))
    }
}

private struct WordedVerdict: Encodable {
    var verdict: Verdict
    var language: Language

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(verdict.documents, forKey: "documents")
        try fields.encode(OptionsFields(options: verdict.options), forKey: "options")
        try fields.encode(verdict.outcome, forKey: "verdict")
        try fields.encode(verdict.letters.map(LetterFields.init), forKey: "letters")
        try fields.encode(verdict.price.map(PriceFields.init), forKey: "price")
        try fields.encode(
            verdict.findings.map { FindingFields(status: $0, language: language) }, forKey: "findings")
    }
}

private struct OptionsFields: Encodable {
    var options: Options

    func encode(to encoder: any Encoder) throws {
        try options.encode(to: encoder)
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(options.background, forKey: "background")
        try fields.encode(options.pageRanges, forKey: "pageRanges")
    }
}

private struct LetterFields: Encodable {
    var letter: Letter

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(letter.number, forKey: "number")
        try fields.encode(letter.document, forKey: "document")
        try fields.encode(letter.pages, forKey: "pages")
        try fields.encode(letter.sheets, forKey: "sheets")
        try fields.encode(letter.envelope, forKey: "envelope")
        try fields.encode(letter.address.map(AddressFields.init), forKey: "address")
        try fields.encode(letter.addressBox, forKey: "address_box_mm")
        try fields.encode(letter.expected, forKey: "expected")
    }
}

private struct PriceFields: Encodable {
    var price: PriceEstimate

    func encode(to encoder: any Encoder) throws {
        try price.encode(to: encoder)
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode("EUR", forKey: "currency")
        try fields.encode(true, forKey: "estimate")
    }
}

private struct AddressFields: Encodable {
    var address: PostalAddress

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(address.lines, forKey: "lines")
        try fields.encode(address.name, forKey: "name")
        try fields.encode(address.organisation, forKey: "organisation")
        try fields.encode(address.function, forKey: "function")
        try fields.encode(address.building, forKey: "building")
        try fields.encode(address.street, forKey: "street")
        try fields.encode(address.number, forKey: "number")
        try fields.encode(address.box, forKey: "box")
        try fields.encode(address.postOfficeBox, forKey: "postOfficeBox")
        try fields.encode(address.postcode, forKey: "postcode")
        try fields.encode(address.locality, forKey: "locality")
        try fields.encode(address.country, forKey: "country")
    }
}

private struct FindingFields: Encodable {
    var status: Status
    var language: Language

    func encode(to encoder: any Encoder) throws {
        try status.encode(to: encoder)
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(Wording.message(status, language), forKey: "message")
        try fields.encode(Wording.remedy(status, language), forKey: "remedy")
    }
}

/// A field's name, as it is in the JSON.
private struct Name: CodingKey, ExpressibleByStringLiteral {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral value: String) { stringValue = value }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
