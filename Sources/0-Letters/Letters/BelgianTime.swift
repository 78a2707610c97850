/// The clock of the service's offices: Central European Time, with summer time as directive 2000/84/EC fixes it
/// (from the last Sunday of March to the last Sunday of October, 01:00 UTC). Pure, so that filter and backend need no time zone files.
public struct BelgianTime: Equatable, Sendable {
    public var date: CivilDate
    /// Seconds since local midnight.
    public var secondOfDay: Int

    public init(date: CivilDate, secondOfDay: Int) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    public init(unixTime: Int64) {
        let local = unixTime + (Self.isSummer(unixTime) ? 7200 : 3600)
        let days = Int((local >= 0 ? local : local - 86_399) / 86_400)
        date = CivilDate(daysSinceEpoch: days)
        secondOfDay = Int(local - Int64(days) * 86_400)
    }

    public var isBeforeNoon: Bool { secondOfDay < 12 * 3600 }

    private static func isSummer(_ unixTime: Int64) -> Bool {
        let days = Int((unixTime >= 0 ? unixTime : unixTime - 86_399) / 86_400)
        let year = CivilDate(daysSinceEpoch: days).year
        return change(year, month: 3) <= unixTime && unixTime < change(year, month: 10)
    }

    private static func change(_ year: Int, month: Int) -> Int64 {
        let last = CivilDate(year: year, month: month, day: 31)
        return Int64(last.daysSinceEpoch - last.weekday) * 86_400 + 3600
    }
}
