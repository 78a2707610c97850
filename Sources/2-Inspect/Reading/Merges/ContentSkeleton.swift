/// A line of a page's content without what its strings show and where they begin: of two lines with one skeleton, each draws what the other
/// draws, in the same way, but for other glyphs of the same fonts in other places. Nothing is read from it; a line that is not told for
/// certain has none.
struct ContentSkeleton {
    private(set) var bytes: [UInt8] = []
    /// The strings' codes in order, as numbers.
    private(set) var codes: [UInt32] = []
    private(set) var statements: [Statement] = []
    /// A dictionary may have the text that is to be read instead of what is shown.
    private(set) var hasDictionary = false

    /// An operator and what it is said of, in `bytes`.
    struct Statement {
        var operands: Range<Int>
        var operation: Range<Int>
    }

    /// How many bytes a code has.
    enum Width: Equatable {
        case one
        /// Or one; it is then told with its neighbour.
        case two
    }

    /// Of operands that have not met their operator, where each begins in `bytes`.
    private var operands: [Int] = []
    private var isNamed = false
    private var isInArray = false
    private let width: Width

    /// nil where a string is cut by the line's end or belongs to a name, or where the line holds a comment or an inline picture.
    init?(_ line: UnsafeRawBufferPointer, codes width: Width) {
        self.width = width
        bytes.reserveCapacity(line.count)
        var place = 0
        while place < line.count {
            switch line[place] {
            case 0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20: place += 1
            case UInt8(ascii: "("): guard takeLiteral(line, &place) else { return nil }
            case UInt8(ascii: "<"):
                let isDictionary = place + 1 < line.count && line[place + 1] == UInt8(ascii: "<")
                guard isDictionary ? takeDictionary(line, &place) : takeHexadecimal(line, &place) else { return nil }
            case UInt8(ascii: "["):
                guard !isInArray else { return nil }
                (isInArray, place) = (true, place + 1)
                bytes.append(UInt8(ascii: "["))
            case UInt8(ascii: "]"):
                guard isInArray else { return nil }
                (isInArray, place) = (false, place + 1)
            case UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "%"):
                return nil
            default: guard takeWord(line, &place) else { return nil }
            }
        }
        guard !isInArray else { return nil }
    }

    func operands(_ statement: Int) -> ArraySlice<UInt8> { bytes[statements[statement].operands] }

    /// Empty where there is no such statement.
    func operation(_ statement: Int) -> ArraySlice<UInt8> {
        statements.indices.contains(statement) ? bytes[statements[statement].operation] : []
    }

    /// Whether no operand waits for an operator.
    var isEnded: Bool { operands.isEmpty }

    /// What belongs to a mark, as it is.
    private mutating func takeDictionary(_ line: UnsafeRawBufferPointer, _ place: inout Int) -> Bool {
        let start = place
        place += 2
        while place < line.count, line[place] != UInt8(ascii: ">") {
            switch line[place] {
            case UInt8(ascii: "<"):
                // No dictionary in a dictionary.
                guard let end = line[place...].firstIndex(of: UInt8(ascii: ">")), end > place + 1,
                    line[place + 1] != UInt8(ascii: "<")
                else { return false }
                place = end
            case UInt8(ascii: "("):
                guard let end = line[place...].firstIndex(of: UInt8(ascii: ")")),
                    !line[place + 1..<end].contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "\\") })
                else { return false }
                place = end
            case UInt8(ascii: "%"): return false
            default: break
            }
            place += 1
        }
        guard !isInArray, place + 1 < line.count, line[place + 1] == UInt8(ascii: ">") else { return false }
        place += 2
        operands.append(bytes.count)
        bytes += line[start..<place]
        bytes.append(UInt8(ascii: " "))
        hasDictionary = true
        return true
    }

    private mutating func takeLiteral(_ line: UnsafeRawBufferPointer, _ place: inout Int) -> Bool {
        var string: [UInt8] = []
        var depth = 1
        place += 1
        while place < line.count {
            let byte = line[place]
            place += 1
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return add(string) }
            case UInt8(ascii: "\\"):
                guard let escaped = Self.escaped(line, &place) else { return false }
                string.append(escaped)
                continue
            default: break
            }
            string.append(byte)
        }
        return false
    }

    /// What stands behind a backslash.
    private static func escaped(_ line: UnsafeRawBufferPointer, _ place: inout Int) -> UInt8? {
        guard place < line.count else { return nil }
        let byte = line[place]
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return 0x0a
        case UInt8(ascii: "r"): return 0x0d
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0c
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value = Int(byte - 0x30)
            var digits = 1
            while digits < 3, place < line.count, (0x30...0x37).contains(line[place]) {
                value = value << 3 | Int(line[place] - 0x30)
                (digits, place) = (digits + 1, place + 1)
            }
            return UInt8(truncatingIfNeeded: value)
        default: return byte
        }
    }

    private mutating func takeHexadecimal(_ line: UnsafeRawBufferPointer, _ place: inout Int) -> Bool {
        var string: [UInt8] = []
        var half: UInt8?
        place += 1
        while place < line.count {
            let byte = line[place]
            place += 1
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
            case UInt8(ascii: ">"):
                if let half { string.append(half << 4) }
                return add(string)
            default: return false
            }
            if let high = half {
                string.append(high << 4 | digit)
                half = nil
            } else {
                half = digit
            }
        }
        return false
    }

    /// An array shows as many strings as one; elsewhere their number counts.
    private mutating func add(_ string: [UInt8]) -> Bool {
        guard !isNamed else { return false }
        if !isInArray {
            operands.append(bytes.count)
            bytes.append(UInt8(ascii: "("))
        }
        var place = 0
        while width == .two, place + 1 < string.count {
            codes.append(0x1_0000 | UInt32(string[place]) << 8 | UInt32(string[place + 1]))
            place += 2
        }
        codes += string[place...].lazy.map(UInt32.init)
        return true
    }

    /// A number, a name, an operator.
    private mutating func takeWord(_ line: UnsafeRawBufferPointer, _ place: inout Int) -> Bool {
        let start = place
        place += 1
        while place < line.count, !Self.endsWord(line[place]) { place += 1 }
        let word = UnsafeRawBufferPointer(rebasing: line[start..<place])
        switch word[0] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            guard Self.isNumber(word) else { return false }
            // Within an array it moves what follows.
            guard !isInArray else { return true }
            operands.append(bytes.count)
        case UInt8(ascii: "/"):
            guard !isInArray else { return false }
            operands.append(bytes.count)
            isNamed = true
        default:
            guard !isInArray, !Self.beginsPicture(word) else { return false }
            forgetPlace(before: word)
            let first = min(operands.first ?? bytes.count, bytes.count)
            statements.append(
                Statement(operands: first..<bytes.count, operation: bytes.count..<bytes.count + word.count))
            operands.removeAll(keepingCapacity: true)
            isNamed = false
        }
        bytes += word
        bytes.append(UInt8(ascii: " "))
        return true
    }

    /// The last two operands of these are where the line of text begins.
    private mutating func forgetPlace(before operation: UnsafeRawBufferPointer) {
        let count = operation.elementsEqual("Td".utf8) ? 2 : operation.elementsEqual("Tm".utf8) ? 6 : 0
        guard count > 0, operands.count == count else { return }
        bytes.removeSubrange(operands[count - 2]...)
    }

    /// Readers end a number where it can't go on, and begin an operator there.
    private static func isNumber(_ word: UnsafeRawBufferPointer) -> Bool {
        var digits = 0
        var points = 0
        for (index, byte) in word.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."): points += 1
            default: guard index == 0 else { return false }
            }
        }
        return digits > 0 && points <= 1
    }

    private static func beginsPicture(_ operation: UnsafeRawBufferPointer) -> Bool {
        operation.elementsEqual("BI".utf8) || operation.elementsEqual("ID".utf8)
    }

    /// Whether a picture may stand inline in the content: its bytes are no lines.
    static func mayHoldPicture(_ content: UnsafeRawBufferPointer) -> Bool {
        func endsBefore(_ place: Int) -> Bool { place >= content.count || endsWord(content[place]) }
        return content.indices.dropLast().contains { place in
            content[place] == UInt8(ascii: "B") && content[place + 1] == UInt8(ascii: "I") && endsBefore(place + 2)
                && (place == 0 || endsWord(content[place - 1]))
        }
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20: true
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            true
        default: false
        }
    }
}
