/// A path in gjson's language, ready for use many times.
///
///     let path: DotPath = "friends.#(age>45)#.name"
///     JSON(text).get(path)
public struct DotPath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    let bytes: [UInt8]
    /// The modifiers that the path may use.
    public let modifiers: Modifiers
    /// Whether `-1` is an array's last element, `-2` the one before; gjson finds nothing there.
    public let countsFromEnd: Bool

    /// A path of the text of one; every text is a path, though it may lead nowhere.
    public init(_ text: String, modifiers: Modifiers = .standard, countsFromEnd: Bool = false) {
        self.init(bytes: [UInt8](text.utf8), modifiers: modifiers, countsFromEnd: countsFromEnd)
    }

    /// A path of its bytes, for keys that are not UTF-8.
    public init(bytes: [UInt8], modifiers: Modifiers = .standard, countsFromEnd: Bool = false) {
        self.bytes = bytes
        self.modifiers = modifiers
        self.countsFromEnd = countsFromEnd
    }

    /// A path without modifiers of its own.
    public init(stringLiteral value: String) { self.init(value) }

    /// The path's text.
    public var description: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether both are the same text, read in the same way; modifiers cannot be compared.
    public static func == (a: DotPath, b: DotPath) -> Bool {
        a.bytes == b.bytes && a.countsFromEnd == b.countsFromEnd
    }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
