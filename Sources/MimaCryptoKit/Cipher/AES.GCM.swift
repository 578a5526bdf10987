public import FoundationEssentials
internal import MimaCrypto

extension AES {
    /// AES in Galois/Counter Mode (NIST SP 800-38D), with keys of 128, 192 or 256 bits.
    public enum GCM: Sendable {
        static let tagByteCount = 16
        static let defaultNonceByteCount = 12

        /// Encrypts `message` and authenticates it along with `authenticatedData`, which stays outside of the box.
        ///
        /// Without `nonce` a random one is made: give one only where it is certain never to come twice. Throws
        /// ``CryptoKitError/incorrectKeySize`` for a key of another size.
        public static func seal<Plaintext: DataProtocol, AuthenticatedData: DataProtocol>(
            _ message: Plaintext,
            using key: SymmetricKey,
            nonce: Nonce? = nil,
            authenticating authenticatedData: AuthenticatedData
        ) throws(CryptoKitMetaError) -> SealedBox {
            let nonce = nonce ?? Nonce()
            let cipher = try cipher(for: key)
            let combined = try authenticatedData.withContiguousSpan { data in
                try cipher.sealed(message, using: key, nonce: nonce.bytes, authenticating: data)
            }
            return SealedBox(combined: combined, nonceByteCount: nonce.bytes.count)
        }

        /// As ``seal(_:using:nonce:authenticating:)``, with nothing but the message to authenticate.
        public static func seal<Plaintext: DataProtocol>(
            _ message: Plaintext,
            using key: SymmetricKey,
            nonce: Nonce? = nil
        ) throws(CryptoKitMetaError) -> SealedBox {
            let nonce = nonce ?? Nonce()
            let combined = try cipher(for: key).sealed(
                message,
                using: key,
                nonce: nonce.bytes,
                authenticating: Span()
            )
            return SealedBox(combined: combined, nonceByteCount: nonce.bytes.count)
        }

        /// The message in the box.
        ///
        /// Throws ``CryptoKitError/authenticationFailure`` when the box or `authenticatedData` was altered or the key
        /// is another, and ``CryptoKitError/incorrectKeySize`` for a key of another size.
        public static func open<AuthenticatedData: DataProtocol>(
            _ sealedBox: SealedBox,
            using key: SymmetricKey,
            authenticating authenticatedData: AuthenticatedData
        ) throws(CryptoKitMetaError) -> Data {
            let cipher = try cipher(for: key)
            return try authenticatedData.withContiguousSpan { data in
                try sealedBox.opened(by: cipher, using: key, authenticating: data)
            }
        }

        /// As ``open(_:using:authenticating:)``, where nothing but the message was authenticated.
        public static func open(_ sealedBox: SealedBox, using key: SymmetricKey) throws(CryptoKitMetaError) -> Data {
            try sealedBox.opened(by: cipher(for: key), using: key, authenticating: Span())
        }

        private static func cipher(for key: SymmetricKey) throws(CryptoKitError) -> AEAD {
            switch key.byteCount {
            case 16: .aes128GCM
            case 24: .aes192GCM
            case 32: .aes256GCM
            default: throw .incorrectKeySize
            }
        }
    }
}

extension AES.GCM {
    /// A sealed message with its nonce and tag.
    public struct SealedBox: Sendable {
        private let bytes: Data
        private let nonceByteCount: Int

        init(combined: Data, nonceByteCount: Int) {
            bytes = combined
            self.nonceByteCount = nonceByteCount
        }

        /// The authentication tag, 16 bytes.
        public var tag: Data { bytes.suffix(AES.GCM.tagByteCount) }
        /// The ciphertext, as long as the message.
        public var ciphertext: Data { bytes.dropFirst(nonceByteCount).dropLast(AES.GCM.tagByteCount) }
        /// The nonce.
        public var nonce: AES.GCM.Nonce { Nonce(bytes: Data(bytes.prefix(nonceByteCount))) }

        /// Nonce, ciphertext and tag in one, or nil when the nonce has another size than 12 bytes.
        public var combined: Data? { nonceByteCount == AES.GCM.defaultNonceByteCount ? bytes : nil }

        /// Takes nonce, ciphertext and tag in one, with a nonce of 12 bytes. Throws
        /// ``CryptoKitError/incorrectParameterSize`` when there is no room for nonce and tag.
        public init<D: DataProtocol>(combined: D) throws(CryptoKitMetaError) {
            guard combined.count >= AES.GCM.defaultNonceByteCount + AES.GCM.tagByteCount else {
                throw CryptoKitError.incorrectParameterSize
            }
            self.init(combined: Data(combined), nonceByteCount: AES.GCM.defaultNonceByteCount)
        }

        /// Takes the parts. Throws ``CryptoKitError/incorrectParameterSize`` when the tag has another size than 16
        /// bytes.
        public init<C: DataProtocol, T: DataProtocol>(
            nonce: AES.GCM.Nonce,
            ciphertext: C,
            tag: T
        ) throws(CryptoKitMetaError) {
            guard tag.count == AES.GCM.tagByteCount else { throw CryptoKitError.incorrectParameterSize }
            var combined = Data(capacity: nonce.bytes.count + ciphertext.count + tag.count)
            combined.append(nonce.bytes)
            combined.append(contentsOf: ciphertext)
            combined.append(contentsOf: tag)
            self.init(combined: combined, nonceByteCount: nonce.bytes.count)
        }

        fileprivate func opened(
            by cipher: AEAD,
            using key: SymmetricKey,
            authenticating data: Span<UInt8>
        ) throws(CryptoKitError) -> Data {
            try cipher.opened(bytes, nonceByteCount: nonceByteCount, using: key, authenticating: data)
        }
    }
}
