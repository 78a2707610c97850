import Letters
import Testing

@Suite struct DatesTests {
    @Test func daysAndWeekdaysOfTheCalendar() {
        #expect(CivilDate(daysSinceEpoch: 0) == CivilDate(year: 1970, month: 1, day: 1))
        #expect(CivilDate(year: 1970, month: 1, day: 1).weekday == 4)
        #expect(CivilDate(year: 2026, month: 11, day: 24).weekday == 2)
        #expect(CivilDate(year: 2000, month: 2, day: 29).adding(days: 1) == CivilDate(year: 2000, month: 3, day: 1))
        #expect(CivilDate(year: 1900, month: 2, day: 28).adding(days: 1) == CivilDate(year: 1900, month: 3, day: 1))
        for days in stride(from: -200_000, through: 200_000, by: 97) {
            #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
        }
    }

    @Test func datesAreWrittenAndReadStrictly() {
        #expect(CivilDate(year: 2026, month: 3, day: 9).description == "2026-03-09")
        #expect(CivilDate("2026-03-09") == CivilDate(year: 2026, month: 3, day: 9))
        for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4", "", "x-y-z", "2026-04-10-1"] {
            #expect(CivilDate(wrong) == nil, "\(wrong)")
        }
    }

    /// Legal holidays as published for these years.
    @Test func holidaysOfKnownYears() {
        let known: [Int: [String]] = [
            2024: ["04-01", "05-09", "05-20"], 2025: ["04-21", "05-29", "06-09"], 2026: ["04-06", "05-14", "05-25"],
            2027: ["03-29", "05-06", "05-17"], 2038: ["04-26", "06-03", "06-14"],
        ]
        let fixed = ["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"]
        for (year, moving) in known {
            #expect(
                Set(DeliveryDates.holidays(in: year).map(\.description))
                    == Set((fixed + moving).map { "\(year)-\($0)" }))
        }
    }

    @Test(arguments: [
        // Submitted, second of the day, franking, delivered.
        ("2026-11-24", 11 * 3600 + 3599, Franking.prior, "2026-11-25"),
        ("2026-11-24", 12 * 3600, .prior, "2026-11-26"),
        ("2026-11-24", 9 * 3600, .registered, "2026-11-25"),
        ("2026-11-24", 9 * 3600, .economy, "2026-11-27"),
        ("2026-11-24", 13 * 3600, .economy, "2026-11-27"),
        // Friday evening: not Monday, but Tuesday.
        ("2026-11-27", 18 * 3600, .prior, "2026-12-01"),
        // Saturday morning is no working day's morning.
        ("2026-11-28", 9 * 3600, .prior, "2026-12-01"),
        // Armistice.
        ("2026-11-10", 9 * 3600, .prior, "2026-11-12"),
        ("2026-12-24", 9 * 3600, .prior, "2026-12-28"),
        ("2026-12-31", 15 * 3600, .economy, "2027-01-06"),
    ])
    func expectedDelivery(_ day: String, _ second: Int, _ franking: Franking, _ delivered: String) throws {
        let submitted = BelgianTime(date: try #require(CivilDate(day)), secondOfDay: second)
        #expect(DeliveryDates.expected(franking, country: "BE", submitted: submitted)?.description == delivered)
        #expect(DeliveryDates.expected(franking, country: "FR", submitted: submitted) == nil)
    }

    /// The edges of summer time, in UTC seconds (`date -u +%s`).
    @Test(arguments: [
        (Int64(1_774_745_999), "2026-03-29", 1 * 3600 + 3599),  // 00:59:59 UTC, 01:59:59 in Brussels
        (1_774_746_000, "2026-03-29", 3 * 3600),  // 01:00 UTC: 03:00
        (1_792_889_999, "2026-10-25", 2 * 3600 + 3599),  // 00:59:59 UTC: 02:59:59 summer time
        (1_792_890_000, "2026-10-25", 2 * 3600),  // 01:00 UTC: 02:00 winter time
        (1_798_757_999, "2026-12-31", 23 * 3600 + 3599),  // 22:59:59 UTC
        (1_798_758_000, "2027-01-01", 0),  // 23:00 UTC: the new year
        (-1, "1970-01-01", 3599),
    ])
    func brusselsTime(_ unix: Int64, _ day: String, _ second: Int) {
        let time = BelgianTime(unixTime: unix)
        #expect(time.date.description == day)
        #expect(time.secondOfDay == second)
    }

    @Test func noonIsTheCutOff() {
        let date = CivilDate(year: 2026, month: 11, day: 24)
        #expect(BelgianTime(date: date, secondOfDay: 43_199).isBeforeNoon)
        #expect(!BelgianTime(date: date, secondOfDay: 43_200).isBeforeNoon)
    }
}
