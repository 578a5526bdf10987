extension DotPath {
    /// A key as one step of a path: what the language gives a meaning stands after backslashes.
    public static func escaping(_ key: String) -> String {
        withBytes(key) { String(decoding: $0.escapedKey, as: UTF8.self) }
    }

    /// A key that need not be UTF-8 as one step of a path.
    public static func escaping(_ key: [UInt8]) -> [UInt8] { withBytes(key) { $0.escapedKey } }
}
