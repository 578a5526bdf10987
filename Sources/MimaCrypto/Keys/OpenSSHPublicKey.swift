internal import MimaBytes

/// A public key as OpenSSH writes it into `.pub` and `authorized_keys` files (RFC 4253 §6.6).
///
/// ``publicKey(limits:)`` makes the key that it is of the types `ssh-ed25519`, `ssh-rsa`, `ssh-dss`, `ssh-ed448`
/// (RFC 8709) and `ecdsa-sha2-nistp256`, `…384` and `…521` (RFC 5656); keys of other types are known by name and
/// fingerprint alone.
public struct OpenSSHPublicKey: Sendable, Hashable {
    /// What a key is made of.
    @nonexhaustive
    public enum Material: Sendable, Hashable {
        /// An Ed25519 key.
        case ed25519(Curve25519.Signing.PublicKey)
        /// An RSA key's modulus and exponent, big-endian without leading zeros. Nothing is promised of them but the
        /// modulus's size, at most 16384 bits: there are keys in use that are too small to be.
        case rsa(n: [UInt8], e: [UInt8])
        /// A key of another type.
        case unsupported
    }

    /// The name of the key's type, such as "ssh-ed25519".
    public let type: String
    /// The key in wire encoding: the type, and what the type demands.
    public let wireEncoding: [UInt8]
    /// The key itself.
    public let material: Material
    /// The text after the key, often its owner's name; can be empty.
    public var comment: String

    /// Reads a key in wire encoding.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are not a key, or one of a supported type breaks that
    /// type's rules.
    public init(wireEncoding bytes: [UInt8], comment: String = "") throws(CryptoError) {
        let subject = "SSH public key"
        var reader = SSHWireReader()
        let name = try throwingInvalidKey(in: subject) { () throws(SSHWireError) in
            try reader.readString(in: bytes.span)
        }
        guard let type = Self.typeName(bytes[name]) else {
            throw .invalidKey("the SSH public key does not begin with the name of a type")
        }
        switch type {
        case Self.ed25519Type:
            let raw = try throwingInvalidKey(in: subject) { () throws(SSHWireError) in
                let raw = try reader.readString(in: bytes.span)
                try reader.requireEnd(of: bytes.span)
                return raw
            }
            material = .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: Array(bytes[raw])))
        case Self.rsaType:
            let (e, n) = try throwingInvalidKey(in: subject) { () throws(SSHWireError) in
                let numbers = (try reader.readNumber(in: bytes.span), try reader.readNumber(in: bytes.span))
                try reader.requireEnd(of: bytes.span)
                return numbers
            }
            let modulus = Array(bytes[n])
            if RSA.bitCount(modulus) > RSA.modulusBitCounts.upperBound {
                throw .parameterOutOfRange(
                    "size in bits of the RSA modulus",
                    found: RSA.bitCount(modulus),
                    allowed: RSA.modulusBitCounts
                )
            }
            material = .rsa(n: modulus, e: Array(bytes[e]))
        default:
            material = .unsupported
        }
        self.type = type
        self.wireEncoding = bytes
        self.comment = comment
    }

    static let ed25519Type = "ssh-ed25519"
    static let rsaType = "ssh-rsa"

    /// An Ed25519 key.
    public init(_ key: Curve25519.Signing.PublicKey, comment: String = "") {
        var writer = SSHWireWriter()
        writer.append(string: Self.ed25519Type)
        writer.append(string: key.rawRepresentation)
        type = Self.ed25519Type
        wireEncoding = writer.bytes
        material = .ed25519(key)
        self.comment = comment
    }

    /// An RSA key.
    public init(_ key: RSA.Encryption.PublicKey, comment: String = "") {
        self.init(rsaModulus: key.n, exponent: key.e, comment: comment)
    }

    /// An RSA key of numbers that are big-endian without leading zeros.
    init(rsaModulus n: [UInt8], exponent e: [UInt8], comment: String) {
        var writer = SSHWireWriter()
        writer.append(string: Self.rsaType)
        writer.append(number: e)
        writer.append(number: n)
        type = Self.rsaType
        wireEncoding = writer.bytes
        material = .rsa(n: n, e: e)
        self.comment = comment
    }

    /// The key's fingerprint as `ssh-keygen -l` prints it: "SHA256:" and the SHA-256 of the wire encoding in base64
    /// without padding.
    public var fingerprint: String {
        "SHA256:" + Base64.encode(SHA256.hash(data: wireEncoding).bytes, padded: false)
    }

    /// The bytes as the name of a type: 1 to 64 visible characters of ASCII without a comma (RFC 4251 §6).
    static func typeName(_ bytes: ArraySlice<UInt8>) -> String? {
        guard (1...64).contains(bytes.count) else { return nil }
        guard bytes.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: ",") }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
