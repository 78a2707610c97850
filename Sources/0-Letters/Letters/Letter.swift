/// One recipient's pages within a submission.
public struct Letter: Codable, Equatable, Sendable {
    /// From 1, within the submission.
    public var number: Int
    /// From 1: the document its pages come from.
    public var document: Int
    /// Page numbers within that document, from 1.
    public var pages: [Int]
    public var sheets: Int
    /// nil only in a verdict that refuses the letter for its sheets.
    public var envelope: Envelope?
    /// nil only in a verdict that refuses or holds the letter.
    public var address: PostalAddress?
    /// Where the address stands on the letter's first page, in millimetres.
    public var addressBox: Box?
    /// The day the post should deliver it, ISO 8601; nil where it depends on the country.
    public var expected: CivilDate?

    public init(
        number: Int, document: Int, pages: [Int], sheets: Int, envelope: Envelope?, address: PostalAddress?,
        addressBox: Box?, expected: CivilDate?
    ) {
        self.number = number
        self.document = document
        self.pages = pages
        self.sheets = sheets
        self.envelope = envelope
        self.address = address
        self.addressBox = addressBox
        self.expected = expected
    }

    enum CodingKeys: String, CodingKey {
        case number, document, pages, sheets, envelope, address, expected
        case addressBox = "address_box_mm"
    }
}
