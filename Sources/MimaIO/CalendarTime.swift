import Glibc

/// A moment in UTC, as people and files write it.
public struct CalendarTime: Equatable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public let secondsSinceEpoch: Int

    /// The moment so many seconds after 1970-01-01T00:00:00Z.
    public init(secondsSinceEpoch: Int) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The system's present time.
    public static var now: CalendarTime {
        CalendarTime(secondsSinceEpoch: time(nil))
    }

    /// The moment as RFC 3339 §5.6 writes it, such as "2026-11-24T11:19:27Z".
    public var rfc3339: String {
        let secondsPerDay = 86_400
        let second = ((secondsSinceEpoch % secondsPerDay) + secondsPerDay) % secondsPerDay
        let (year, month, day) = Self.date(daysSinceEpoch: (secondsSinceEpoch - second) / secondsPerDay)
        let date = "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))"
        let time = [second / 3600, second / 60 % 60, second % 60].map { Self.digits($0, 2) }.joined(separator: ":")
        return "\(date)T\(time)Z"
    }

    /// The Gregorian date. Years are counted from March, so that the leap day is a year's last, in cycles of 400
    /// years, which all have 146,097 days.
    private static func date(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        // From 0000-03-01.
        let days = daysSinceEpoch + 719_468
        let cycle = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfCycle = days - cycle * 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        // March to July and August to December both go 31, 30, 31, 30, 31 days.
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
