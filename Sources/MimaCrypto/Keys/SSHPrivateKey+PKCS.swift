internal import MimaBytes
internal import OpenSSLBridge

extension SSHPrivateKey {
    /// Reads an RSAPrivateKey (RFC 8017 appendix A.1.2).
    init(pkcs1 bytes: Span<UInt8>) throws(CryptoError) {
        let numbers = try RSAPrivateNumbers.reading(pkcs1: bytes)
        let bits = RSA.bitCount(numbers.modulus)
        if bits > RSA.modulusBitCounts.upperBound {
            throw .parameterOutOfRange(
                "size in bits of the RSA modulus",
                found: bits,
                allowed: RSA.modulusBitCounts
            )
        }
        try RSA.requireConsistent(numbers)
        self.init(
            material: .rsa(pkcs1DERRepresentation: SecretBytes(copying: bytes)),
            publicKey: OpenSSHPublicKey(rsaModulus: numbers.modulus, exponent: numbers.publicExponent, comment: "")
        )
    }

    /// Reads a PrivateKeyInfo (RFC 5958 §2) with an RSA or Ed25519 key.
    init(pkcs8 bytes: Span<UInt8>) throws(CryptoError) {
        var outer = DERReader(0..<bytes.count)
        var reader = DERReader(try outer.read(.sequence, in: bytes))
        try outer.requireEnd()
        guard let version = try reader.readSmallNumber(in: bytes), version <= 1 else {
            throw .invalidKey("the private key is of an unknown version of PKCS#8")
        }
        let identifier = try AlgorithmIdentifier(reading: &reader, in: bytes)
        let contents = try reader.read(.octetString, in: bytes)
        let publicPart = try Self.skipAttributes(&reader, in: bytes)

        switch identifier.algorithm {
        case .rsa:
            try identifier.requireNoParameters(in: bytes)
            try self.init(pkcs1: bytes.extracting(contents))
        case .ed25519:
            try identifier.parameters.requireEnd()
            var inner = DERReader(contents)
            let seed = try inner.read(.octetString, in: bytes)
            try inner.requireEnd()
            let key = try Curve25519.Signing.PrivateKey(
                rawRepresentation: SecretBytes(copying: bytes.extracting(seed))
            )
            let publicKey = key.publicKey
            if let publicPart, publicPart != [0] + publicKey.rawRepresentation {
                throw .invalidKey("the public and the private part of the key do not belong together")
            }
            self.init(material: .ed25519(key), publicKey: OpenSSHPublicKey(publicKey))
        default:
            throw .unsupported("private keys of type \(identifier.algorithm) are not supported here")
        }
    }

    /// Goes past the attributes and reads the public key, both of which may follow the private one: a bit string, whose
    /// first byte counts the bits that are not used.
    private static func skipAttributes(
        _ reader: inout DERReader,
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> [UInt8]? {
        if reader.nextTag(in: bytes) == DERReader.Tag.context0.rawValue {
            _ = try reader.read(.context0, in: bytes)
        }
        let hasPublicPart = reader.nextTag(in: bytes) == DERReader.Tag.context1.rawValue
        let publicPart = hasPublicPart ? bytes.array(try reader.read(.context1, in: bytes)) : nil
        try reader.requireEnd()
        return publicPart
    }
}
