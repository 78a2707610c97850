/// What inspection says of a whole job. Its JSON form, with worded findings, is the product's stable output.
public struct Verdict: Codable, Equatable, Sendable {
    public var documents: [DocumentSummary]
    public var options: Options
    public var outcome: Outcome
    public var letters: [Letter]
    public var findings: [Status]
    /// nil where the settings hold no tariff for these letters.
    public var price: PriceEstimate?

    public init(
        documents: [DocumentSummary], options: Options, letters: [Letter], findings: [Status],
        price: PriceEstimate? = nil
    ) {
        self.documents = documents
        self.options = options
        self.outcome = Outcome(findings: findings)
        self.letters = letters
        self.findings = findings
        self.price = price
    }

    enum CodingKeys: String, CodingKey {
        case documents, options, letters, findings, price
        case outcome = "verdict"
    }
}

public enum Outcome: String, Codable, CaseIterable, Sendable {
    case accepted, held, refused

    /// The worst finding decides.
    public init(findings: [Status]) {
        if findings.contains(where: { $0.severity == .error }) {
            self = .refused
        } else if findings.contains(where: { $0.severity == .hold }) {
            self = .held
        } else {
            self = .accepted
        }
    }
}

/// A document as handed over.
public struct DocumentSummary: Codable, Equatable, Sendable {
    /// A file's name on the command line, `document N` in a print job.
    public var name: String
    public var pages: Int
    /// Bytes.
    public var size: Int64
    /// Lower-case hexadecimal.
    public var sha256: String

    public init(name: String, pages: Int, size: Int64, sha256: String) {
        self.name = name
        self.pages = pages
        self.size = size
        self.sha256 = sha256
    }
}
