import CPeers
import Foundation
import MimaJSON

/// JSON by path against gjson, on a short document and on 20 MB of records; whole passes over the text against simdjson
/// and Foundation too.
enum JSONContests {
    /// The document of gjson's documentation.
    static let short = """
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
        """

    /// How often a search of the short document is repeated, so that the message to the peer counts for nothing.
    private static let shortRepetitions = 20_000
    static let recordCount = 30_592

    /// An array of records of mixed fields, 20 MB.
    static func records() -> [UInt8] {
        let bio = String(repeating: "some words about this person, as people write; ", count: 6)
        var text = "["
        for i in 0..<recordCount {
            let tags = ["alpha", "beta", "tag-\(i % 100)"].prefix(i % 4).map { "\"\($0)\"" }.joined(separator: ",")
            let notes = i % 3 == 0 ? "null" : "\"a longer text about this record\""
            text += i == 0 ? "{" : ",{"
            text += "\"id\":\(i * 7919),\"name\":\"user number \(i)\",\"email\":\"user\(i)@example.com\","
            text += "\"age\":\(i % 90),\"score\":\(Double(i).squareRoot()),\"active\":\(i % 2 == 0),"
            text += "\"tags\":[\(tags)],\"created\":\"2023-11-14T22:13:\(10 + i % 50).000Z\","
            text += "\"attrs\":{\"city\":\"Taipei\",\"plan\":\"plan-\(i % 7)\"},\"bio\":\"\(bio)\","
            text += #""quote":"she said \"hello\" and left\n","#
            text += "\"scores\":[\(i),\(-i),\(i * 1000)],\"notes\":\(notes),\"loc\":{\"x\":\(i),\"y\":-\(i)}}"
        }
        return [UInt8]((text + "]").utf8)
    }

    /// The contests with the Go program, none where it was not built.
    static func all(peer program: String?) throws -> [Contest] {
        let records = records()
        guard let go = try GoPeer(program: program, files: ["short.json": [UInt8](short.utf8), "big.json": records])
        else { return [] }
        return shortContests(go) + bigContests(go, JSON(records)) + passes(go, JSON(records))
            + foundation(records)
    }

    private static func shortContests(_ go: GoPeer) -> [Contest] {
        let json = JSON(short)
        let paths = [
            "name.last", "age", "children", "children.#", "children.1", "child*.2", "c?ildren.0", "fav\\.movie",
            "friends.1.last", "friends.#.first", "friends.#(last==\"Murphy\").first",
            "friends.#(last==\"Murphy\")#.first", "friends.#(age>45)#.last", "friends.#(first%\"D*\").last",
        ]
        let n = shortRepetitions
        let texts = paths.map { path in
            Contest(
                name: "JSON, short, 20,000 times \(path)",
                ours: { for _ in 0..<n { keep(json.get(path)) } },
                peers: [("gjson", { go.run("get short \(n) \(path)") })]
            )
        }
        let ready = ["name.last", "friends.1.last", "friends.#(last==\"Murphy\").first"].map { path in
            let compiled = DotPath(path)
            return Contest(
                name: "JSON, short, 20,000 times \(path), ready path",
                ours: { for _ in 0..<n { keep(json.get(compiled)) } },
                peers: [("gjson", { go.run("get short \(n) \(path)") })]
            )
        }
        let text = [UInt8](short.utf8)
        let set = Contest(
            name: "JSON, short, 20,000 times set friends.1.last",
            ours: {
                for _ in 0..<n {
                    var changed = JSON(text)
                    try changed.set("friends.1.last", raw: [UInt8]("\"changed\"".utf8))
                }
            },
            peers: [("gjson and a copy", { go.run("set short \(n) friends.1.last") })]
        )
        return texts + ready + [set]
    }

    private static func bigContests(_ go: GoPeer, _ json: JSON) -> [Contest] {
        let last = recordCount - 1
        func get(_ name: String, _ path: String, _ repetitions: Int = 1) -> Contest {
            Contest(
                name: "JSON, 20 MB, \(name)",
                ours: { for _ in 0..<repetitions { keep(json.get(path)) } },
                peers: [("gjson", { go.run("get big \(repetitions) \(path)") })]
            )
        }
        return [
            get("first, 20,000 times", "0.name", shortRepetitions),
            get("last", "\(last).name"),
            get("a missing key of the last", "\(last).missing"),
            get("#", "#"),
            get("#(name==…).email", "#(name==\"user number \(last)\").email"),
            get("#(age>45)#.name", "#(age>45)#.name"),
            get("#.name", "#.name"),
            get("#.attrs.city", "#.attrs.city"),
            Contest(
                name: "JSON, 20 MB, elements one by one",
                ours: {
                    var count = 0
                    json.value.forEach { _, value in
                        count += value.raw.count
                        return true
                    }
                    keep(count)
                },
                peers: [("gjson", { go.run("each big 1 @this") })]
            ),
        ]
    }

    private static func passes(_ go: GoPeer, _ json: JSON) -> [Contest] {
        json.bytes.withUnsafeBufferPointer { cpeers_simdjson_load($0.baseAddress, $0.count) }
        let last = recordCount - 1
        return [
            Contest(
                name: "JSON, 20 MB, validate",
                ours: { keep(json.isValid) },
                peers: [
                    ("gjson", { go.run("valid big 1 ") }),
                    ("simdjson's DOM", { keep(cpeers_simdjson_parse()) }),
                ]
            ),
            Contest(
                name: "JSON, 20 MB, validate with UTF-8",
                ours: { try json.validate() },
                peers: [("simdjson's DOM", { keep(cpeers_simdjson_parse()) })]
            ),
            Contest(
                name: "JSON, 20 MB, set in the last",
                ours: {
                    var changed = json
                    try changed.set("\(last).name", raw: [UInt8]("\"changed\"".utf8))
                    keep(changed)
                },
                peers: [("gjson and a copy", { go.run("set big 1 \(last).name") })]
            ),
            Contest(
                name: "JSON, 20 MB, pretty",
                ours: { keep(json.pretty()) },
                peers: [("gjson's pretty", { go.run("pretty big 1 ") })]
            ),
            Contest(
                name: "JSON, 20 MB, minify",
                ours: { keep(json.minified) },
                peers: [("gjson's ugly", { go.run("ugly big 1 ") })]
            ),
        ]
    }

    private struct Name: Decodable {
        var name: String
    }

    private static func foundation(_ records: [UInt8]) -> [Contest] {
        let (json, data, last) = (JSON(records), Data(records), recordCount - 1)
        return [
            Contest(
                name: "JSON, 20 MB, one value of the last",
                ours: { keep(json.get("\(last).name").string) },
                peers: [
                    (
                        "JSONSerialization",
                        {
                            let all = try JSONSerialization.jsonObject(with: data) as? [[String: Any]]
                            keep(all?[last]["name"] as? String)
                        }
                    ),
                    ("JSONDecoder", { keep(try JSONDecoder().decode([Name].self, from: data)[last].name) }),
                ]
            )
        ]
    }

    /// Keeps the compiler from leaving out what is measured.
    @inline(never)
    private static func keep<T>(_ value: T) {
        withExtendedLifetime(value) {}
    }
}
