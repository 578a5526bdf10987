import FuzzSupport
import MimaJSON

/// Streams of JSON: the first byte says how they are divided. Whatever comes, pieces of any size give the same values and
/// the same error, and a whole array that is valid gives its elements.
@main
enum JSONStreams: FuzzTarget {
    private struct Result: Equatable {
        var values: [[UInt8]] = []
        var offsets: [Int?] = []
        var error: JSONSyntaxError?
    }

    static func test(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let text = Array(bytes.dropFirst())
        for form in [JSONStream.Form.values, .elements] {
            let whole = read(text, form, pieces: max(1, text.count))
            let pieces = read(text, form, pieces: Int(first % 40) + 1)
            require(whole == pieces, "pieces change what is read")
            require(read(text, form, pieces: 1) == whole, "single bytes change what is read")
            let json = JSON(text)
            guard form == .elements, (try? json.validate(depthLimit: 20)) != nil else { continue }
            if json.value.kind == .array {
                require(whole.error == nil, "a valid array is refused")
                require(whole.values == json.value.elements.map { Array($0.raw) }, "other elements")
            } else {
                require(whole.error != nil, "what is no array is taken for one")
            }
        }
    }

    private static func read(_ text: [UInt8], _ form: JSONStream.Form, pieces: Int) -> Result {
        var stream = JSONStream(form, depthLimit: 40)
        var result = Result()
        func drain() throws(JSONSyntaxError) {
            while let value = try stream.next() {
                result.values.append(Array(value.raw))
                result.offsets.append(value.offset)
            }
        }
        do throws(JSONSyntaxError) {
            var start = 0
            while start < text.count {
                stream.push(text[start..<min(start + pieces, text.count)])
                try drain()
                start += pieces
            }
            stream.finish()
            try drain()
        } catch {
            result.error = error
        }
        return result
    }
}
