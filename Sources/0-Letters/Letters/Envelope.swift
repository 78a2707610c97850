/// The service's three window envelopes, smallest first.
public enum Envelope: String, Codable, CaseIterable, Sendable {
    case us, c5, c4

    /// The sheets it takes; a sheet is one page one-sided, two pages two-sided (docs: product, capacity).
    public var capacity: Int {
        switch self {
        case .us: 6
        case .c5: 8
        case .c4: 25
        }
    }

    public static func smallest(for sheets: Int) -> Envelope? {
        allCases.first { sheets <= $0.capacity }
    }
}

/// What the sender asks for: a format, or the smallest that fits.
public enum EnvelopeChoice: String, Codable, CaseIterable, Sendable {
    case auto, us, c5, c4

    public var fixed: Envelope? { Envelope(rawValue: rawValue) }
}
