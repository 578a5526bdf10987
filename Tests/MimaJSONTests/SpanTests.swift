import Foundation
import MimaJSON
import Testing

@Suite("Texts that are lent")
struct SpanTests {
    private let data = Data(#"{"a":{"b":[1,"x\u0041",{"c":null}]},"d":-2.5}"#.utf8)

    @Test("are searched where they are, as Foundation's Data")
    func search() throws {
        let text = data.span
        let value = JSON.get("a.b.1", in: text)
        #expect(value.string == "xA")
        #expect(value.rawText == #""x\u0041""#)
        #expect(value.offset == 13)
        #expect(value.path(in: text) == "a.b.1")
        let count = JSON.get("a.b.#", in: text).int
        #expect(count == 3)
        let missing = JSON.get("a.x", in: text)
        #expect(!missing.exists)
        let many = JSON.get(DotPaths(["d", "a.b.2.c", "nothing"]), in: text)
        #expect(many.map(\.rawText) == ["-2.5", "null", ""])
        let inner = JSON.get("a", in: text).get("b.2")
        #expect(inner.rawText == #"{"c":null}"#)
        let pointed = JSON.get(try JSONPointer("/a/b/0"), in: text)
        #expect(pointed.int == 1)
        let nodes = try JSONPath("$..c").nodes(in: text)
        #expect(nodes.map(\.path) == ["$['a']['b'][2]['c']"])
        #expect(nodes.map(\.value.kind) == [.null])
    }

    @Test("are checked where they are")
    func validation() throws {
        try JSON.validate(data.span)
        let isValid = JSON.isValid(data.span)
        #expect(isValid)
        let part = data.span.extracting(0..<9)
        let isPartValid = JSON.isValid(part)
        #expect(!isPartValid)
        do throws(JSONSyntaxError) {
            try JSON.validate(part)
            Issue.record("half a text is no JSON")
        } catch {
            #expect(error.offset == 9)
        }
        let empty = JSON.get("a", in: Data().span)
        #expect(!empty.exists)
    }
}
