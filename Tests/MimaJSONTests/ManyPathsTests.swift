import MimaJSON
import Testing

/// What gjson's paths have not, and what must not change what they mean.
@Suite("Beyond gjson's paths")
struct ManyPathsTests {
    private let json = JSON(
        #"""
        {
          "name": {"first": "Tom", "last": "Anderson"},
          "age":37, "fav.movie": "Deer Hunter", "nothing": null,
          "children": ["Sara","Alex","Jack"],
          "friends": [
            {"first": "Dale", "last": "Murphy", "age": 44, "nets": ["ig", "fb", "tw"]},
            {"first": "Roger", "last": "Craig", "age": 68, "nets": ["fb", "tw"]},
            {"first": "Jane", "last": "Murphy", "age": 47, "nets": ["ig", "tw"]}
          ]
        }
        """#
    )

    @Test(
        "AND and OR join conditions in parentheses, AND first",
        arguments: [
            (#"friends.#((age>45)&&(last=="Murphy")).first"#, #""Jane""#),
            (#"friends.#((age>45) && (last=="Murphy"))#.first"#, #"["Jane"]"#),
            (#"friends.#((age>60)||(first%"D*"))#.first"#, #"["Dale","Roger"]"#),
            (#"friends.#((age<45)||(age>60)&&(last=="Murphy"))#.first"#, #"["Dale"]"#),
            (#"friends.#(((age<45)||(age>60))&&(last=="Craig"))#.first"#, #"["Roger"]"#),
            (#"friends.#((nets.#(=="ig"))&&(age>45))#.first"#, #"["Jane"]"#),
            (#"children.#((>"B")&&(<"K"))#"#, #"["Jack"]"#),
            (#"friends.#((age>100)&&(last=="Murphy"))#"#, "[]"),
            (#"friends.#((age)&&(missing==~null))#.age"#, "[44,68,47]"),
        ]
    )
    func conditions(path: String, raw: String) {
        #expect(json.get(path).rawText == raw)
    }

    @Test("a key that looks like joined conditions is still a key")
    func conditionsAsKey() {
        let odd = JSON(#"[{"(a==1)&&(b==2)":7},{"a":1,"b":2}]"#)
        #expect(odd.get("#((a==1)&&(b==2))#").rawText == #"[{"(a==1)&&(b==2)":7},{"a":1,"b":2}]"#)
        #expect(odd.get("#((a==1))#").rawText == "[]")
        let open = String(repeating: "(", count: 5000)
        #expect(!odd.get("#(\(open)a").exists)
        #expect(!odd.get("#(\(open)a==1)&&(b==1\(String(repeating: ")", count: 5000))").exists)
    }

    @Test("a negative index counts from the end, if asked for")
    func negativeIndexes() {
        #expect(json.get(DotPath("children.-1", countsFromEnd: true)).string == "Jack")
        #expect(json.get(DotPath("friends.-3.first", countsFromEnd: true)).string == "Dale")
        #expect(json.get(DotPath("friends.-2.nets.-1", countsFromEnd: true)).string == "tw")
        #expect(!json.get(DotPath("children.-4", countsFromEnd: true)).exists)
        #expect(!json.get(DotPath("children.-0", countsFromEnd: true)).exists)
        #expect(JSON(#"{"-1":5}"#).get(DotPath("-1", countsFromEnd: true)).int == 5)
        #expect(!json.get("children.-1").exists)
    }

    @Test("a null is told from a missing value")
    func nulls() {
        let rows = JSON(#"[{"a":null,"n":1},{"n":2},{"a":3,"n":3}]"#)
        #expect(rows.get("#(a==~null)#.n").rawText == "[1,2]")
        #expect(rows.get("#((a==~*)&&(a==~null))#.n").rawText == "[1]")
        #expect(rows.get("#(a!=~null)#.n").rawText == "[3]")
    }

    @Test(
        "many paths in one pass find what each finds alone",
        arguments: [
            ["name.last", "age", "children.1", "friends.#.first", "friends.1.last", "friends.#(age>45)#.last"],
            ["missing", "name.missing", "name", "name.first", "name", "children.7", "children.#", "friends.2.nets.0"],
            [#"fav\.movie"#, "child*.2", "@this.age", "{age,name.first}", "friends|#", "nothing", "children.01", ""],
            ["friends", "friends.0", "friends.0.nets", "friends.0.nets.#", "friends.#.nets.#", "..0", "!true"],
            [],
        ]
    )
    func manyPaths(paths: [String]) {
        let values = json.get(DotPaths(paths))
        #expect(values.count == paths.count)
        for (path, value) in zip(paths, values) {
            let alone = json.get(path)
            #expect(value.rawText == alone.rawText, "\(path)")
            #expect(value.exists == alone.exists, "\(path)")
            #expect(value.offset == alone.offset, "\(path)")
            #expect(value.offsets == alone.offsets, "\(path)")
        }
    }

    @Test("many paths in broken and in odd texts find what each finds alone")
    func manyPathsInOddTexts() {
        let paths = ["a", "a.b", "a.0", "0", "0.a", "a.b.c", "b", "a.#", "1.a", "", ".", "a."]
        let texts = [
            "", "{", "[", "}", #"{"a"#, #"{"a":"#, #"{"a":1"#, #"{"a":{"b":[{"c":1"#, "[1", #"[{"a":2},{"a":3}]"#, "17",
            #"{"a":1,"a":{"b":2},"b":3}"#, #"{"a":{"x":1},"a":{"b":{"c":5}}}"#, #"{"":1,"a":{"":2}}"#, #"{"a":"b"#,
            #"{"\u0061":{"b":7}}"#, #"[["x"],{"a":[1,[2]]}]"#,
        ]
        for text in texts {
            let json = JSON(text)
            for (path, value) in zip(paths, json.get(DotPaths(paths))) {
                #expect(value.rawText == json.get(path).rawText, "\(path) in \(text)")
            }
        }
    }

    @Test(
        "all that a path names is found, each with its path",
        arguments: [
            ("*.first", ["name.first"]),
            (
                "friends.#.nets.#",
                ["0.nets.0", "0.nets.1", "0.nets.2", "1.nets.0", "1.nets.1", "2.nets.0", "2.nets.1"]
                    .map { "friends.\($0)" }
            ),
            ("friends.#(last==\"Murphy\")#.nets.-1", ["friends.0.nets.2", "friends.2.nets.1"]),
            ("friends.#(last==\"Murphy\").first", ["friends.0.first"]),
            ("friends.1.?????", ["friends.1.first"]),
            ("friends.*.age", ["friends.0.age", "friends.1.age", "friends.2.age"]),
            ("n*", ["name", "nothing"]),
            (#"fav\.movie"#, [#"fav\.movie"#]),
            ("missing.#.x", []),
        ]
    )
    func all(path: String, places: [String]) {
        let values = json.all(DotPath(path))
        #expect(values.map { $0.path(in: json) ?? "none" } == places)
        for value in values { #expect(value.offset.map { json.bytes[$0...].starts(with: value.raw) } == true) }
    }

    @Test("changes that do not touch one another are made as if one after the other")
    func batch() throws {
        let edits: [JSONEdit] = [
            .set(path: "friends.1.age", raw: [0x39]), .set(path: "age", raw: Array("[1,2]".utf8)),
            .set(path: "name.last", raw: JSON.quoted("Waits")),
        ]
        var together = json
        try together.apply(edits)
        var turn = json
        for case .set(let path, let raw) in edits { try turn.set(path, raw: raw) }
        #expect(together.bytes == turn.bytes)
        #expect(together.get("name.last").string == "Waits")
    }

    @Test(
        "changes that touch one another are made one after the other",
        arguments: [
            ([JSONEdit.delete(path: "a"), .delete(path: "b")], #"{"c":{"d":3,"e":4}}"#),
            ([.delete(path: "a"), .delete(path: "c.e")], #"{"b":2,"c":{"d":3}}"#),
            ([.set(path: "c", raw: [0x31]), .set(path: "c.d", raw: [0x32])], #"{"a":1,"b":2,"c":{"d":2}}"#),
            ([.set(path: "a", raw: [0x37]), .set(path: "x", raw: [0x38])], #"{"a":7,"b":2,"c":{"d":3,"e":4},"x":8}"#),
            ([.delete(path: "c.d"), .delete(path: "c.e")], #"{"a":1,"b":2,"c":{}}"#),
        ]
    )
    func batchInTurn(edits: [JSONEdit], result: String) throws {
        var json = JSON(#"{"a":1,"b":2,"c":{"d":3,"e":4}}"#)
        try json.apply(edits)
        #expect(String(decoding: json.bytes, as: UTF8.self) == result)
    }
}
