/// Most text is ASCII and the accented letters of western Europe: each of these scalars is a character of its own, whatever stands beside
/// it, and is cleaned and folded by a table.
extension LatinText {
    /// The table's end: below it no scalar joins another, but a line feed a carriage return, and both part words.
    private static let end: UInt32 = 0x180

    /// Whether cleaning would change nothing.
    static func isClean(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7f).contains($0) }
            || text.unicodeScalars.allSatisfy { scalar in
                switch scalar.value {
                // No-break spaces and soft hyphens become plain ones.
                case 0xa0, 0xad: false
                case 0x20..<0x7f, 0xa1..<end: true
                default: false
                }
            }
    }

    /// Whether the byte is of a scalar in the table: two bytes of UTF-8 are below its end up to this first one.
    static func isOfTable(_ byte: UInt8) -> Bool { byte <= 0xc5 }

    /// nil where the text holds other scalars than the table's.
    static func foldedByTable(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.allSatisfy(isOfTable) else { return nil }
            var words = FoldedWords()
            words.reserve(bytes.count)
            var index = 0
            while index < bytes.count {
                let first = bytes[index]
                if first < 0x80 {
                    words.add(ascii[Int(first)])
                    index += 1
                } else {
                    words.add(folds[Int(first & 0x1f) << 6 | Int(bytes[index + 1] & 0x3f)])
                    index += 2
                }
            }
            return String(decoding: words.bytes, as: UTF8.self)
        }
    }

    /// What each scalar adds to folded text.
    private static let folds: [[UInt8]] = (0..<end).map { value in
        guard let scalar = Unicode.Scalar(value) else { return [] }
        return cleaned(String(scalar)).uppercased().flatMap(pieces)
    }

    /// The same for ASCII, where each adds one byte at most; 0 for none.
    private static let ascii: [UInt8] = (0..<0x80).map { folds[$0].first ?? 0 }
}

/// Folded text as it grows: one space between two words.
struct FoldedWords {
    static let space = UInt8(ascii: " ")

    private(set) var bytes: [UInt8] = []
    private var isParted = false

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func add(_ pieces: [UInt8]) { for byte in pieces { add(byte) } }

    /// - Parameter byte: 0 adds nothing.
    @inline(__always)
    mutating func add(_ byte: UInt8) {
        guard byte != Self.space else {
            isParted = !bytes.isEmpty
            return
        }
        guard byte != 0 else { return }
        if isParted { bytes.append(Self.space) }
        isParted = false
        bytes.append(byte)
    }
}
