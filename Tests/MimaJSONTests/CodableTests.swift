import MimaJSON
import Testing

@Suite("types of the program")
struct CodableTests {
    struct Name: Codable, Equatable {
        var first: String
        var last: String
    }

    struct Person: Codable, Equatable {
        var name: Name
        var age: Int
        var children: [String]
        var score: Double?
        var isActive: Bool?
    }

    static let text = """
        {"name":{"first":"Tom","last":"Ander\\u0073on"},"age":37, "children" : [ "Sara", "Alex" ],"score":null}
        """

    @Test("a value within a text is decoded")
    func decoding() throws {
        let json = JSON(#"{"people":[1,\#(Self.text)]}"#)
        let person = try json.get("people.1").decode(Person.self)
        #expect(
            person
                == Person(name: Name(first: "Tom", last: "Anderson"), age: 37, children: ["Sara", "Alex"])
        )
        #expect(try json.get("people.1.children").decode([String].self) == ["Sara", "Alex"])
        #expect(try json.get("people.1.name.first").decode(String.self) == "Tom")
        #expect(try json.get("people.#").decode(Int.self) == 2)
        #expect(try json.get("people.1.children|@reverse").decode([String].self) == ["Alex", "Sara"])
        #expect(try JSON(Self.text).decode(Person.self) == person)
    }

    @Test("integers are exact, however they are written")
    func integers() throws {
        let json = JSON(
            "[9223372036854775807,-9223372036854775808,18446744073709551615,9007199254740993,1e3,1.50e1,-0,120E-1,0e9]"
        )
        #expect(try json.get("0").decode(Int64.self) == .max)
        #expect(try json.get("1").decode(Int64.self) == .min)
        #expect(try json.get("2").decode(UInt64.self) == .max)
        #expect(try json.get("3").decode(Int.self) == 9_007_199_254_740_993)
        #expect(try json.get("4").decode(UInt16.self) == 1000)
        #expect(try json.get("5").decode(Int8.self) == 15)
        #expect(try json.get("6").decode(UInt.self) == 0)
        #expect(try json.get("7").decode(Int.self) == 12)
        #expect(try json.get("8").decode(Int.self) == 0)
        let wide = JSON("170141183460469231731687303715884105727")
        #expect(try wide.decode(Int128.self) == .max)
        for text in ["9223372036854775808", "1.5", "1e19", "1e-1", "1e99999999999999999999", "1e-99999999999999999999"]
        {
            #expect(throws: JSONError.cannotDecode(path: "@this", reason: "\(text) is no Int64")) {
                try JSON(text).decode(Int64.self)
            }
        }
        #expect(throws: JSONError.self) { try JSON("-1").decode(UInt8.self) }
        #expect(throws: JSONError.self) { try JSON("256").decode(UInt8.self) }
    }

    @Test("an error tells the path")
    func errors() {
        #expect(throws: JSONError.missingMember(path: "name.last")) {
            try JSON(#"{"name":{"first":"x"},"age":1,"children":[]}"#).decode(Person.self)
        }
        #expect(throws: JSONError.cannotDecode(path: "children.1", reason: "expected a string, found a number")) {
            try JSON(#"{"name":{"first":"x","last":"y"},"age":1,"children":["a",2]}"#).decode(Person.self)
        }
        #expect(throws: JSONError.cannotDecode(path: "a\\.b", reason: "expected an integer, found null")) {
            try JSON(#"{"a.b":null}"#).decode([String: Int].self)
        }
        #expect(throws: JSONError.cannotDecode(path: "0", reason: "1e400 is too large for Double")) {
            try JSON("[1e400]").decode([Double].self)
        }
        #expect(throws: JSONError.missingMember(path: "@this")) { try JSON("{}").get("a").decode(Int.self) }
    }

    @Test("what is not JSON, or nested too deep, is an error")
    func invalid() {
        for text in ["", "{", "[1,]", "[1 2]", #"{"a":}"#, "[01]", "[\"\u{1}\"]", "[1]x"] {
            #expect(throws: JSONError.self, "\(text)") { try JSON(text).decode([Int].self) }
        }
        indirect enum Nest: Decodable {
            case of([Nest])
            init(from decoder: any Decoder) throws { self = .of(try [Nest](from: decoder)) }
        }
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(throws: JSONError.self) { try JSON(deep).decode(Nest.self) }
        let fits = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        #expect(throws: Never.self) { try JSON(fits).decode(Nest.self) }
    }

    @Test("of large objects too the first of equal keys counts")
    func largeObjects() throws {
        let members = (0..<100).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
        let decoded = try JSON("{\(members),\"k5\":77}").decode([String: Int].self)
        #expect(decoded.count == 100 && decoded["k5"] == 5 && decoded["k99"] == 99)
        #expect(try JSON(#"{"a":1,"a":2}"#).decode([String: Int].self) == ["a": 1])
    }

    @Test("arrays end, and a refused element is not passed")
    func elements() throws {
        struct Mixed: Decodable {
            var texts: [String] = []
            init(from decoder: any Decoder) throws {
                var elements = try decoder.unkeyedContainer()
                #expect(elements.count == 4)
                while !elements.isAtEnd {
                    if try elements.decodeNil() {
                        texts.append("null")
                    } else if let number = try? elements.decode(Int.self) {
                        texts.append("\(number)")
                    } else {
                        texts.append(try elements.decode(String.self))
                    }
                }
                #expect(throws: DecodingError.self) { try elements.decode(Int.self) }
            }
        }
        #expect(try JSON(#" [ "a" , 2,null ,"b" ] "#).decode(Mixed.self).texts == ["a", "2", "null", "b"])
        #expect(try JSON("[ ]").decode([Int].self) == [])
    }

    @Test("a value is encoded and set")
    func encoding() throws {
        let person = Person(name: Name(first: "Tom", last: "O\"x\n"), age: 37, children: ["é"], score: 0.5)
        var json = JSON(#"{"a": 1 , "p":null}"#)
        try json.set("p", to: person)
        let expected = #"{"name":{"first":"Tom","last":"O\"x\n"},"age":37,"children":["é"],"score":0.5}"#
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"a": 1 , "p":\#(expected)}"#)
        try json.set("p", to: [1.0, 1e300, .leastNonzeroMagnitude])
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"a": 1 , "p":[1,1e+300,5e-324]}"#)
        try json.set("p", to: "text")
        try json.set("a", to: 7)
        try json.set("a", to: Int?.none)
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"a": null , "p":"text"}"#)
        #expect(throws: JSONError.notEncodable("nan is no JSON number at '1'")) { try json.set("a", to: [1, .nan]) }
        #expect(String(decoding: try JSON(encoding: [String: Int]()).bytes, as: UTF8.self) == "{}")
        #expect(String(decoding: try JSON(encoding: UInt64.max).bytes, as: UTF8.self) == "18446744073709551615")
        #expect(try JSON(encoding: person).decode(Person.self) == person)
    }
}
