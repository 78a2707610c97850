import FoundationEssentials
public import Letters
import Wording

/// The verdict's stable form as data (docs: the verdict, as data). What is not known is `null`, so that every name is always there;
/// of a finding only what it has is given.
extension Verdict {
    public func json(language: Language, pretty: Bool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try write(language: language, pretty: pretty) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// The same, letter by letter: a long merge's is many times as large as what it says.
    /// - Parameter take: each piece, in order.
    public func write(language: Language, pretty: Bool, to take: (UnsafeRawBufferPointer) -> Void) throws {
        try withoutActuallyEscaping(take) { take in
            var json = JSONText(pretty: pretty, to: take)
            try json.object { fields in
                try fields.put("documents", encoded: documents)
                try fields.put("options", encoded: OptionsFields(options: options))
                fields.put("verdict", outcome.rawValue)
                fields.put("letters", list: letters) { list, letter in list.object { $0.put(letter) } }
                try fields.put("price", encoded: price.map(PriceFields.init))
                fields.put("findings", list: findings) { list, status in
                    list.object { $0.put(status, language) }
                }
            }
            json.finish()
        }
    }

    /// Reads what `json` wrote; messages and remedies are worded anew when needed.
    public init(json bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Verdict.self, from: Data(bytes))
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

private struct PriceFields: Encodable {
    var price: PriceEstimate

    func encode(to encoder: any Encoder) throws {
        try price.encode(to: encoder)
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode("EUR", forKey: "currency")
        try fields.encode(true, forKey: "estimate")
    }
}

/// Letters and findings are many: they are written by hand, with the names of their own encoding.
extension JSONText {
    fileprivate mutating func put(_ letter: Letter) {
        put("number", letter.number)
        put("document", letter.document)
        put("pages", list: letter.pages) { $0.append($1) }
        put("sheets", letter.sheets)
        put("envelope", letter.envelope?.rawValue)
        put("address", object: letter.address) { $0.put($1) }
        put("address_box_mm", tenths: letter.addressBox?.edges)
        put("expected", letter.expected?.description)
    }

    private mutating func put(_ address: PostalAddress) {
        put("lines", list: address.lines) { $0.append($1) }
        put("name", address.name)
        put("organisation", address.organisation)
        put("function", address.function)
        put("building", address.building)
        put("street", address.street)
        put("number", address.number)
        put("box", address.box)
        put("postOfficeBox", address.postOfficeBox)
        put("postcode", address.postcode)
        put("locality", address.locality)
        put("country", address.country)
    }

    fileprivate mutating func put(_ status: Status, _ language: Language) {
        put("code", status.code.rawValue)
        put("severity", status.severity.rawValue)
        if let document = status.document { put("document", document) }
        if let letter = status.letter { put("letter", letter) }
        if let page = status.page { put("page", page) }
        if let box = status.box { put("box_mm", tenths: box.edges) }
        if let move = status.move { put("move_mm", tenths: [move.dx, move.dy]) }
        put("values", object: status.values) { fields, values in
            for (name, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                fields.put(name.rawValue, value)
            }
        }
        put("message", Wording.message(status, language))
        put("remedy", Wording.remedy(status, language))
    }

    /// Millimetres, as `Box` and `Move` give them.
    private mutating func put(_ name: String, tenths values: [Double]?) {
        put(name, list: values) { $0.append(($1 * 10).rounded() / 10) }
    }
}

extension Box {
    fileprivate var edges: [Double] { [x0, y0, x1, y1] }
}

/// A field's name, as it is in the JSON.
private struct Name: CodingKey, ExpressibleByStringLiteral {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral value: String) { stringValue = value }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
