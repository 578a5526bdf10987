public import MimaBytes
internal import OpenSSLBridge

/// A key in JSON (RFC 7517): RSA, P-256, P-384, P-521 (RFC 7518 §6), secp256k1 (RFC 8812), Ed25519, Ed448, X25519 and
/// X448 (RFC 8037), public or private.
public struct JSONWebKey: Sendable {
    /// The public key.
    public let publicKey: PublicKey
    /// The private key, if it is one.
    public let privateKey: PrivateKey?
    /// The name by which others know the key ("kid"), if it has one.
    public var keyID: String?
    /// What the key is for ("use"): "sig" or "enc", if it says.
    public var use: String?
    /// The algorithm that the key is for ("alg"), if it says.
    public var algorithm: String?
    /// What makes up the public key.
    private let members: [(name: String, value: String)]

    /// A public key. Throws ``CryptoError/unsupported(_:)`` when JSON has no keys of the type.
    public init(_ key: PublicKey) throws(CryptoError) {
        publicKey = key
        privateKey = nil
        members = try Self.members(of: key)
    }

    /// A private key. Throws ``CryptoError/unsupported(_:)`` when JSON has no keys of the type.
    public init(_ key: PrivateKey) throws(CryptoError) {
        if case .rsa(let numbers) = key.material, !numbers.otherPrimes.isEmpty {
            throw .unsupported("RSA keys with more than two primes are not written as JSON here")
        }
        publicKey = key.publicKey
        privateKey = key
        members = try Self.members(of: key.publicKey)
    }

    /// Reads a key of at most 64 KiB. Members that are not known do not matter (RFC 7517 §4).
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the text is something else or no key, or its parts do not belong
    /// together, ``CryptoError/unsupported(_:)`` when its type or curve is not supported here, and
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when it is weaker than `limits`.
    public init(json text: Span<UInt8>, limits: KeyLimits = .standard) throws(CryptoError) {
        try requireByteCount(text.count, of: "JSON Web Key", in: 2...(1 << 16))
        let found = try JSONMembers(text)
        (publicKey, privateKey) = try Self.keys(found, limits: limits)
        members = try Self.members(of: publicKey)
        keyID = found.text("kid")
        use = found.text("use")
        algorithm = found.text("alg")
    }

    /// Reads a key of at most 64 KiB, as ``init(json:limits:)-(Span<UInt8>,_)`` does.
    public init(json text: [UInt8], limits: KeyLimits = .standard) throws(CryptoError) {
        try self.init(json: text.span, limits: limits)
    }

    /// The SHA-256 thumbprint of the public key (RFC 7638), 32 bytes in base64url without padding.
    public var thumbprint: String {
        Base64.encode(SHA256.hash(data: Array(canonical.utf8)).bytes, alphabet: .urlSafe, padded: false)
    }

    /// The members that make up the public key, sorted by name and without white space (RFC 7638 §3.2).
    private var canonical: String {
        let sorted = members.sorted { $0.name < $1.name }
        return "{" + sorted.map { "\"\($0.name)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
    }

    /// The public key as JSON, on one line.
    public var publicJSON: String { "{" + publicMembers + "}" }

    private var publicMembers: String {
        var members = members
        for (name, value) in [("kid", keyID), ("use", use), ("alg", algorithm)] {
            if let value { members.append((name, Self.escaped(value))) }
        }
        return members.map { "\"\($0.name)\":\"\($0.value)\"" }.joined(separator: ",")
    }

    /// The private key as JSON, on one line; nil when there is none.
    public var privateJSON: SecretBytes? {
        guard let privateKey else { return nil }
        let secrets: [(name: String, value: SecretBytes)] =
            switch privateKey.material {
            case .rsa(let numbers):
                [
                    ("d", numbers.privateExponent), ("p", numbers.prime1), ("q", numbers.prime2),
                    ("dp", numbers.exponent1), ("dq", numbers.exponent2), ("qi", numbers.coefficient),
                ]
            case .scalar(let bytes), .raw(let bytes): [("d", bytes)]
            // There is no JSON Web Key of one.
            case .postQuantum: []
            }
        var parts = [SecretBytes(copying: Array(("{" + publicMembers).utf8))]
        for (name, value) in secrets {
            parts.append(SecretBytes(copying: Array(",\"\(name)\":\"".utf8)))
            parts.append(
                SecretBytes(count: Base64.encodedCount(byteCount: value.count, padded: false)) { output in
                    value.withBytes { Base64.encode($0, alphabet: .urlSafe, padded: false, into: &output) }
                }
            )
            parts.append(SecretBytes(copying: Array("\"".utf8)))
        }
        parts.append(SecretBytes(copying: Array("}".utf8)))
        return SecretBytes(joining: parts)
    }

    /// The members that make up a public key.
    private static func members(of key: PublicKey) throws(CryptoError) -> [(name: String, value: String)] {
        func text(_ bytes: some Sequence<UInt8>) -> String {
            Base64.encode(Array(bytes), alphabet: .urlSafe, padded: false)
        }
        switch key.material {
        case .rsa(let n, let e): return [("kty", "RSA"), ("n", text(n)), ("e", text(e))]
        case .ec(let curve, let point):
            guard let name = curve.jwkName else { throw .unsupported("JSON has no keys on the curve \(curve.name)") }
            let size = curve.fieldByteCount
            return [
                ("kty", "EC"), ("crv", name), ("x", text(point[1...size])), ("y", text(point[(1 + size)...])),
            ]
        case .raw(let kind, let bytes): return [("kty", "OKP"), ("crv", kind.description), ("x", text(bytes))]
        default: throw .unsupported("JSON has no keys of type \(key.algorithm)")
        }
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\0"..<" ": result += "\\u00\(Hex.encode([UInt8(scalar.value)]))"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}

extension EllipticCurve {
    /// The name of the curve in JSON Web Keys, if it has one.
    var jwkName: String? {
        switch self {
        case .p256, .p384, .p521, .secp256k1: name
        default: nil
        }
    }
}
