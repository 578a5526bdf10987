import MimaJSON
import Testing

/// What the expressions mean is RFC 9485's; the long texts are those that engines which try one way after another do
/// not come to an end with.
@Suite("expressions of match and search")
struct RegexTests {
    private func matches(_ function: String, _ pattern: String, _ text: String) throws -> Bool {
        let quoted = String(decoding: JSON.quoted(pattern), as: UTF8.self)
        let json = JSON([0x5B] + JSON.quoted(text) + [0x5D])
        return try JSONPath("$[?\(function)(@, \(quoted))]").values(in: json).count == 1
    }

    @Test(
        "have counts, classes, categories, choices and groups",
        arguments: [
            ("(ab|cd){2,3}", "abcdab", true), ("(ab|cd){2,3}", "ab", false), ("a{2,}", "a", false), ("a?", "", true),
            ("[^a-c]", "d", true), ("[-a]", "-", true), ("[a-]", "-", true), (#"\p{Lu}x"#, "Éx", true),
            (#"\P{L}"#, "1", true), (".", "\r", false), (".", "\u{2028}", true), (#"a\-b"#, "a-b", true),
        ]
    )
    func whole(pattern: String, text: String, isMatch: Bool) throws {
        #expect(try matches("match", pattern, text) == isMatch)
    }

    @Test(
        "that are none match nothing",
        arguments: ["[", "(", "a**", #"\d"#, "a{", "]", "[]", "{1}", "((a{999}){999}){9}"]
    )
    func malformed(pattern: String) throws {
        #expect(try !matches("search", pattern, "a"))
    }

    @Test("may stand in the text, and differ from node to node")
    func inTheText() throws {
        let json = JSON(
            #"{"p":"a.","v":[{"t":"ab","p":"a.*"},{"t":"ba","p":"a.*"},{"t":"xb","p":"xb"},{"t":"a","p":1}]}"#
        )
        #expect(try JSONPath("$.v[?match(@.t, @.p)].t").values(in: json).map(\.string) == ["ab", "xb"])
        #expect(try JSONPath("$.v[?match(@.t, $.p)].t").values(in: json).map(\.string) == ["ab"])
        #expect(try JSONPath("$.v[?search(@.t, $.v[0].p)].t").values(in: json).map(\.string) == ["ab", "ba", "a"])
    }

    @Test("take time that grows with the text alone")
    func linear() throws {
        #expect(try !matches("match", "(a*)*b", String(repeating: "a", count: 5_000)))
        #expect(try !matches("search", "(a|a)*(a|aa)*$b", String(repeating: "a", count: 5_000)))
    }
}
