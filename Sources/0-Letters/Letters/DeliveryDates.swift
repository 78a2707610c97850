/// When the post should deliver (docs: product, delivery). Working days are Monday to Friday but for Belgium's legal holidays.
public enum DeliveryDates {
    /// Prior and registered: the next working day when submitted before noon of a working day, else one more; preferential: three.
    /// nil abroad, where it depends on the country.
    public static func expected(_ franking: Franking, country: String, submitted: BelgianTime) -> CivilDate? {
        guard country == "BE" else { return nil }
        let inTime = isWorkingDay(submitted.date) && submitted.isBeforeNoon
        let days =
            switch franking {
            case .prior, .registered: inTime ? 1 : 2
            case .economy: 3
            }
        return workingDay(days, after: submitted.date)
    }

    public static func workingDay(_ count: Int, after date: CivilDate) -> CivilDate {
        var day = date
        var left = count
        while left > 0 {
            day = day.adding(days: 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    public static func isWorkingDay(_ date: CivilDate) -> Bool {
        (1...5).contains(date.weekday) && !holidays(in: date.year).contains(date)
    }

    /// The ten legal holidays of Belgium (law of 4 January 1974, royal decree of 18 April 1974).
    public static func holidays(in year: Int) -> Set<CivilDate> {
        let easter = easterSunday(year)
        let fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
        return Set(
            fixed.map { CivilDate(year: year, month: $0.0, day: $0.1) }
                + [1, 39, 50].map { easter.adding(days: $0) })
    }

    /// The Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8).
    static func easterSunday(_ year: Int) -> CivilDate {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return CivilDate(year: year, month: f / 31, day: f % 31 + 1)
    }
}
