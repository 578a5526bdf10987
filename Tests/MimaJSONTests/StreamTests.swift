import MimaJSON
import Testing

@Suite("Streams of JSON")
struct StreamTests {
    private static let values = [
        #"{"name":"a \"}] \\","n":[1,{"x":[]}]}"#, "-1.5e3", #""é\u00e9\\""#, "true", "null", "[]", "{}", #"["a","]"]"#,
        "0",
    ]

    /// What a stream gives when its text comes in pieces of `size` bytes.
    private func read(_ text: String, _ form: JSONStream.Form, size: Int, limit: Int = 1000) throws -> [JSONValue] {
        var stream = JSONStream(form, valueLimit: limit, depthLimit: 20)
        var values: [JSONValue] = []
        let bytes = [UInt8](text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            stream.push(bytes[start..<min(start + size, bytes.count)])
            while let value = try stream.next() { values.append(value) }
        }
        stream.finish()
        while let value = try stream.next() { values.append(value) }
        #expect(stream.offset == bytes.count)
        return values
    }

    @Test("give the same values wherever the pieces divide them", arguments: 1...40)
    func pieces(size: Int) throws {
        let array = "\n [ " + Self.values.joined(separator: " ,\r\n") + "\t] \n"
        #expect(try read(array, .elements, size: size).map(\.rawText) == Self.values)
        let lines = Self.values.joined(separator: "\n")
        #expect(try read(lines, .values, size: size).map(\.rawText) == Self.values)
        #expect(try read("  \n\n" + lines + "\n\n", .values, size: size).map(\.rawText) == Self.values)
        #expect(try read("[ ]", .elements, size: size).isEmpty)
        #expect(try read(#"{}[1]"a"2 3"#, .values, size: size).map(\.rawText) == ["{}", "[1]", #""a""#, "2", "3"])
    }

    @Test("tell where a value is")
    func offsets() throws {
        let text = #"[{"a":1}, {"a":2} ,3]"#
        #expect(try read(text, .elements, size: 3).map(\.offset) == [1, 10, 19])
        #expect(try read(text, .elements, size: 3)[1].get("a").int == 2)
    }

    @Test(
        "throw where the text is wrong, again and again",
        arguments: [
            ("[1,2", 4), ("[1,]", 3), ("[1 2]", 3), ("[,1]", 1), ("{}", 0), ("[1] 2", 4), ("", 0), ("[01]", 2),
            ("[tru]", 4),
            (#"["a"#, 3), (#"[{"a" 1}]"#, 6), ("[[1}]]", 3), ("[\"\u{1}\"]", 2), ("[{]", 2), ("[1,\u{FEFF}2]", 3),
        ]
    )
    func malformed(text: String, offset: Int) throws {
        for size in 1...6 {
            let error = #expect(throws: JSONSyntaxError.self, "\(text)") { try read(text, .elements, size: size) }
            #expect(error?.offset == offset, "\(text) by \(size)")
        }
        var stream = JSONStream(.elements)
        stream.push([UInt8](text.utf8))
        stream.finish()
        for _ in 0..<2 {
            #expect(throws: JSONSyntaxError.self) { while try stream.next() != nil {} }
        }
    }

    @Test("refuse a value that is too long or too deep")
    func limits() throws {
        let long = "[\"" + String(repeating: "x", count: 50)
        for size in [1, 7, 1000] {
            var error = #expect(throws: JSONSyntaxError.self) { try read(long, .elements, size: size, limit: 20) }
            #expect(error?.reason == .tooLong(limit: 20) && error?.offset == 1)
            error = #expect(throws: JSONSyntaxError.self) {
                try read(
                    "1\n" + String(repeating: "[", count: 21) + String(repeating: "]", count: 21),
                    .values,
                    size: size
                )
            }
            #expect(error?.reason == .tooDeep(limit: 20) && error?.offset == 22)
        }
    }

    @Test("come from asynchronous pieces too")
    func asynchronous() async throws {
        let (pieces, continuation) = AsyncStream<ArraySlice<UInt8>>.makeStream()
        let bytes = [UInt8](("[" + Self.values.joined(separator: ",") + "]").utf8)
        for start in stride(from: 0, to: bytes.count, by: 5) {
            continuation.yield(bytes[start..<min(start + 5, bytes.count)])
        }
        continuation.finish()
        var read: [String] = []
        for try await value in pieces.jsonValues(.elements) { read.append(value.rawText) }
        #expect(read == Self.values)
    }
}
