/// Euros and cents.
public struct Euros: Equatable, Hashable, Sendable {
    public var cents: Int

    public init(cents: Int) { self.cents = cents }

    /// `1`, `1.5`, `1.85`: no sign, a point or a comma, at most two decimals, under ten thousand. nil for anything else.
    public init?(text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
        guard isDigits, (1...2).contains(parts.count), (1...4).contains(parts[0].utf8.count), let whole = Int(parts[0])
        else { return nil }
        var cents = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), let digits = Int(parts[1]) else { return nil }
            cents = parts[1].utf8.count == 1 ? digits * 10 : digits
        }
        self.init(cents: whole * 100 + cents)
    }

    /// `12.05`.
    public var text: String { "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)" }
}

extension Euros: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        // A sum has more digits than a price.
        let digits = text.split(separator: ".", omittingEmptySubsequences: false)
        guard digits.count == 2, digits[1].utf8.count == 2, let whole = Int(digits[0]), let cents = Int(digits[1]),
            (0..<1_000_000_000).contains(whole), (0..<100).contains(cents)
        else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an amount: \(text)"))
        }
        self.init(cents: whole * 100 + cents)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Prices as the administrator wrote them down from his contract, for an estimate. Every row may be missing; none is shipped.
public struct Tariff: Codable, Equatable, Sendable {
    /// What a letter is franked as: Prior has another price abroad.
    public enum Class: String, Codable, CaseIterable, Sendable {
        case prior
        case priorInternational = "prior-international"
        case economy, registered
    }

    /// A letter of up to so many sheets.
    public struct LetterPrice: Codable, Equatable, Sendable {
        public var franking: Class
        public var sheets: Int
        public var price: Euros

        public init(franking: Class, sheets: Int, price: Euros) {
            self.franking = franking
            self.sheets = sheets
            self.price = price
        }
    }

    /// A sheet's paper and printing.
    public struct SheetPrice: Codable, Equatable, Sendable {
        public var colour: Colour
        public var sides: Sides
        public var price: Euros

        public init(colour: Colour, sides: Sides, price: Euros) {
            self.colour = colour
            self.sides = sides
            self.price = price
        }
    }

    public var letters: [LetterPrice]
    /// Where there is none, a letter's price holds its sheets.
    public var sheets: [SheetPrice]
    public var acknowledgement: Euros?

    public init(letters: [LetterPrice] = [], sheets: [SheetPrice] = [], acknowledgement: Euros? = nil) {
        self.letters = letters
        self.sheets = sheets
        self.acknowledgement = acknowledgement
    }

    /// nil where the table does not say what this letter costs.
    public func price(of letter: Letter, _ options: Options) -> Euros? {
        guard let country = letter.address?.country, let franking = Self.class(options.franking, country) else {
            return nil
        }
        let steps = letters.filter { $0.franking == franking && $0.sheets >= letter.sheets }
        guard let step = steps.min(by: { $0.sheets < $1.sheets }) else { return nil }
        var cents = step.price.cents
        if !sheets.isEmpty {
            let row = sheets.first { $0.colour == options.colour && $0.sides == options.sides }
            guard let row else { return nil }
            cents += row.price.cents * letter.sheets
        }
        if options.acknowledgement {
            guard let acknowledgement else { return nil }
            cents += acknowledgement.cents
        }
        return Euros(cents: cents)
    }

    /// What all letters would cost together; nil where the table prices none of them.
    public func estimate(_ letters: [Letter], _ options: Options) -> PriceEstimate? {
        let prices = letters.compactMap { price(of: $0, options) }
        guard !prices.isEmpty else { return nil }
        return PriceEstimate(
            amount: Euros(cents: prices.reduce(0) { $0 + $1.cents }), letters: prices.count,
            lettersWithoutPrice: letters.count - prices.count)
    }

    /// nil for what is not sent abroad.
    private static func `class`(_ franking: Franking, _ country: String) -> Class? {
        switch franking {
        case .prior: country == "BE" ? .prior : .priorInternational
        case .economy: country == "BE" ? .economy : nil
        case .registered: country == "BE" ? .registered : nil
        }
    }
}

/// By the administrator's own table; what the platform charges is its own word.
public struct PriceEstimate: Codable, Equatable, Sendable {
    public var amount: Euros
    /// Those the amount is of.
    public var letters: Int
    /// Those the table has no price for.
    public var lettersWithoutPrice: Int

    public init(amount: Euros, letters: Int, lettersWithoutPrice: Int) {
        self.amount = amount
        self.letters = letters
        self.lettersWithoutPrice = lettersWithoutPrice
    }
}
