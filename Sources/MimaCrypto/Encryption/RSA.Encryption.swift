public import MimaBytes
package import OpenSSLBridge

extension RSA.Encryption {
    /// How a message is made as long as the modulus, with randomness, before it is encrypted.
    public enum Padding: Hashable, Sendable {
        /// OAEP (RFC 8017 §7.1), MGF1 over `maskHash`, or over the same hash function when that is nil; both sides must
        /// have the same label, often empty.
        case oaep(HashAlgorithm, maskHash: HashAlgorithm? = nil, label: [UInt8] = [])

        /// How many bytes of the modulus are not left for the message.
        fileprivate var overhead: Int {
            switch self {
            // A hash function of chosen size may have been given any, and OAEP has none of these.
            case .oaep(let hash, _, _): 2 * min(max(hash.byteCount, 0), 1 << 30) + 2
            }
        }
    }

    /// A public key, for encryption.
    public struct PublicKey: Sendable, Hashable {
        package let key: Key
        /// The modulus n, big-endian without leading zeros.
        public let n: [UInt8]
        /// The exponent e, big-endian without leading zeros.
        public let e: [UInt8]

        /// A key of its two numbers, big-endian; leading zeros do not count.
        ///
        /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when the modulus has not 2048 to 16384 bits or
        /// the exponent not 2 to 64, and ``CryptoError/invalidKey(_:)`` when one of them is even.
        public init(n: [UInt8], e: [UInt8]) throws(CryptoError) {
            let modulus = Array(n.drop { $0 == 0 })
            let exponent = Array(e.drop { $0 == 0 })
            try RSA.requirePublicKey(modulus: modulus, exponent: exponent)
            key = try throwingCryptoError { () throws(OpenSSLFailure) in
                try Key.rsaPublicKey(modulus: modulus, exponent: exponent)
            }
            self.n = modulus
            self.e = exponent
        }

        /// The size of the modulus in bits.
        public var bitCount: Int { RSA.bitCount(n) }

        /// The size of a ciphertext in bytes: that of the modulus.
        public var ciphertextByteCount: Int { n.count }

        /// The size in bytes of the longest message that `padding` leaves room for; negative when there is not even
        /// room for an empty one.
        public func maximumMessageByteCount(padding: Padding) -> Int { n.count - padding.overhead }

        /// Encrypts `message`, differently each time. The result is ``ciphertextByteCount`` bytes.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the message is longer than
        /// ``maximumMessageByteCount(padding:)``, ``CryptoError/unsupported(_:)`` when the padding is not possible.
        public func encrypt(_ message: Span<UInt8>, padding: Padding) throws(CryptoError) -> [UInt8] {
            switch padding {
            case .oaep(let hash, let maskHash, let label):
                let digest = try RSA.oaepDigest(hash, labelByteCount: label.count)
                let mask = try RSA.oaepDigest(maskHash ?? hash, labelByteCount: 0)
                let longest = maximumMessageByteCount(padding: padding)
                if longest < 0 { throw .unsupported("OAEP over \(hash) needs a larger key") }
                try requireByteCount(message.count, of: "message for RSA", in: 0...longest)
                do {
                    return try key.oaepEncrypt(message, digest: digest, mask: mask, label: label.span)
                } catch {
                    throw CryptoError(error)
                }
            }
        }

        /// Encrypts `message`, differently each time. The result is ``ciphertextByteCount`` bytes.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when the message is longer than
        /// ``maximumMessageByteCount(padding:)``, ``CryptoError/unsupported(_:)`` when the padding is not possible.
        public func encrypt(_ message: [UInt8], padding: Padding) throws(CryptoError) -> [UInt8] {
            try encrypt(message.span, padding: padding)
        }

        /// Whether both have the same numbers.
        public static func == (left: PublicKey, right: PublicKey) -> Bool {
            left.n == right.n && left.e == right.e
        }

        /// Feeds the numbers to `hasher`.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(n)
            hasher.combine(e)
        }
    }

    /// A private key, for decryption.
    public struct PrivateKey: Sendable {
        package let key: Key
        /// The public key that belongs to this one.
        public let publicKey: PublicKey

        /// Reads an RSAPrivateKey in DER, as PKCS#1 has it (RFC 8017 appendix A.1.2), of two primes.
        ///
        /// Throws as ``PublicKey/init(n:e:)`` does, and ``CryptoError/invalidKey(_:)`` when the bytes are something
        /// else or the numbers do not belong together. That the primes are primes is not tested.
        public init(pkcs1DERRepresentation der: SecretBytes) throws(CryptoError) {
            let numbers = try der.withBytes { (bytes) throws(CryptoError) in
                try RSAPrivateNumbers.reading(pkcs1: bytes)
            }
            publicKey = try PublicKey(n: numbers.modulus, e: numbers.publicExponent)
            try RSA.requireConsistent(numbers)
            key = try throwingCryptoError { () throws(OpenSSLFailure) in try Key.rsaPrivateKey(numbers) }
        }

        /// The size of the modulus in bits.
        public var bitCount: Int { publicKey.bitCount }

        /// The message that was encrypted to this key with `padding`.
        ///
        /// Throws ``CryptoError/authenticationFailed``, whatever it is that does not fit, and
        /// ``CryptoError/unsupported(_:)`` when the padding is not possible.
        public func decrypt(_ ciphertext: Span<UInt8>, padding: Padding) throws(CryptoError) -> SecretBytes {
            switch padding {
            case .oaep(let hash, let maskHash, let label):
                let digest = try RSA.oaepDigest(hash, labelByteCount: label.count)
                let mask = try RSA.oaepDigest(maskHash ?? hash, labelByteCount: 0)
                // libcrypto would take a shorter number too, which RFC 8017 §7.1.2 refuses.
                guard ciphertext.count == publicKey.ciphertextByteCount else { throw .authenticationFailed }
                let message: SecretBytes?
                do {
                    message = try key.oaepDecrypt(ciphertext, digest: digest, mask: mask, label: label.span)
                } catch {
                    throw CryptoError(error)
                }
                guard let message else { throw .authenticationFailed }
                return message
            }
        }

        /// The message that was encrypted to this key with `padding`.
        ///
        /// Throws ``CryptoError/authenticationFailed``, whatever it is that does not fit, and
        /// ``CryptoError/unsupported(_:)`` when the padding is not possible.
        public func decrypt(_ ciphertext: [UInt8], padding: Padding) throws(CryptoError) -> SecretBytes {
            try decrypt(ciphertext.span, padding: padding)
        }
    }
}

extension RSA {
    /// The digest under OAEP with a label of so many bytes, which libcrypto counts in 32 bits.
    fileprivate static func oaepDigest(
        _ hash: HashAlgorithm,
        labelByteCount: Int
    ) throws(CryptoError) -> DigestAlgorithm {
        try requireByteCount(labelByteCount, of: "OAEP label", in: 0...Int(Int32.max))
        switch hash {
        case .shake128, .shake256: throw .unsupported("OAEP needs a hash function of fixed output, and SHAKE has none")
        case .blake2b(let byteCount) where byteCount != 64:
            throw .unsupported("OAEP over BLAKE2b is for its 64 bytes of output alone")
        default: return try hash.digestAlgorithm()
        }
    }
}
