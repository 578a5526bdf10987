import MimaJSON
import Testing

/// Expected values: gjson's README and its SYNTAX document.
@Suite("gjson's paths")
struct PathTests {
    private let json = JSON(
        #"""
        {
          "name": {"first": "Tom", "last": "Anderson"},
          "age":37,
          "children": ["Sara","Alex","Jack"],
          "fav.movie": "Deer Hunter",
          "friends": [
            {"first": "Dale", "last": "Murphy", "age": 44, "nets": ["ig", "fb", "tw"]},
            {"first": "Roger", "last": "Craig", "age": 68, "nets": ["fb", "tw"]},
            {"first": "Jane", "last": "Murphy", "age": 47, "nets": ["ig", "tw"]}
          ]
        }
        """#
    )

    @Test(
        "a path finds what gjson's documentation says",
        arguments: [
            ("name.last", #""Anderson""#),
            ("age", "37"),
            ("children", #"["Sara","Alex","Jack"]"#),
            ("children.#", "3"),
            ("children.1", #""Alex""#),
            ("child*.2", #""Jack""#),
            ("c?ildren.0", #""Sara""#),
            (#"fav\.movie"#, #""Deer Hunter""#),
            ("friends.#.first", #"["Dale","Roger","Jane"]"#),
            ("friends.1.last", #""Craig""#),
            (#"friends.#(last=="Murphy").first"#, #""Dale""#),
            (#"friends.#(last=="Murphy")#.first"#, #"["Dale","Jane"]"#),
            ("friends.#(age>45)#.last", #"["Craig","Murphy"]"#),
            (#"friends.#(first%"D*").last"#, #""Murphy""#),
            (#"friends.#(first!%"D*").last"#, #""Craig""#),
            (#"friends.#(nets.#(=="fb"))#.first"#, #"["Dale","Roger"]"#),
            ("children|@reverse", #"["Jack","Alex","Sara"]"#),
            ("children|@reverse|0", #""Jack""#),
            (
                "{name.first,age,\"the_murphys\":friends.#(last==\"Murphy\")#.first}",
                #"{"first":"Tom","age":37,"the_murphys":["Dale","Jane"]}"#
            ),
            (#"{name.first,age,"company":!"Happysoft"}"#, #"{"first":"Tom","age":37,"company":"Happysoft"}"#),
        ]
    )
    func documented(path: String, raw: String) {
        #expect(json.get(path).rawText == raw)
        #expect(json.get(DotPath(path)).rawText == raw)
    }

    @Test("lines are the elements of an array")
    func lines() {
        let lines = JSON("{\"name\": \"Gilbert\"}\n{\"name\": \"Alexa\"}\n")
        #expect(lines.get("..#").int == 2)
        #expect(lines.get("..1").rawText == #"{"name": "Alexa"}"#)
        #expect(lines.get("..#.name").rawText == #"["Gilbert","Alexa"]"#)
    }

    @Test("a program's own modifiers are used")
    func modifiers() {
        let modifiers = Modifiers(["double": { json, argument in json + argument + json }])
        #expect(JSON("[7]").get("0|@double:5", modifiers: modifiers).int == 757)
        #expect(!JSON("[7]").get("0|@double:5").exists)
    }

    @Test("a result knows its place and its path")
    func places() {
        let value = json.get("friends.1.first")
        #expect(value.path(in: json) == "friends.1.first")
        #expect(value.offset.map { json.bytes[$0...].starts(with: value.raw) } == true)
        #expect(
            json.get("friends.#.first").paths(in: json) == ["friends.0.first", "friends.1.first", "friends.2.first"]
        )
    }

    @Test("a path within paths, or a text that grows, comes to an end")
    func limits() {
        #expect(!json.get(String(repeating: "@this|", count: 5000) + "age").exists)
        #expect(!json.get(String(repeating: "[@this,@this,@this,@this]|", count: 100) + "0").exists)
        #expect(!json.get(String(repeating: "a.", count: 100_000)).exists)
        let deep = JSON(String(repeating: "[", count: 4000))
        for path in ["0.0", "#", "@flatten:{\"deep\":true}", "@pretty", "@dig:x", "@valid", "@ugly"] {
            _ = deep.get(path).string
        }
    }
}
