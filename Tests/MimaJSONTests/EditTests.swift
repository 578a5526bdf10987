import MimaJSON
import Testing

/// Expected values: sjson's README, and its answers.
@Suite("edits")
struct EditTests {
    private func text(_ json: JSON) -> String { String(decoding: json.bytes, as: UTF8.self) }

    @Test(
        "a value is set where sjson sets it",
        arguments: [
            (
                #"{"name":{"first":"Tom","last":"Anderson"}}"#, "name.last", #""Smith""#,
                #"{"name":{"first":"Tom","last":"Smith"}}"#
            ),
            ("", "name", #""Tom""#, #"{"name":"Tom"}"#),
            (#"{"friends":["Andy","Carol"]}"#, "friends.2", #""Sara""#, #"{"friends":["Andy","Carol","Sara"]}"#),
            (#"{"friends":["Andy","Carol"]}"#, "friends.-1", #""Sara""#, #"{"friends":["Andy","Carol","Sara"]}"#),
            (
                #"{"friends":["Andy","Carol"]}"#, "friends.4", #""Sara""#,
                #"{"friends":["Andy","Carol",null,null,"Sara"]}"#
            ),
            ("{}", "users.:2313.name", #""Sara""#, #"{"users":{"2313":{"name":"Sara"}}}"#),
            (#"{"a":[{"b":1},{"b":2}]}"#, "a.#.b", "0", #"{"a":[{"b":0},{"b":0}]}"#),
        ]
    )
    func set(before: String, path: String, raw: String, after: String) throws {
        var json = JSON(before)
        try json.set(path, raw: [UInt8](raw.utf8))
        #expect(text(json) == after)
    }

    @Test("setting through two # changes what they name alone, where sjson breaks the text")
    func nested() throws {
        var json = JSON(#"{"a":[{"b":[{"c":1},{"c":2}]},{"b":[{"c":3}]}]}"#)
        try json.set("a.#.b.#.c", to: 9)
        #expect(text(json) == #"{"a":[{"b":[{"c":9},{"c":9}]},{"b":[{"c":9}]}]}"#)
    }

    @Test("deleting leaves the rest as it was")
    func delete() throws {
        var json = JSON("{\"a\" : 1 , \"b,\\\"{\" : [1, 2 ,3], \"c\":{}}")
        try json.delete("b,\\\"{")
        #expect(text(json) == "{\"a\" : 1 , \"c\":{}}")
        try json.delete("a")
        #expect(text(json) == "{ \"c\":{}}")
        #expect(try !json.delete("nothing"))
        var array = JSON("[1,2,3]")
        try array.delete("-1")
        #expect(text(array) == "[1,2]")
    }

    @Test("a batch is done whole or not at all")
    func batch() throws {
        var json = JSON(#"{"a":1,"l":[]}"#)
        #expect(throws: JSONError.notAnIndex(step: "x")) {
            try json.apply([.set(path: "a", raw: [0x32]), .set(path: "l.x", raw: [0x33])])
        }
        #expect(text(json) == #"{"a":1,"l":[]}"#)
        try json.apply([.set(path: "a", raw: [0x32]), .delete(path: "l")])
        #expect(text(json) == #"{"a":2}"#)
    }

    @Test("refusals say why")
    func refusals() {
        var json = JSON(#"{"a":1}"#)
        #expect(throws: JSONError.emptyPath) { try json.set("", to: 1) }
        #expect(throws: JSONError.notAContainer) { try json.set("a.b", raw: [0x31], isStrict: true) }
        #expect(throws: JSONError.indexTooLarge(4_000_000_000)) { try json.set("l.4000000000", to: 1) }
        #expect(throws: JSONError.cannotDelete(path: "*")) { try json.delete("*") }
        #expect(throws: JSONError.notEncodable("inf is no number of JSON")) { try json.set("a", to: Double.infinity) }
    }

    @Test("strings are written with the escapes of sjson, or with no more than needed")
    func strings() throws {
        var json = JSON("{}")
        try json.set("s", to: "\u{1}<\"\\é😀\n")
        #expect(text(json) == "{\"s\":\"\\u0001\\u003c\\\"\\\\é😀\\n\"}")
        try json.set("s", to: "\u{1}<\"\\é😀\n", escaping: .minimal)
        #expect(text(json) == "{\"s\":\"\\u0001<\\\"\\\\é😀\\n\"}")
    }
}
