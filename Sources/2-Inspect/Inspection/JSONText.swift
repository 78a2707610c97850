import FoundationEssentials

/// JSON as it is written, a piece at a time, so that a long text is never held whole. Laid out as `JSONEncoder` does.
struct JSONText {
    private let isPretty: Bool
    private let take: (UnsafeRawBufferPointer) -> Void
    private var bytes: [UInt8] = []
    private var depth = 0
    /// Whether the open object or list has nothing in it yet.
    private var isEmpty = true

    /// Bytes that are handed on at once.
    private static let piece = 1 << 14

    /// - Parameter take: each piece, in order.
    init(pretty: Bool, to take: @escaping (UnsafeRawBufferPointer) -> Void) {
        isPretty = pretty
        self.take = take
        bytes.reserveCapacity(Self.piece + Self.piece / 4)
    }

    mutating func object(_ fields: (inout JSONText) throws -> Void) rethrows { try nest("{", "}", fields) }

    /// Hands on what is left.
    mutating func finish() {
        bytes.withUnsafeBytes(take)
        bytes.removeAll(keepingCapacity: true)
    }

    // MARK: Fields

    mutating func put(_ name: String, _ text: String?) {
        begin(name)
        if let text { append(text) } else { null() }
    }

    mutating func put(_ name: String, _ number: Int) {
        begin(name)
        append(number)
    }

    /// - Parameter object: nil puts `null`.
    mutating func put<Value>(_ name: String, object value: Value?, _ fields: (inout JSONText, Value) -> Void) {
        begin(name)
        if let value { object { fields(&$0, value) } } else { null() }
    }

    /// - Parameter items: nil puts `null`.
    mutating func put<Item>(_ name: String, list items: [Item]?, _ item: (inout JSONText, Item) -> Void) {
        begin(name)
        guard let items else { return null() }
        nest("[", "]") { list in
            for value in items {
                list.next()
                item(&list, value)
            }
        }
    }

    /// What is short is left to its own encoding.
    mutating func put(_ name: String, encoded value: some Encodable) throws {
        begin(name)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        for byte in try encoder.encode(value) {
            bytes.append(byte)
            // None but the layout's own stand in JSON.
            if byte == UInt8(ascii: "\n") { indent() }
        }
    }

    // MARK: Items

    mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: escape(byte)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func append(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// - Parameter number: finite.
    mutating func append(_ number: Double) {
        let digits = number.description
        bytes.append(contentsOf: digits.hasSuffix(".0") ? digits.dropLast(2).utf8 : digits[...].utf8)
    }

    private mutating func null() { bytes.append(contentsOf: "null".utf8) }

    private mutating func escape(_ byte: UInt8) {
        let short: StaticString? =
            switch byte {
            case 0x08: "\\b"
            case 0x09: "\\t"
            case 0x0a: "\\n"
            case 0x0c: "\\f"
            case 0x0d: "\\r"
            default: nil
            }
        if let short {
            short.withUTF8Buffer { bytes.append(contentsOf: $0) }
        } else {
            bytes.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u00").utf8)
            bytes.append(contentsOf: String(byte, radix: 16).utf8)
        }
    }

    // MARK: Layout

    private mutating func begin(_ name: String) {
        next()
        append(name)
        bytes.append(contentsOf: (isPretty ? " : " : ":").utf8)
    }

    private mutating func next() {
        if bytes.count >= Self.piece { finish() }
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
        line()
    }

    private mutating func nest(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ fill: (inout JSONText) throws -> Void
    ) rethrows {
        bytes.append(UInt8(ascii: open))
        depth += 1
        isEmpty = true
        try fill(&self)
        if isEmpty, isPretty { bytes.append(UInt8(ascii: "\n")) }
        depth -= 1
        isEmpty = false
        line()
        bytes.append(UInt8(ascii: close))
    }

    private mutating func line() {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        indent()
    }

    private mutating func indent() {
        for _ in 0..<(2 * depth) { bytes.append(UInt8(ascii: " ")) }
    }
}
