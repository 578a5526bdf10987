import MimaJSON
import Testing

@Suite("values")
struct ValueTests {
    @Test("integers are exact to 64 bits")
    func integers() {
        let json = JSON("[9223372036854775807,-9223372036854775808,18446744073709551615,9007199254740993]")
        #expect(json.get("0").int == .max)
        #expect(json.get("1").int == .min)
        #expect(json.get("2").uint == .max)
        #expect(json.get("3").int == 9_007_199_254_740_993)
    }

    @Test("doubles are correctly rounded")
    func doubles() {
        for text in [
            "0.1", "1e23", "5e-324", "2.2250738585072011e-308", "123456789.123456789", "-0", "1.7976931348623157e308",
        ] {
            #expect(JSON("[\(text)]").get("0").double == Double(text))
        }
        #expect(JSON("[1e400]").get("0").double == .infinity)
    }

    @Test("escapes are taken away, and halves of surrogates are replaced")
    func strings() {
        let json = JSON(#"["a\"\\\/\b\f\n\r\t\u00e9","\ud83d\ude00","\ud800x"]"#)
        #expect(json.get("0").string == "a\"\\/\u{8}\u{c}\n\r\té")
        #expect(json.get("1").string == "😀")
        #expect(json.get("2").string == "\u{FFFD}x")
    }

    @Test("a missing value gives empty answers")
    func missing() {
        let value = JSON(#"{"a":null}"#).get("b.c")
        #expect(value.kind == .missing && value.string == "" && value.int == 0 && !value.bool && value.elements.isEmpty)
        #expect(JSON(#"{"a":null}"#).get("a").kind == .null)
    }

    @Test("members come in their order, duplicates too")
    func members() {
        let members = JSON(#"{"b":1,"a":[2,3],"b":{}}"#).value.members
        #expect(members.map(\.key) == ["b", "a", "b"])
        #expect(members.map(\.value.kind) == [.number, .array, .object])
        #expect(members[1].value.elements.map(\.int) == [2, 3])
    }
}
