internal import MimaBytes
internal import OpenSSLBridge

extension JSONWebKey {
    /// The key that the members make up.
    static func keys(
        _ members: JSONMembers,
        limits: KeyLimits
    ) throws(CryptoError) -> (PublicKey, PrivateKey?) {
        switch members.text("kty") {
        case "RSA": return try rsa(members, limits: limits)
        case "EC": return try ec(members)
        case "OKP": return try octets(members)
        case "oct": throw .unsupported("the JSON Web Key is a symmetric one")
        case nil: throw .invalidKey("the JSON Web Key does not say what it is (kty)")
        default: throw .unsupported("JSON Web Keys of this type (kty) are not supported here")
        }
    }

    private static func ec(_ members: JSONMembers) throws(CryptoError) -> (PublicKey, PrivateKey?) {
        guard let name = members.text("crv") else { throw .invalidKey("the JSON Web Key names no curve (crv)") }
        guard let curve = EllipticCurve.allCases.first(where: { $0.jwkName == name }) else {
            throw .unsupported("JSON Web Keys on this curve (crv) are not supported here")
        }
        let size = curve.fieldByteCount
        var point: [UInt8] = [4]
        for name in ["x", "y"] {
            let coordinate = try required(name, members).revealed
            try requireByteCount(coordinate.count, of: "coordinate \(name) of the JSON Web Key", in: size...size)
            point += coordinate
        }
        guard let scalar = try bytes("d", members) else { return (try PublicKey(.ec(curve, point: point)), nil) }
        try requireByteCount(scalar.count, of: "private part of the JSON Web Key", in: size...size)
        let key = try PrivateKey(curve, scalar: scalar, statedPoint: point)
        return (key.publicKey, key)
    }

    private static func octets(_ members: JSONMembers) throws(CryptoError) -> (PublicKey, PrivateKey?) {
        let kinds: [Key.RawKind] = [.ed25519, .ed448, .x25519, .x448]
        let name = members.text("crv")
        guard let kind = kinds.first(where: { $0.description == name }) else {
            throw .unsupported("JSON Web Keys on this curve (crv) are not supported here")
        }
        let publicBytes = try required("x", members).revealed
        guard let secret = try bytes("d", members) else { return (try PublicKey(.raw(kind, publicBytes)), nil) }
        let key = try PrivateKey(kind, bytes: secret, statedPublicKey: publicBytes)
        return (key.publicKey, key)
    }

    private static func rsa(
        _ members: JSONMembers,
        limits: KeyLimits
    ) throws(CryptoError) -> (PublicKey, PrivateKey?) {
        let (n, e) = (try required("n", members).revealed, try required("e", members).revealed)
        let publicKey = try PublicKey(.rsa(n: n, e: e), limits: limits)
        guard let d = try bytes("d", members)?.withoutLeadingZeros else { return (publicKey, nil) }
        if members.names.contains("oth") {
            throw .unsupported("RSA keys with more than two primes are not supported")
        }
        guard case .rsa(let n, let e) = publicKey.material, d.count <= n.count else { throw PrivateKey.mismatch }
        let others = ["p", "q", "dp", "dq", "qi"]
        let present = others.filter { members.names.contains($0) }
        let numbers: RSAPrivateNumbers
        if present.isEmpty {
            // RFC 7518 §6.3.2 allows a key of d alone.
            let found = try throwingCryptoError { () throws(OpenSSLFailure) in
                try RSAPrivateNumbers(factoring: n, publicExponent: e, privateExponent: d)
            }
            guard let found else { throw PrivateKey.mismatch }
            numbers = found
        } else {
            guard present.count == others.count else {
                throw .invalidKey("the JSON Web Key has some of its numbers p, q, dp, dq and qi, and lacks others")
            }
            numbers = RSAPrivateNumbers(
                modulus: n,
                publicExponent: e,
                privateExponent: d,
                prime1: try required("p", members).withoutLeadingZeros,
                prime2: try required("q", members).withoutLeadingZeros,
                exponent1: try required("dp", members).withoutLeadingZeros,
                exponent2: try required("dq", members).withoutLeadingZeros,
                coefficient: try required("qi", members).withoutLeadingZeros
            )
            guard
                [numbers.prime1, numbers.prime2, numbers.exponent1, numbers.exponent2, numbers.coefficient]
                    .allSatisfy({ $0.count <= n.count })
            else { throw PrivateKey.mismatch }
        }
        let key = try PrivateKey(rsa: numbers, limits: limits)
        return (key.publicKey, key)
    }

    /// The bytes that a member is in base64url without padding (RFC 7515 §2); nil when there is no such member.
    private static func bytes(_ name: String, _ members: JSONMembers) throws(CryptoError) -> SecretBytes? {
        guard members.names.contains(name) else { return nil }
        guard let text = members.strings[name] else {
            throw .invalidKey("the member \(name) of the JSON Web Key is not a string")
        }
        do {
            return try SecretBytes(count: Base64.maximumDecodedCount(characterCount: text.count)) {
                (output) throws(BytesError) in
                try text.withBytes { (text) throws(BytesError) in
                    try Base64.decode(text, alphabet: .urlSafe, padding: .forbidden, into: &output)
                }
            }
        } catch {
            throw .invalidKey("the member \(name) of the JSON Web Key is not base64url")
        }
    }

    private static func required(_ name: String, _ members: JSONMembers) throws(CryptoError) -> SecretBytes {
        guard let bytes = try bytes(name, members) else {
            throw .invalidKey("the JSON Web Key has no member \(name)")
        }
        return bytes
    }
}
