import Letters

/// `Retry-After` (RFC 9110): seconds, or a date; obeyed up to 24 hours.
enum RetryAfter {
    static let cap = 86_400.0

    /// Seconds from now; nil where the header is not understood. `now` is Unix time.
    static func seconds(_ value: String?, now: Double) -> Double? {
        guard let value else { return nil }
        let digits = value.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if digits, !value.isEmpty { return min(cap, Double(value) ?? cap) }
        return unixTime(value).map { min(cap, max(0, $0 - now)) }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, the only form a server may write.
    static func unixTime(_ text: String) -> Double? {
        let parts = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
            let month = months.firstIndex(of: String(parts[2])), (1...31).contains(day), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").map { Int($0) ?? -1 }
        guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let days = CivilDate(year: year, month: month + 1, day: day).daysSinceEpoch
        return Double(days * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
    }
}
