import Letters

/// What makes the reading of an address's lines uncertain although its words fit.
extension AddressParser {
    static func doubts(_ block: TextBlock, _ used: [Int], postcodeLine: Int?) -> [Status] {
        let lines = used.map { block.lines[$0] }
        var findings: [Status] = []
        if let scalar = lines.lazy.flatMap({ $0.text.unicodeScalars }).first(where: { !isCertain($0) }) {
            findings.append(Status(.addressCharacters, [.character: name(of: scalar)]))
        } else if let sign = lines.lazy.compactMap({ strayed(in: $0.text) }).first {
            findings.append(Status(.addressCharacters, [.character: name(of: sign)]))
        } else if lines.contains(where: \.isOverprinted) {
            findings.append(Status(.addressCharacters))
        }
        if lines.count > most { findings.append(Status(.addressTooLong, [.count: "\(lines.count)"])) }
        let isRagged = block.isTabular || !isOfOneSize(lines) || !isEvenlySpaced(lines, used, postcodeLine)
        let isLoose = lines.contains { $0.hasWideGap || $0.isLetterSpaced || $0.text.isLonger(than: 70) }
        let isNumbered =
            used.contains { $0 != postcodeLine && !block.lines[$0].text.hasLetter }
            || lines.first.map(isCode) == true
        if isRagged || isLoose || isNumbered { findings.append(Status(.addressUncertain)) }
        return findings
    }

    /// A mailing's number in the name's place: `000123-456`, `K0012345`.
    private static func isCode(_ line: TextSegment) -> Bool {
        let letters = line.text.letterCount
        let digits = line.text.numberCount
        return letters < 2 || (!line.text.contains(" ") && digits >= 2 && digits >= letters)
    }

    /// Latin letters, digits and the marks of addresses. Anything else was perhaps not what the page shows.
    private static func isCertain(_ scalar: Unicode.Scalar) -> Bool {
        if LatinText.isLatinLetter(scalar) { return true }
        return scalar.value >= 0x30 && scalar.value <= 0x39
            || " .,'-–—/&()+:;\"°ºª#!?*«»„“”_".unicodeScalars.contains(scalar)
    }

    /// A sign within or at the end of a word where none belongs, or half a pair of quotation marks: a font without a map of its codes, as
    /// TeX's bitmaps are, names signs for the letters of Central Europe. `n°`, `5ª`, `Mª` and `C&A` are in place.
    private static func strayed(in line: String) -> Unicode.Scalar? {
        let scalars = Array(line.unicodeScalars)
        func isLetter(_ index: Int) -> Bool {
            scalars.indices.contains(index) && scalars[index].properties.isAlphabetic && !signs.contains(scalars[index])
        }
        func isSmall(_ index: Int) -> Bool { isLetter(index) && scalars[index].properties.isLowercase }
        for (index, scalar) in scalars.enumerated() where signs.contains(scalar) {
            let isIn = isLetter(index - 1) && isLetter(index + 1)
            switch scalar {
            case "ª", "º", "°":
                let isDigit = index > 0 && ("0"..."9").contains(scalars[index - 1])
                let isAbbreviated =
                    isLetter(index - 1) && !isLetter(index - 2)
                    && (!isSmall(index - 1) || scalars[index - 1] == "n") && !isSmall(index + 1)
                if !isDigit, !isAbbreviated, isLetter(index - 1) || isLetter(index + 1) { return scalar }
            case "«", "»":
                let others = scalars.count { $0 == (scalar == "«" ? "»" : "«") }
                if isIn || others != scalars.count(where: { $0 == scalar }) { return scalar }
            default: if isIn { return scalar }
            }
        }
        return nil
    }

    private static let signs: Set<Unicode.Scalar> = ["ª", "º", "°", "«", "»", "_", "!", "?", "*", "#"]

    /// `U+FFFD`: the character itself would show a piece of the address.
    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// A line in letters of another size may be a heading. A bold face's boxes may be higher or lower than the others of its size: above
    /// the street or the like a person's name is one.
    private static func isOfOneSize(_ lines: [TextSegment]) -> Bool {
        let usual = TextSegment.median(lines.map(\.height))
        func differs(_ line: TextSegment, by share: Double) -> Bool { abs(line.height - usual) > share * usual }
        guard let first = lines.first, lines.dropFirst().allSatisfy({ !differs($0, by: 0.15) }) else { return false }
        if !differs(first, by: 0.15) { return true }
        return lines.count >= 3 && !differs(first, by: 0.25) && RecipientLine(first.text) == .person
            && (StreetLine.isSurelyOne(lines[1].text) || !RecipientLine(lines[1].text).isCertainFirst)
    }

    /// One empty line may stand before the postcode's line or the country's; elsewhere a gap parts the address from something else.
    private static func isEvenlySpaced(_ lines: [TextSegment], _ used: [Int], _ postcodeLine: Int?) -> Bool {
        guard lines.count >= 3 else { return true }
        let pitches = zip(lines, lines.dropFirst()).map { $1.box.midY - $0.box.midY }
        let usual = pitches.min() ?? 0
        return pitches.enumerated().allSatisfy { position, pitch in
            if let postcodeLine, used[position + 1] >= postcodeLine { return true }
            return pitch <= 1.45 * usual || TextBlock.mayBeParted(lines[position], lines[position + 1])
        }
    }
}
