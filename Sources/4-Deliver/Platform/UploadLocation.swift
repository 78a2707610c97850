/// Where an upload lives, as a path behind the platform's base URL: it stays right when the platform's port or name changes.
enum UploadLocation {
    /// nil for another server.
    static func path(_ location: String, base: String) -> String? {
        guard let origin = origin(of: base) else { return nil }
        var path = location
        if location.lowercased().hasPrefix("https://") {
            guard self.origin(of: location)?.lowercased() == origin.lowercased() else { return nil }
            path = String(location.dropFirst(origin.count))
        }
        guard path.hasPrefix("/"), !path.hasPrefix("//") else { return nil }
        let prefix = base.dropFirst(origin.count)
        guard path.hasPrefix(prefix) else { return nil }
        return String(path.dropFirst(prefix.count))
    }

    /// Scheme, host and port.
    private static func origin(of url: String) -> String? {
        guard url.lowercased().hasPrefix("https://") else { return nil }
        let rest = url.dropFirst("https://".count)
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        return rest[..<end].isEmpty ? nil : String(url[..<end])
    }

    /// For one part of a query or path: everything but unreserved characters is escaped.
    static func queryEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(Character(UnicodeScalar(byte)))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (hex.count == 1 ? "0" + hex : hex)
            }
        }
        return encoded
    }
}
