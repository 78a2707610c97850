/// The bytes between worker and pool: little-endian, fixed widths. A frame is a tag (1 byte), a length (4 bytes) and that many bytes.
/// The reader believes nothing: every length is bounded before anything is made of it, and a number that is not finite is refused.
public enum Wire {
    /// No honest message is longer: a page's characters at their limit fit.
    static let longestPayload = 4 << 20
    static let headerLength = 5
}

/// The worker's reply is not what a worker says.
struct WireError: Error {}

struct WireWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ value: Double) { put(value.bitPattern) }

    /// Positions on a page: a float holds a thousandth of a millimetre.
    mutating func put(short value: Double) { put(Float(value).bitPattern) }

    /// At most 255 bytes of UTF-8; a longer text is cut between characters.
    mutating func put(_ text: String) {
        var cut = Substring(text)
        while cut.utf8.count > 255 { cut = cut.dropLast() }
        put(UInt8(cut.utf8.count))
        bytes.append(contentsOf: cut.utf8)
    }
}

struct WireReader {
    private let bytes: ArraySlice<UInt8>
    private var next: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        next = bytes.startIndex
    }

    var remaining: Int { bytes.endIndex - next }

    mutating func integer<Value: FixedWidthInteger>(_: Value.Type) throws(WireError) -> Value {
        let width = MemoryLayout<Value>.size
        guard remaining >= width else { throw WireError() }
        let value = bytes.withUnsafeBytes { all in
            all.loadUnaligned(fromByteOffset: next - bytes.startIndex, as: Value.self)
        }
        next += width
        return Value(littleEndian: value)
    }

    mutating func double() throws(WireError) -> Double {
        let value = Double(bitPattern: try integer(UInt64.self))
        guard value.isFinite else { throw WireError() }
        return value
    }

    mutating func short() throws(WireError) -> Double {
        let value = Double(Float(bitPattern: try integer(UInt32.self)))
        guard value.isFinite else { throw WireError() }
        return value
    }

    mutating func text() throws(WireError) -> String {
        let length = Int(try integer(UInt8.self))
        guard remaining >= length else { throw WireError() }
        if length == 1, bytes[next] < 0x80 {
            next += 1
            return Self.ascii[Int(bytes[next - 1])]
        }
        let part = bytes[next..<next + length]
        next += length
        guard let text = String(validating: part, as: UTF8.self) else { throw WireError() }
        return text
    }

    func expectEnd() throws(WireError) {
        guard remaining == 0 else { throw WireError() }
    }

    /// Most texts are one character of these.
    private static let ascii = (0..<0x80).map { String(Unicode.Scalar(UInt8($0))) }
}
