import Documents
import Letters

extension PageLayout {
    /// Head and foot run on through a letter's pages; between them (millimetres from the top) a first page differs from the others.
    private static let body = 40.0...268.0
    /// Where a page says which it is.
    private static let margins = (head: 45.0, foot: 262.0)

    /// - Parameter text: of the whole page.
    init(_ text: PageText) {
        var words: [UInt32] = []
        var line: [PageText.Word] = []
        var digits = 0
        var place: Place?
        var hasSalutation = false
        text.eachWord { word in
            let scalars = text.scalars(of: word)
            if Self.body.contains(word.box.midY), words.count < WorkerMessage.mostWords {
                words.append(Self.number(scalars, word.box))
            }
            guard place == nil || !hasSalutation else { return }
            line.append(word)
            digits += scalars.count { ("0"..."9").contains($0) }
            guard word.endsLine else { return }
            func texts() -> [String] { line.map { String(String.UnicodeScalarView(text.scalars(of: $0))) } }
            // A place is two numbers, a salutation ends with a mark: most lines need no closer look.
            if place == nil, digits >= 2, let box = line.first?.box {
                place = Self.place(
                    texts(), isInMargin: box.midY < Self.margins.head || box.midY > Self.margins.foot)
            }
            if !hasSalutation, digits == 0, line.count <= 8, let mark = scalars.last,
                Salutation.endsLine(Character(mark)), Self.body.contains(word.box.midY)
            {
                hasSalutation = Self.isSalutation(texts())
            }
            line.removeAll(keepingCapacity: true)
            digits = 0
        }
        self.init(words: words, place: place, hasSalutation: hasSalutation)
    }

    /// FNV-1a over the word and its place, which two pages of one template share to a hair.
    private static func number(_ word: ArraySlice<Unicode.Scalar>, _ box: Box) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        func add(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        for scalar in word { for byte in UTF8.encode(scalar) ?? .init() { add(byte) } }
        add(UInt8(truncatingIfNeeded: Int(max(-1e4, min(1e4, box.x0 / 2)))))
        add(UInt8(truncatingIfNeeded: Int(max(-1e4, min(1e4, box.midY / 2)))))
        return hash
    }

    /// `Madame, Monsieur,`, `Geachte heer Peeters,`, `Sehr geehrte Damen und Herren,`, `Dear Sir or Madam,`: a line that begins with one of
    /// these words and ends with a comma, and holds no number.
    static func isSalutation(_ words: [String]) -> Bool {
        guard (1...8).contains(words.count), let first = words.first, let last = words.last?.last,
            Salutation.endsLine(last),
            !words.contains(where: { $0.contains(where: \.isNumber) })
        else { return false }
        return Salutation.begins(with: first)
    }

    private static let names: Set<String> = [
        "page", "pagina", "pag", "pg", "p", "blz", "bladzijde", "blad", "seite", "feuille", "feuillet", "sheet",
        "folio",
    ]
    private static let links: Set<String> = ["of", "van", "sur", "de", "von", "op", "aus", "/", "|"]

    /// `Page 2/3`, `Blz. 2 van 3`, `Seite 2 von 3`; without the word only in the page's head or foot, where it is no date or fraction.
    static func place(_ words: [String], isInMargin: Bool) -> Place? {
        var parts: [String] = []
        for word in words {
            var part = ""
            for character in word.lowercased() {
                if character == "/" || character == "|" || character == "-" || character == "–" {
                    if !part.isEmpty { parts.append(part) }
                    if character == "/" || character == "|" { parts.append(String(character)) }
                    part = ""
                } else if character != "." && character != ":" && character != "(" && character != ")" {
                    part.append(character)
                }
            }
            if !part.isEmpty { parts.append(part) }
        }
        let name = parts.firstIndex { names.contains($0) }
        let start = name.map { $0 + 1 } ?? 0
        // The word may stand among others; the bare numbers must stand alone.
        guard name != nil || (isInMargin && parts.count == 3), parts.count >= start + 3,
            links.contains(parts[start + 1]),
            let page = Int(parts[start]), let pages = Int(parts[start + 2]), page >= 1, pages >= page, pages <= 500
        else { return nil }
        return Place(page: page, of: pages)
    }
}
