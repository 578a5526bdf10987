/// A signature by ECDSA on a curve known at compile time: `P256.Signing.ECDSASignature` and its like.
public struct SchemeSignature<Scheme: NISTSigningScheme>: Sendable, Hashable {
    /// The two numbers, each in as many bytes as the curve's order (IEEE P1363).
    public let rawRepresentation: [UInt8]

    /// Takes over the two numbers, each in as many bytes as the order. Throws ``CryptoError/malformedSignature(_:)`` for
    /// another size.
    public init(rawRepresentation bytes: [UInt8]) throws(CryptoError) {
        rawRepresentation =
            try SignatureNumbers(reading: bytes.span, .ieeeP1363, orderByteCount: Scheme.curve.fieldByteCount).ieeeP1363
    }

    /// Reads a signature in DER (RFC 3279 §2.2.3). Throws ``CryptoError/malformedSignature(_:)`` when it is not in the one
    /// form that DER has.
    public init(derRepresentation bytes: [UInt8]) throws(CryptoError) {
        rawRepresentation =
            try SignatureNumbers(reading: bytes.span, .der, orderByteCount: Scheme.curve.fieldByteCount).ieeeP1363
    }

    /// The signature in DER (RFC 3279 §2.2.3).
    public var derRepresentation: [UInt8] {
        let size = rawRepresentation.count / 2
        return PlainDER.sequence(
            PlainDER.integer(Array(rawRepresentation.prefix(size))),
            PlainDER.integer(Array(rawRepresentation.suffix(size)))
        )
    }
}

extension P256.Signing {
    /// A signature: 64 bytes, or in DER.
    public typealias ECDSASignature = SchemeSignature<P256.Signing>
}

extension P384.Signing {
    /// A signature: 96 bytes, or in DER.
    public typealias ECDSASignature = SchemeSignature<P384.Signing>
}

extension P521.Signing {
    /// A signature: 132 bytes, or in DER.
    public typealias ECDSASignature = SchemeSignature<P521.Signing>
}

extension NISTSigningScheme {
    /// The hash function that goes with the curve: SHA-256, SHA-384 or SHA-512.
    fileprivate static var hash: HashAlgorithm {
        switch curve {
        case .p384: .sha384
        case .p521: .sha512
        default: .sha256
        }
    }
}

extension SchemePrivateKey where Scheme: NISTSigningScheme {
    /// Signs `message` by ECDSA over the hash function that goes with the curve: SHA-256 for P-256, SHA-384 for P-384,
    /// SHA-512 for P-521.
    public func signature(for message: Span<UInt8>) throws(CryptoError) -> SchemeSignature<Scheme> {
        try SchemeSignature(derRepresentation: base.signature(for: message, using: .ecdsa(Scheme.hash, .der)))
    }

    /// Signs `message` by ECDSA over the hash function that goes with the curve.
    public func signature(for message: [UInt8]) throws(CryptoError) -> SchemeSignature<Scheme> {
        try signature(for: message.span)
    }

    /// Signs the message whose digest this is.
    public func signature<H: HashFunction & ~Copyable>(
        for digest: Digest<H>
    ) throws(CryptoError) -> SchemeSignature<Scheme> {
        try SchemeSignature(
            derRepresentation: base.signature(forDigest: digest.bytes, using: .ecdsa(H.algorithm, .der))
        )
    }
}

extension SchemePublicKey where Scheme: NISTSigningScheme {
    /// Whether `signature` is this key's over `message`, by ECDSA over the hash function that goes with the curve.
    public func isValidSignature(_ signature: SchemeSignature<Scheme>, for message: Span<UInt8>) -> Bool {
        do throws(CryptoError) {
            return try base.isValidSignature(
                signature.rawRepresentation.span,
                for: message,
                using: .ecdsa(Scheme.hash, .ieeeP1363)
            )
        } catch {
            return false
        }
    }

    /// Whether `signature` is this key's over `message`, by ECDSA over the hash function that goes with the curve.
    public func isValidSignature(_ signature: SchemeSignature<Scheme>, for message: [UInt8]) -> Bool {
        isValidSignature(signature, for: message.span)
    }

    /// Whether `signature` is this key's over the message whose digest this is.
    public func isValidSignature<H: HashFunction & ~Copyable>(
        _ signature: SchemeSignature<Scheme>,
        for digest: Digest<H>
    ) -> Bool {
        do throws(CryptoError) {
            return try base.isValidSignature(
                signature.rawRepresentation,
                forDigest: digest.bytes,
                using: .ecdsa(H.algorithm, .ieeeP1363)
            )
        } catch {
            return false
        }
    }
}
