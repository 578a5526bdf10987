public import FoundationEssentials

// The three curves have the same types, which differ in name and size alone: what changes here, changes in all.

extension P256 {
    /// Signatures: ECDSA (FIPS 186-5 §6).
    public enum Signing: Sendable {
        /// A public key, a point of the curve.
        public struct PublicKey: Sendable {
            let key: NISTPublicKey

            init(_ key: NISTPublicKey) {
                self.key = key
            }

            /// Takes both coordinates, 64 bytes.
            ///
            /// Throws ``CryptoKitError/incorrectParameterSize`` for another size, and
            /// ``CryptoKitError/underlyingCoreCryptoError(error:)`` when there is no such point on the curve.
            public init<D: ContiguousBytes>(rawRepresentation: D) throws(CryptoKitMetaError) {
                key = try NISTPublicKey(raw: rawRepresentation, on: .p256)
            }

            /// Takes the x-coordinate, 32 bytes, of a key whose y-coordinate is not larger than its negative
            /// (draft-jivsov-ecc-compact). Throws as ``init(rawRepresentation:)`` does.
            public init<Bytes: ContiguousBytes>(compactRepresentation: Bytes) throws(CryptoKitMetaError) {
                key = try NISTPublicKey(compact: compactRepresentation, on: .p256)
            }

            /// Takes 4 and both coordinates (SEC 1 §2.3.3), 65 bytes. Throws as ``init(rawRepresentation:)``
            /// does, and ``CryptoKitError/incorrectKeySize`` when the first byte is another.
            public init<Bytes: ContiguousBytes>(x963Representation: Bytes) throws(CryptoKitMetaError) {
                key = try NISTPublicKey(x963: x963Representation, on: .p256)
            }

            /// Takes 2 or 3 and the x-coordinate (SEC 1 §2.3.3), 33 bytes. Throws as
            /// ``init(rawRepresentation:)`` does, and ``CryptoKitError/incorrectKeySize`` when the first byte is
            /// another.
            public init<Bytes: ContiguousBytes>(compressedRepresentation: Bytes) throws(CryptoKitMetaError) {
                key = try NISTPublicKey(compressed: compressedRepresentation, on: .p256)
            }

            /// Takes a "PUBLIC KEY" in PEM. Throws ``CryptoKitASN1Error`` when it is none, and
            /// ``CryptoKitError/incorrectParameterSize`` when it is on another curve.
            public init(pemRepresentation: String) throws(CryptoKitMetaError) {
                key = try NISTPublicKey(pem: pemRepresentation, on: .p256)
            }

            /// Takes a SubjectPublicKeyInfo in DER (RFC 5480 §2). Throws as ``init(pemRepresentation:)`` does.
            public init<Bytes: RandomAccessCollection>(
                derRepresentation: Bytes
            ) throws(CryptoKitMetaError) where Bytes.Element == UInt8 {
                key = try NISTPublicKey(der: Array(derRepresentation), on: .p256)
            }

            /// The x-coordinate, or nil when the y-coordinate is larger than its negative.
            public var compactRepresentation: Data? { key.compact(on: .p256) }
            /// Both coordinates.
            public var rawRepresentation: Data { key.raw }
            /// 4 and both coordinates.
            public var x963Representation: Data { key.x963 }
            /// 2 or 3 and the x-coordinate.
            public var compressedRepresentation: Data { key.compressed }
            /// The SubjectPublicKeyInfo in DER.
            public var derRepresentation: Data { key.der }
            /// The key in PEM.
            public var pemRepresentation: String { key.pem }
        }

        /// A private key, a number of 32 bytes.
        public struct PrivateKey: Sendable {
            private let key: NISTPrivateKey

            /// Makes a random key; when `compactRepresentable`, one whose public key has a compact form.
            public init(compactRepresentable: Bool = true) {
                key = NISTPrivateKey(on: .p256, compactRepresentable: compactRepresentable)
            }

            /// Takes 4, both coordinates of the public key, and the number, 97 bytes.
            ///
            /// Throws ``CryptoKitError/incorrectParameterSize`` for another size, ``CryptoKitError/incorrectKeySize``
            /// when the first byte is another, and ``CryptoKitError/underlyingCoreCryptoError(error:)`` when there is
            /// no such key or its parts do not belong together.
            public init<Bytes: ContiguousBytes>(x963Representation: Bytes) throws(CryptoKitMetaError) {
                key = try NISTPrivateKey(x963: x963Representation, on: .p256)
            }

            /// Takes the number, 32 bytes.
            ///
            /// Throws ``CryptoKitError/incorrectParameterSize`` for another size, and
            /// ``CryptoKitError/underlyingCoreCryptoError(error:)`` when it is not from 1 to the curve's order.
            public init<Bytes: ContiguousBytes>(rawRepresentation: Bytes) throws(CryptoKitMetaError) {
                key = try NISTPrivateKey(raw: rawRepresentation, on: .p256)
            }

            /// Takes a "PRIVATE KEY" or an "EC PRIVATE KEY" in PEM. Throws ``CryptoKitASN1Error`` when it is none, and
            /// ``CryptoKitError/incorrectParameterSize`` when it is on another curve.
            public init(pemRepresentation: String) throws(CryptoKitMetaError) {
                key = try NISTPrivateKey(pem: pemRepresentation, on: .p256)
            }

            /// Takes a key in PKCS#8 (RFC 5958) or SEC 1 (RFC 5915), in DER. Throws as ``init(pemRepresentation:)``
            /// does.
            public init<Bytes: RandomAccessCollection>(
                derRepresentation: Bytes
            ) throws(CryptoKitMetaError) where Bytes.Element == UInt8 {
                key = try NISTPrivateKey(der: Array(derRepresentation), on: .p256)
            }

            /// The public key that belongs to this one.
            public var publicKey: P256.Signing.PublicKey { PublicKey(key.publicKey) }
            /// The number.
            public var rawRepresentation: Data { key.raw }
            /// 4, both coordinates of the public key, and the number.
            public var x963Representation: Data { key.x963 }
            /// The key in PKCS#8, in DER.
            public var derRepresentation: Data { key.der }
            /// The key in PKCS#8, in PEM.
            public var pemRepresentation: String { key.pem }

            /// The signature of a digest that was computed before.
            public func signature<D: Digest>(for digest: D) throws(CryptoKitMetaError) -> P256.Signing.ECDSASignature {
                ECDSASignature(bytes: try key.signature(for: digest, on: .p256))
            }

            /// The signature of `data` over SHA-256.
            public func signature<D: DataProtocol>(
                for data: D
            ) throws(CryptoKitMetaError) -> P256.Signing.ECDSASignature {
                try signature(for: SHA256.hash(data: data))
            }
        }
    }
}
