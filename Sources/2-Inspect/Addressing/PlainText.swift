/// What Swift tells of a text character by character, told by its bytes where each is, or begins, a character of its own.
extension StringProtocol {
    /// What spaces part.
    var words: [Substring] {
        // Below the table's end no scalar joins a space.
        guard utf8.allSatisfy(LatinText.isOfTable) else { return split(separator: " ").map { Substring($0) } }
        return Substring(self).utf8.split(separator: FoldedWords.space).map { Substring($0) }
    }

    var hasLetter: Bool { isASCII ? utf8.contains(where: \.isLetter) : contains(where: \.isLetter) }

    var hasNumber: Bool { isASCII ? utf8.contains(where: \.isDigit) : contains(where: \.isNumber) }

    var letterCount: Int { isASCII ? utf8.count(where: \.isLetter) : count(where: \.isLetter) }

    var numberCount: Int { isASCII ? utf8.count(where: \.isDigit) : count(where: \.isNumber) }

    /// Whether it has more characters than that.
    func isLonger(than limit: Int) -> Bool { utf8.count > limit && count > limit }

    private var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// Of ASCII.
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}

/// Words that others may end with, folded.
struct Endings {
    /// By their last letter.
    private var words: [UInt8: [String]] = [:]

    init(_ words: some Sequence<String>) {
        for word in words { if let last = word.utf8.last { self.words[last, default: []].append(word) } }
    }

    /// Whether the word ends with one of them.
    /// - Parameter fits: given how many letters stand before it.
    func end(_ word: String, where fits: (Int) -> Bool) -> Bool {
        guard let last = word.utf8.last, let candidates = words[last] else { return false }
        return candidates.contains { fits(word.utf8.count - $0.utf8.count) && word.hasSuffix($0) }
    }
}
