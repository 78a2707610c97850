/// What the sender chose for a job. Names and values are those of the verdict's JSON (docs: the verdict, as data).
public struct Options: Codable, Equatable, Sendable {
    public var colour: Colour = .mono
    public var sides: Sides = .one
    public var envelope: EnvelopeChoice = .auto
    public var franking: Franking = .prior
    /// Acknowledgement of receipt; only with registered letters.
    public var acknowledgement = false
    public var split: Split = .none
    /// Each copy is one more letter to the same person.
    public var copies = 1
    /// The pages that are posted, as typed (`2-3,7`); nil is all of them.
    public var pageRanges: String?
    /// The address window: a profile's name, or `X0,Y0,X1,Y1` in millimetres.
    public var window = "belgium-right"
    public var background: String?
    public var annexes: [String] = []
    public var approval = false
    /// Hold for review: nothing is sent before someone releases it.
    public var review = false
    public var returnAddress: [String] = []
    /// What a letter that is refused means for the others of its job; nil is `refuse`.
    public var badLetters: BadLetters?

    public init() {}
}

public enum Colour: String, Codable, CaseIterable, Sendable {
    case mono, colour
}

public enum Sides: String, Codable, CaseIterable, Sendable {
    case one, two

    public func sheets(forPages pages: Int) -> Int {
        switch self {
        case .one: pages
        case .two: (pages + 1) / 2
        }
    }
}

public enum BadLetters: String, Codable, CaseIterable, Sendable {
    /// One refused letter refuses the job.
    case refuse
    /// The others are posted, and the bad ones told.
    case skip
}

public enum Franking: String, Codable, CaseIterable, Sendable {
    /// Prior, national or international by the letter's country.
    case prior
    /// The preferential tariff (non-prior).
    case economy
    /// Registered (recommandé, aangetekend, Einschreiben).
    case registered
}

/// How a job becomes letters. In JSON: `none`, `pages:N` or `address`.
public enum Split: Equatable, Hashable, Sendable {
    case none
    case pages(Int)
    case address

    /// More pages than the largest envelope takes could never be one letter.
    public static let pageBounds = 1...50
}

extension Split: Codable {
    public init?(text: String) {
        switch text {
        case "none": self = .none
        case "address": self = .address
        default:
            guard text.hasPrefix("pages:"), let count = Int(text.dropFirst(6)), Self.pageBounds.contains(count)
            else { return nil }
            self = .pages(count)
        }
    }

    public var text: String {
        switch self {
        case .none: "none"
        case .pages(let count): "pages:\(count)"
        case .address: "address"
        }
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Split(text: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a way to split: \(text)"))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
