public import FoundationEssentials
internal import MimaCrypto

extension P521.Signing {
    /// A signature by ECDSA (FIPS 186-5 §6), the numbers r and s.
    public struct ECDSASignature: ContiguousBytes, Sendable {
        /// Both numbers, 132 bytes.
        public var rawRepresentation: Data

        init(bytes: Data) {
            rawRepresentation = bytes
        }

        /// Takes both numbers. Throws ``CryptoKitError/incorrectParameterSize`` for another size than 132 bytes.
        public init<D: DataProtocol>(rawRepresentation: D) throws(CryptoKitMetaError) {
            guard rawRepresentation.count == 132 else { throw CryptoKitError.incorrectParameterSize }
            self.rawRepresentation = Data(rawRepresentation)
        }

        /// Takes a signature in DER (RFC 3279 §2.2.3). Throws ``CryptoKitASN1Error`` when it is none, and
        /// ``CryptoKitError/incorrectParameterSize`` when a number has more than 66 bytes.
        public init<D: DataProtocol>(derRepresentation: D) throws(CryptoKitMetaError) {
            rawRepresentation = try Data(ecdsaDER: derRepresentation, on: .p521)
        }

        /// Lends the bytes of ``rawRepresentation`` to `body`.
        public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
            try unsafe rawRepresentation.withUnsafeBytes(body)
        }

        /// The signature in DER.
        public var derRepresentation: Data { rawRepresentation.ecdsaDER }
    }
}

extension P521.Signing.PublicKey {
    /// Whether `signature` is this key's over a digest that was computed before.
    public func isValidSignature<D: Digest>(_ signature: P521.Signing.ECDSASignature, for digest: D) -> Bool {
        key.isValidSignature(signature.rawRepresentation, for: digest)
    }

    /// Whether `signature` is this key's over `data` and SHA-512.
    public func isValidSignature<D: DataProtocol>(_ signature: P521.Signing.ECDSASignature, for data: D) -> Bool {
        isValidSignature(signature, for: SHA512.hash(data: data))
    }
}
