public import Letters

/// The administrator's own address windows: `"NAME=X0,Y0,X1,Y1/X0,Y0,X1,Y1"`, inner and outer.
public struct OwnWindows: SettingValue {
    public var profiles: [WindowProfile]

    public init(_ profiles: [WindowProfile]) { self.profiles = profiles }

    public static var form: String { "[\"NAME=X0,Y0,X1,Y1/X0,Y0,X1,Y1\", …], NAME of a-z, 0-9, -, no shipped window's" }

    public init?(data: SettingData) {
        guard case .texts(let texts) = data else { return nil }
        profiles = []
        for text in texts {
            guard let mark = text.firstIndex(of: "=") else { return nil }
            let name = text[..<mark].filter { $0 != " " }
            let measures = text[text.index(after: mark)...].filter { $0 != " " }
            guard Self.isName(name), WindowProfile.named(name, among: profiles) == nil,
                let profile = WindowProfile.measured(measures, name: name)
            else { return nil }
            profiles.append(profile)
        }
    }

    public var written: String {
        profiles.map { "\($0.name)=\(Self.text($0.inner))/\(Self.text($0.outer))" }.written
    }

    private static func isName(_ name: String) -> Bool {
        (1...40).contains(name.utf8.count) && name.first?.isLetter == true
            && name.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
            }
    }

    private static func text(_ box: Box) -> String {
        [box.x0, box.y0, box.x1, box.y1].map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }.joined(separator: ",")
    }
}

/// `"prior 6 1.85"`: what a letter of up to so many sheets costs, by its franking.
public struct LetterPrices: SettingValue {
    public var rows: [Tariff.LetterPrice]

    public init(_ rows: [Tariff.LetterPrice]) { self.rows = rows }

    public static var form: String {
        "[\"FRANKING SHEETS EUROS\", …], FRANKING \(Tariff.Class.allCases.map(\.rawValue).joined(separator: ", ")), SHEETS 1 … \(Envelope.c4.capacity)"
    }

    public init?(data: SettingData) {
        guard case .texts(let texts) = data else { return nil }
        rows = []
        for text in texts {
            let words = text.split(separator: " ")
            guard words.count == 3, let franking = Tariff.Class(rawValue: String(words[0])),
                let sheets = Int(words[1]), (1...Envelope.c4.capacity).contains(sheets),
                let price = Euros(text: words[2]),
                !rows.contains(where: { $0.franking == franking && $0.sheets == sheets })
            else { return nil }
            rows.append(Tariff.LetterPrice(franking: franking, sheets: sheets, price: price))
        }
    }

    public var written: String { rows.map { "\($0.franking.rawValue) \($0.sheets) \($0.price.text)" }.written }
}

/// `"mono two 0.08"`: what a sheet costs, by its print.
public struct SheetPrices: SettingValue {
    public var rows: [Tariff.SheetPrice]

    public init(_ rows: [Tariff.SheetPrice]) { self.rows = rows }

    public static var form: String { "[\"mono|colour one|two EUROS\", …]" }

    public init?(data: SettingData) {
        guard case .texts(let texts) = data else { return nil }
        rows = []
        for text in texts {
            let words = text.split(separator: " ")
            guard words.count == 3, let colour = Colour(rawValue: String(words[0])),
                let sides = Sides(rawValue: String(words[1])), let price = Euros(text: words[2]),
                !rows.contains(where: { $0.colour == colour && $0.sides == sides })
            else { return nil }
            rows.append(Tariff.SheetPrice(colour: colour, sides: sides, price: price))
        }
    }

    public var written: String { rows.map { "\($0.colour.rawValue) \($0.sides.rawValue) \($0.price.text)" }.written }
}

extension Settings {
    public var inspection: InspectionSettings {
        InspectionSettings(
            windows: self.ownWindows.profiles,
            tariff: Tariff(
                letters: self.tariffLetters.rows, sheets: self.tariffSheets.rows,
                acknowledgement: Euros(text: self.tariffAcknowledgement)))
    }
}
