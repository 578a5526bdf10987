/// A pattern as keys and the operator `%` have it: `*` is any characters, `?` is one, a backslash takes the next
/// character literally.
public struct Wildcard: Hashable, Sendable {
    let bytes: [UInt8]

    /// A pattern of its text; every text is one.
    public init(_ text: String) { bytes = [UInt8](text.utf8) }

    /// A pattern of UTF-8.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the whole text matches, in time at most the product of both lengths.
    public func matches(_ text: String) -> Bool {
        withBytes(text) { text in withBytes(bytes) { text.matches(pattern: $0) } }
    }

    /// Whether the whole of UTF-8 matches; a byte that is none is U+FFFD.
    public func matches(_ text: [UInt8]) -> Bool {
        withBytes(text) { text in withBytes(bytes) { text.matches(pattern: $0) } }
    }
}
