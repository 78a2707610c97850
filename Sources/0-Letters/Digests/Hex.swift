import FoundationEssentials

/// Bytes as hexadecimal text, lower case when written, either case when read.
public enum Hex {
    public static func encode(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// nil where it is not whole bytes of hexadecimal digits.
    public static func decode(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// The header `Repr-Digest` (RFC 9530): `sha-256=:BASE64:`.
public enum ReprDigest {
    public static let headerName = "Repr-Digest"

    /// nil where `hex` is not a SHA-256 in hexadecimal.
    public static func value(sha256 hex: String) -> String? {
        guard let bytes = Hex.decode(hex), bytes.count == SHA256Digest.byteCount else { return nil }
        return "sha-256=:\(Data(bytes).base64EncodedString()):"
    }

    /// The SHA-256 among the header's digests, as lower case hexadecimal.
    public static func sha256(in header: String) -> String? {
        for part in header.split(separator: ",") {
            let item = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            guard item.lowercased().hasPrefix("sha-256=:"), item.hasSuffix(":"), item.count > 10 else { continue }
            let text = String(item.dropFirst(9).dropLast())
            guard let data = Data(base64Encoded: text), data.count == SHA256Digest.byteCount else { continue }
            return Hex.encode([UInt8](data))
        }
        return nil
    }
}
