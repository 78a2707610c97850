/// The words a letter greets its reader with: none belongs to an address, and a page that has them begins a letter.
public enum Salutation {
    /// Whether a line that begins with this word, and ends with one of `marks`, greets somebody: `Chère`, `SEHR`, `Dear`. Capitals and
    /// accents do not count.
    public static func begins(with word: some StringProtocol) -> Bool {
        let letters = word.uppercased().filter(\.isLetter).map { $0 == "È" ? "E" : $0 }
        return words.contains(String(letters))
    }

    public static func endsLine(_ character: Character) -> Bool { ",!:".contains(character) }

    private static let words: Set<String> = [
        "MONSIEUR", "MADAME", "MESSIEURS", "MESDAMES", "MADEMOISELLE", "CHER", "CHERE", "CHERS", "CHERES", "BONJOUR",
        "GEACHTE", "BESTE", "MIJNHEER", "MEVROUW", "DAG", "GOEDENDAG", "WAARDE", "HOOGGEACHTE", "HOI",
        "SEHR", "LIEBE", "LIEBER", "LIEBES", "GUTEN", "HALLO", "WERTE", "WERTER",
        "DEAR", "HELLO", "HI", "SIR", "SIRS", "MADAM",
    ]
}
