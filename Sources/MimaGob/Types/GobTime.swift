/// A time.Time of Go: a moment with its nanoseconds, and the offset of its zone.
public struct GobTime: Sendable, Hashable, Codable {
    /// Seconds since 1970-01-01 00:00:00 UTC.
    public var seconds: Int64
    /// 0 to 999,999,999.
    public var nanoseconds: Int32
    /// The offset from UTC in seconds; nil for UTC itself.
    public var offsetSeconds: Int?

    /// Makes a time.
    public init(seconds: Int64, nanoseconds: Int32, offsetSeconds: Int? = nil) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.offsetSeconds = offsetSeconds
    }

    /// Seconds between 0001-01-01, where Go begins to count, and 1970-01-01.
    static let epoch: Int64 = 62_135_596_800

    /// Go's zero time: 0001-01-01 00:00:00 UTC.
    public static let zero = GobTime(seconds: -epoch, nanoseconds: 0)

    /// Reads what Go's MarshalBinary writes: a version, 8 bytes of seconds since year 1, 4 of nanoseconds, 2 of the
    /// offset in minutes, and in version 2 a byte of seconds. Nil when it is something else.
    public init?(_ bytes: [UInt8]) { self.init(bytes.span) }

    /// The same of a span.
    public init?(_ bytes: Span<UInt8>) {
        guard bytes.count == 15 && bytes[0] == 1 || bytes.count == 16 && bytes[0] == 2 else { return nil }
        var seconds: UInt64 = 0
        for index in 1..<9 { seconds = seconds << 8 | UInt64(bytes[index]) }
        var nanoseconds: UInt32 = 0
        for index in 9..<13 { nanoseconds = nanoseconds << 8 | UInt32(bytes[index]) }
        let minutes = Int16(bitPattern: UInt16(bytes[13]) << 8 | UInt16(bytes[14]))
        let (value, overflows) = Int64(bitPattern: seconds).subtractingReportingOverflow(Self.epoch)
        guard nanoseconds < 1_000_000_000, !overflows else { return nil }
        self.seconds = value
        self.nanoseconds = Int32(nanoseconds)
        let rest = bytes.count == 16 ? Int(Int8(bitPattern: bytes[15])) : 0
        offsetSeconds = minutes == -1 ? nil : Int(minutes) * 60 + rest
    }

    /// The numbers in what Go's MarshalBinary writes; nil when the seconds or the offset are beyond its range.
    private var parts: (seconds: Int64, minutes: Int16, rest: Int)? {
        let (value, overflows) = seconds.addingReportingOverflow(Self.epoch)
        if overflows { return nil }
        guard let offsetSeconds else { return (value, -1, 0) }
        let (minutes, rest) = offsetSeconds.quotientAndRemainder(dividingBy: 60)
        // Go takes -1 for UTC.
        guard let minutes = Int16(exactly: minutes), minutes != -1 else { return nil }
        return (value, minutes, rest)
    }

    /// What Go's MarshalBinary writes; nil when the seconds or the offset are beyond its range.
    public var bytes: [UInt8]? {
        var output = WireOutput(capacity: 32)
        guard write(&output) else { return nil }
        return Array(output.bytes.dropFirst())
    }

    /// Writes the same after its length; false when it is beyond the range.
    func write(_ output: inout WireOutput) -> Bool {
        guard let (seconds, minutes, rest) = parts else { return false }
        output.byte(rest == 0 ? 15 : 16)
        output.byte(rest == 0 ? 1 : 2)
        output.bigEndian(UInt64(bitPattern: seconds), byteCount: 8)
        output.bigEndian(UInt64(UInt32(bitPattern: nanoseconds)), byteCount: 4)
        output.bigEndian(UInt64(UInt16(bitPattern: minutes)), byteCount: 2)
        if rest != 0 { output.byte(UInt8(bitPattern: Int8(rest))) }
        return true
    }
}

extension GobTime: CustomStringConvertible {
    /// As RFC 3339 §5.6 has it, with as many digits of the second as are needed.
    public var description: String {
        let (local, _) = seconds.addingReportingOverflow(Int64(offsetSeconds ?? 0))
        var (day, second) = local.quotientAndRemainder(dividingBy: 86_400)
        if second < 0 { (day, second) = (day - 1, second + 86_400) }
        let (year, month, dayOfMonth) = Self.date(daysSince1970: day)
        var text = "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(dayOfMonth, 2))T"
        text += "\(Self.digits(second / 3600, 2)):\(Self.digits(second / 60 % 60, 2)):\(Self.digits(second % 60, 2))"
        if nanoseconds > 0 {
            var digits = Self.digits(Int64(nanoseconds), 9)
            while digits.hasSuffix("0") { digits.removeLast() }
            text += ".\(digits)"
        }
        guard let offsetSeconds else { return text + "Z" }
        let offset = Int64(offsetSeconds.magnitude)
        text += "\(offsetSeconds < 0 ? "-" : "+")\(Self.digits(offset / 3600, 2)):\(Self.digits(offset / 60 % 60, 2))"
        return offset % 60 == 0 ? text : "\(text):\(Self.digits(offset % 60, 2))"
    }

    private static func digits(_ value: Int64, _ count: Int) -> String {
        let digits = "\(value.magnitude)"
        let zeros = String(repeating: "0", count: max(0, count - digits.count))
        return (value < 0 ? "-" : "") + zeros + digits
    }

    /// The proleptic Gregorian date: in eras of 400 years, each year beginning with March.
    private static func date(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
