public import MimaBytes
internal import MimaCrypto
internal import MimaIO

/// Keys that passwords are mixed with before they are hashed, kept elsewhere than the hashes: whoever steals the
/// database alone cannot even try passwords.
///
/// What is hashed is the HMAC-SHA-256 of the password under the key, in base64 without padding. The hash's text begins
/// with the key's id, as in `{HMAC-SHA256:2026}$argon2id$…`; without that part it is an ordinary hash of the base64
/// text. New hashes take the current key, old ones name theirs: to change keys, add one and make it current;
/// ``PasswordHash/needsRehash(_:)`` then tells which hashes are of an old one.
public struct Peppers: Sendable {
    /// The id of the key for new hashes.
    public let current: String
    private let keys: [String: SecretBytes]

    /// Peppers by their ids, of 1 to 32 letters, digits, "-", "_" and ".".
    ///
    /// - Parameters:
    ///   - current: The id of the key for new hashes.
    ///   - keys: Each of 16 bytes at least, better 32 random ones.
    ///
    /// Throws ``PasswordError/invalidPepperID``, ``PasswordError/unknownPepper(id:)`` when there is no current key,
    /// and ``PasswordError/parameterOutOfRange(_:found:allowed:)`` for a shorter key.
    public init(current: String, keys: [String: SecretBytes]) throws(PasswordError) {
        for (id, key) in keys {
            if !Peppers.isID(id) { throw .invalidPepperID }
            try require(key.count, "size of the pepper", in: 16...(1 << 20))
        }
        if keys[current] == nil { throw .unknownPepper(id: current) }
        self.current = current
        self.keys = keys
    }

    /// What is hashed in place of `password`.
    func apply(_ id: String, to password: SecretBytes) throws(PasswordError) -> SecretBytes {
        guard let key = keys[id] else { throw .unknownPepper(id: id) }
        return Peppers.base64Code(of: password, key: key, padded: false)
    }

    /// The HMAC-SHA-256 of `message` in base64.
    static func base64Code(of message: SecretBytes, key: SecretBytes, padded: Bool) -> SecretBytes {
        let code = message.withBytes { message in
            SecretBytes(count: 32) { output in
                var hmac = HMAC<SHA256>(key: SymmetricKey(key))
                hmac.update(data: message)
                output.append(copying: hmac.finalize().bytes.span)
            }
        }
        return code.base64(padded: padded)
    }

    private static let prefix = "{HMAC-SHA256:"

    /// The pepper's id that `text` begins with, and the rest.
    static func split(_ text: String) throws(PasswordError) -> (id: String?, rest: String) {
        guard text.hasPrefix(prefix) else { return (nil, text) }
        guard let end = text.firstIndex(of: "}") else { throw .unknownFormat }
        let id = String(text[..<end].dropFirst(prefix.count))
        if !isID(id) { throw .invalidPepperID }
        return (id, String(text[text.index(after: end)...]))
    }

    static func join(_ id: String?, _ rest: String) -> String {
        id.map { "\(prefix)\($0)}\(rest)" } ?? rest
    }

    private static func isID(_ id: String) -> Bool {
        (1...32).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}

extension SecretBytes {
    /// The secret in base64, as a secret.
    func base64(padded: Bool) -> SecretBytes {
        withBytes { bytes in
            SecretBytes(count: Base64.encodedCount(byteCount: bytes.count, padded: padded)) { output in
                Base64.encode(bytes, padded: padded, into: &output)
            }
        }
    }
}
