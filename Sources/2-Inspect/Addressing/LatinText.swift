/// Text as a person reads it: the many codes of one letter made one.
enum LatinText {
    /// Short words, as in `'s-HERTOGENBOSCH` and `CHALON s/ SAÔNE`, do not count.
    static func isInCapitals(_ text: String) -> Bool {
        !text.split { " -'/()".contains($0) }.contains { $0.count >= 3 && $0.contains(where: \.isLowercase) }
    }

    /// Ligatures are taken apart, letters and accents composed, typographic apostrophes, hyphens and spaces made plain; what has no
    /// width disappears.
    static func cleaned(_ text: String) -> String {
        guard !isClean(text) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for character in text {
            if let plain = replacements[character] {
                result += plain
            } else if let composed = composed[dotted(character)] {
                result.unicodeScalars.append(composed)
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// An accent set on a dotless i, as TeX does, replaces the dot.
    private static func dotted(_ character: Character) -> Character {
        let scalars = character.unicodeScalars
        guard scalars.count > 1, scalars.first == "\u{131}" else { return character }
        return Character("i" + String(String.UnicodeScalarView(scalars.dropFirst())))
    }

    /// For comparing names: capitals without accents, words separated by one space, points and apostrophes gone.
    static func folded(_ text: String) -> String {
        if let folded = foldedByTable(text) { return folded }
        var words = FoldedWords()
        for character in cleaned(text).uppercased() { words.add(pieces(of: character)) }
        return String(decoding: words.bytes, as: UTF8.self)
    }

    /// What a capital adds to folded text: its letters, nothing, or a space where it parts words.
    static func pieces(of character: Character) -> [UInt8] {
        if let letter = plainLetter(character) { return Array(letter.utf8) }
        return character == "." ? [] : [FoldedWords.space]
    }

    /// A letter or digit of the Latin script as plain capitals; nil for everything else.
    private static func plainLetter(_ character: Character) -> String? {
        if character.isASCII { return character.isLetter || character.isNumber ? String(character) : nil }
        return unaccented[character] ?? special[character]
    }

    /// Letters of the Latin script, with every accent that European languages write.
    static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF, 0xAA, 0xBA: true
        default: false
        }
    }

    private static let replacements: [Character: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl", "\u{FB05}": "st",
        "\u{FB06}": "st",
        "\u{2019}": "'", "\u{2018}": "'", "\u{201B}": "'", "\u{2BC}": "'", "\u{2032}": "'",
        "\u{AD}": "-", "\u{2010}": "-", "\u{2011}": "-", "\u{2212}": "-",
        "\u{A0}": " ", "\u{2002}": " ", "\u{2003}": " ", "\u{2004}": " ",
        "\u{2005}": " ", "\u{2006}": " ", "\u{2007}": " ", "\u{2008}": " ", "\u{2009}": " ", "\u{200A}": " ",
        "\u{202F}": " ", "\u{205F}": " ", "\u{3000}": " ", "\t": " ",
        "\u{200B}": "", "\u{200C}": "", "\u{200D}": "", "\u{2060}": "", "\u{FEFF}": "",
    ]

    private static let special: [Character: String] = [
        "Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ł": "L", "Ð": "D", "Þ": "TH", "Ħ": "H", "Ŧ": "T", "ẞ": "SS",
        "ß": "SS",
        "Ĳ": "IJ", "ĳ": "IJ",
    ]

    /// Every precomposed Latin letter, found also by its letter and accent: characters compare by canonical equivalence.
    private static let composed: [Character: Unicode.Scalar] = {
        var table: [Character: Unicode.Scalar] = [:]
        for range in [0xC0...0x24F, 0x1E00...0x1EFF] as [ClosedRange<UInt32>] {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                table[Character(scalar)] = scalar
            }
        }
        return table
    }()

    /// A capital with one of the accents that European languages write → the capital alone.
    private static let unaccented: [Character: String] = {
        let accents: [Unicode.Scalar] = [
            "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{30A}",
            "\u{30B}",
            "\u{30C}", "\u{31B}", "\u{323}", "\u{326}", "\u{327}", "\u{328}",
        ]
        var table: [Character: String] = [:]
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
            for accent in accents {
                var text = String(letter)
                text.unicodeScalars.append(accent)
                table[Character(text)] = String(letter)
            }
        }
        return table
    }()
}
