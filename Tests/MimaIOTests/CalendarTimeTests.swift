import MimaIO
import Testing

@Suite("CalendarTime")
struct CalendarTimeTests {
    // Expected values: GNU date -u -d @SECONDS +%FT%TZ.
    @Test(
        "is written as RFC 3339 has it",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"), (1_709_164_800, "2024-02-29T00:00:00Z"),
            (1_767_225_599, "2025-12-31T23:59:59Z"), (1_795_519_167, "2026-11-24T11:19:27Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (-2_203_891_200, "1900-03-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
        ]
    )
    func rfc3339(seconds: Int, text: String) {
        #expect(CalendarTime(secondsSinceEpoch: seconds).rfc3339 == text)
    }
}
