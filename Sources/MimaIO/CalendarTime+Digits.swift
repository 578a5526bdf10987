import Glibc

extension CalendarTime {
    /// Reads a moment as OpenSSH writes it: YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS, in the system's time zone, or in UTC
    /// with a Z behind. Nil when the text is something else or no date.
    public init?(digits text: String) {
        var characters = Array(text.utf8)
        let isUTC = characters.last == UInt8(ascii: "Z")
        if isUTC { characters.removeLast() }
        guard [8, 12, 14].contains(characters.count),
            characters.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        let digits = characters.map { Int($0 - UInt8(ascii: "0")) } + [Int](repeating: 0, count: 14 - characters.count)
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let date = (year: number(0..<4), month: number(4..<6), day: number(6..<8))
        let time = (hour: number(8..<10), minute: number(10..<12), second: number(12..<14))
        guard date.year >= 1970, (1...12).contains(date.month), (1...31).contains(date.day) else { return nil }
        guard time.hour < 24, time.minute < 60, time.second < 60 else { return nil }
        var parts = unsafe tm()
        unsafe parts.tm_year = Int32(date.year - 1900)
        unsafe parts.tm_mon = Int32(date.month - 1)
        unsafe parts.tm_mday = Int32(date.day)
        unsafe parts.tm_hour = Int32(time.hour)
        unsafe parts.tm_min = Int32(time.minute)
        unsafe parts.tm_sec = Int32(time.second)
        // Whether it is summer time is for the system to know.
        unsafe parts.tm_isdst = -1
        let seconds = unsafe isUTC ? timegm(&parts) : mktime(&parts)
        // A day that the month does not have has become one of the next.
        guard unsafe parts.tm_mday == Int32(date.day) else { return nil }
        self.init(secondsSinceEpoch: seconds)
    }
}
