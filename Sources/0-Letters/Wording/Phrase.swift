import Letters

/// A status as the sentences use it: its values cleaned, shortened and written as the language writes them. A value that is missing
/// leaves out the words around it.
struct Phrase {
    let status: Status
    let language: Language

    init(_ status: Status, _ language: Language) {
        self.status = status
        self.language = language
    }

    var code: StatusCode { status.code }

    /// The value, where it is there and not empty.
    func value(_ key: StatusValue) -> String? {
        guard let raw = status.values[key] else { return nil }
        let clean = String(String.UnicodeScalarView(raw.unicodeScalars.map { isControl($0) ? " " : $0 }))
        guard clean.unicodeScalars.contains(where: { $0 != " " }) else { return nil }
        return Wording.clipped(clean, to: Self.longest(key))
    }

    /// `words` around the value, or nothing.
    func with(_ key: StatusValue, _ words: (String) -> String) -> String {
        value(key).map(words) ?? ""
    }

    /// The technical cause in brackets, or nothing.
    var detail: String { with(.detail) { " (\($0))" } }

    /// `215,9 × 279,4 mm`, or nil.
    var size: String? {
        guard let width = value(.width), let height = value(.height) else { return nil }
        return "\(number(width)) × \(number(height)) mm"
    }

    /// The country's ISO code, as people write the region: ` (DE)`.
    var country: String { with(.country) { " (\($0))" } }

    /// Belgium, or no country told.
    var isHome: Bool { (value(.country) ?? "BE") == "BE" }

    var envelope: String? {
        value(.envelope).map { raw in Envelope(rawValue: raw).map { Wording.name($0, language) } ?? raw }
    }

    /// A decimal point as the language writes it.
    func number(_ text: String) -> String {
        language == .en ? text : String(text.map { $0 == "." ? "," : $0 })
    }

    func number(_ value: Double) -> String {
        let tenths = Int((value.magnitude * 10).rounded())
        return number(tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)")
    }

    /// `4 mm to the left and 2.5 mm down`, or nil where it need not move.
    func move(left: String, right: String, up: String, down: String, and: String) -> String? {
        guard let move = status.move else { return nil }
        var parts: [String] = []
        if move.dx.magnitude >= 0.05 { parts.append("\(number(move.dx)) mm \(move.dx < 0 ? left : right)") }
        if move.dy.magnitude >= 0.05 { parts.append("\(number(move.dy)) mm \(move.dy < 0 ? up : down)") }
        return parts.isEmpty ? nil : parts.joined(separator: " \(and) ")
    }

    /// Where on the page: ` (x 0–3.5, y 12–60 mm)`, from the top left corner; or nothing.
    var area: String {
        guard let box = status.box else { return "" }
        return " (x \(number(box.x0))–\(number(box.x1)), y \(number(box.y0))–\(number(box.y1)) mm)"
    }

    /// The sentence behind its place: `Letter 2, page 3: …`.
    func placed(_ sentence: String) -> String {
        let words = Wording.placeWords(language)
        var place: [String] = []
        if let document = status.document { place.append("\(words.document) \(document)") }
        if let letter = status.letter { place.append("\(words.letter) \(letter)") }
        if let page = status.page { place.append("\(words.page) \(page)") }
        guard !place.isEmpty else { return sentence }
        let prefix = place.joined(separator: ", ")
        return prefix.prefix(1).uppercased() + prefix.dropFirst() + words.colon + lowered(sentence)
    }

    /// After a colon German keeps its capital; an abbreviation keeps it everywhere.
    private func lowered(_ sentence: String) -> String {
        guard language != .de, let second = sentence.dropFirst().first, !second.isUppercase else { return sentence }
        return sentence.prefix(1).lowercased() + sentence.dropFirst()
    }

    private func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }

    private static func longest(_ key: StatusValue) -> Int {
        switch key {
        case .detail, .path: 120
        // A list of names.
        case .allowed: 240
        default: 60
        }
    }
}
