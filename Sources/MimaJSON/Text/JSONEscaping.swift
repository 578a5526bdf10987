/// Which characters of a string are written as escapes. Every choice makes valid JSON of the same meaning.
public enum JSONEscaping: Hashable, Sendable {
    /// What RFC 8259 §7 asks for alone: quotes, backslashes and control characters.
    case minimal
    /// What Go's `encoding/json` and gjson escape: also U+2028 and U+2029, and for `escapesHTML` `<`, `>` and `&`.
    case go(escapesHTML: Bool)
    /// What sjson escapes: printable ASCII without quotes and backslashes not at all, other strings as
    /// `go(escapesHTML: true)` does.
    case sjson
}

extension JSON {
    /// The JSON string, with quotes, of a text.
    public static func quoted(_ text: String, escaping: JSONEscaping = .minimal) -> [UInt8] {
        var out: [UInt8] = []
        withBytes(text) { $0.appendQuoted(to: &out, escaping) }
        return out
    }

    /// The JSON string, with quotes, of UTF-8; bytes that are none become U+FFFD.
    public static func quoted(_ text: [UInt8], escaping: JSONEscaping = .minimal) -> [UInt8] {
        var out: [UInt8] = []
        withBytes(text) { $0.appendQuoted(to: &out, escaping) }
        return out
    }
}
