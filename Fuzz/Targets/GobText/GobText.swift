import FuzzSupport
import MimaGob

/// gob as JSON: what is read is written and read again as the same, and becomes a stream or an error.
@main
enum GobText: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        guard let json = try? GobJSON(parsing: bytes) else { return }
        let text = Array(json.text.utf8)
        require((try? GobJSON(parsing: text))?.text == json.text, "not read as it is written")
        _ = try? GobDocument(json: json).stream()
    }
}
