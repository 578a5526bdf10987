import Testing

@testable import MimaCharset

@Suite("Rules of the Encoding Standard beside its tables")
struct StandardRulesTests {
    @Test("GBK writes the euro sign as one byte, GB18030 as two, and both read both (§10.2.2)")
    func euro() throws {
        #expect(try Charset.gbk.encode("a€中") == [0x61, 0x80, 0xD6, 0xD0])
        #expect(try Charset.gb18030.encode("a€中") == [0x61, 0xA2, 0xE3, 0xD6, 0xD0])
        for charset in [Charset.gbk, .gb18030] {
            #expect(try charset.decode([0x80, 0xA2, 0xE3], malformed: .fail) == "€€")
        }
    }

    @Test("U+E5E5 is not written by either (§10.2.2)")
    func privateSpace() throws {
        for charset in [Charset.gbk, .gb18030] {
            #expect(throws: CharsetError.self) { try charset.encode("\u{E5E5}") }
            #expect(try charset.decode([0xA3, 0xA0], malformed: .fail) == "\u{3000}")
        }
    }
}
