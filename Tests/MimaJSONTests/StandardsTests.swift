import MimaJSON
import Testing

@Suite("JSON's standards")
struct StandardsTests {
    /// RFC 6901 §5 and §6.
    @Test(
        "pointers find what RFC 6901 says",
        arguments: [
            ("", "#", nil), ("/foo", "#/foo", "[\"bar\", \"baz\"]"), ("/foo/0", "#/foo/0", "\"bar\""), ("/", "#/", "0"),
            ("/a~1b", "#/a~1b", "1"), ("/c%d", "#/c%25d", "2"), ("/e^f", "#/e%5Ef", "3"), ("/g|h", "#/g%7Ch", "4"),
            ("/i\\j", "#/i%5Cj", "5"), ("/k\"l", "#/k%22l", "6"), ("/ ", "#/%20", "7"), ("/m~0n", "#/m~0n", "8"),
        ] as [(String, String, String?)]
    )
    func pointers(text: String, fragment: String, raw: String?) throws {
        let json = JSON(
            #"{"foo":["bar", "baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
        )
        let pointer = try JSONPointer(text)
        #expect(json.get(pointer).rawText == raw ?? json.value.rawText)
        #expect(pointer.uriFragment == fragment)
        #expect(try JSONPointer(fragment) == pointer)
        #expect(pointer.description == text)
    }

    /// RFC 7396 Appendix A.
    @Test(
        "merge patches do what RFC 7396 says",
        arguments: [
            (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
            (#"{"a":"b"}"#, #"{"a":null}"#, "{}"), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
            (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
            (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
            (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#), (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
            (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#), (#"{"a":"foo"}"#, "null", "null"),
            (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
            (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#), ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
            ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
        ]
    )
    func mergePatches(target: String, patch: String, result: String) {
        var json = JSON(target)
        json.merge(JSON(patch))
        #expect(String(decoding: json.bytes, as: UTF8.self) == result)
    }

    /// RFC 6902 Appendix A.
    @Test("patches do what RFC 6902 says, whole or not at all")
    func patches() throws {
        var json = JSON(#"{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}"#)
        try json.apply(try JSONPatch(JSON(#"[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]"#)))
        #expect(json.isEquivalent(to: JSON(#"{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}"#)))
        let before = json.bytes
        let patch = try JSONPatch(
            JSON(#"[{"op":"remove","path":"/foo"},{"op":"test","path":"/qux/corge","value":"x"}]"#)
        )
        #expect(throws: JSONError.patchFailed(operation: 1, reason: "the value at '/qux/corge' is another")) {
            try json.apply(patch)
        }
        #expect(json.bytes == before)
    }

    /// RFC 9535 §1.5.
    @Test(
        "queries find what RFC 9535 says",
        arguments: [
            ("$.store.book[*].author", ["Nigel Rees", "Evelyn Waugh", "Herman Melville", "J. R. R. Tolkien"]),
            ("$..author", ["Nigel Rees", "Evelyn Waugh", "Herman Melville", "J. R. R. Tolkien"]),
            ("$..book[2].author", ["Herman Melville"]), ("$..book[-1].author", ["J. R. R. Tolkien"]),
            ("$..book[:2].author", ["Nigel Rees", "Evelyn Waugh"]),
            ("$..book[?@.isbn].author", ["Herman Melville", "J. R. R. Tolkien"]),
            ("$..book[?@.price<10].author", ["Nigel Rees", "Herman Melville"]),
            ("$..book[?match(@.author, 'J.*')].author", ["J. R. R. Tolkien"]),
        ]
    )
    func queries(query: String, found: [String]) throws {
        let json = JSON(
            #"""
            {"store":{"book":[{"author":"Nigel Rees","price":8.95},{"author":"Evelyn Waugh","price":12.99},
            {"author":"Herman Melville","isbn":"0-553-21311-3","price":8.99},
            {"author":"J. R. R. Tolkien","isbn":"0-395-19395-8","price":22.99}],"bicycle":{"price":399}}}
            """#
        )
        #expect(try JSONPath(query).values(in: json).map(\.string) == found)
    }

    @Test("a bad text is refused with the reason and the byte")
    func validation() {
        func error(_ text: String) -> JSONSyntaxError.Reason? {
            do throws(JSONSyntaxError) {
                try JSON(text).validate(depthLimit: 3)
                return nil
            } catch { return error.reason }
        }
        #expect(error("[[[1]]]") == nil)
        #expect(error("[[[[1]]]]") == .tooDeep(limit: 3))
        #expect(error("[1,]") == .unexpectedByte(0x5D))
        #expect(error("[1") == .unexpectedEnd)
        #expect(error("01") == .trailingBytes)
        #expect(error("[-]") == .badNumber)
        #expect(error("[nul]") == .badLiteral)
        #expect(error("\"\u{1}\"") == .controlCharacter(1))
        #expect(error(#""\x""#) == .badEscape)
    }
}
