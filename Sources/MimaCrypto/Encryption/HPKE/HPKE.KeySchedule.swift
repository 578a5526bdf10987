package import MimaBytes

extension HPKE {
    /// What sender and recipient derive from the secret that they share (RFC 9180 §5.1): a key and a first nonce for
    /// messages, and a key to export secrets with.
    package struct KeySchedule: Sendable {
        package let suite: Suite
        /// The messages' key and first nonce; nil when the suite encrypts none.
        private let message: (key: SymmetricKey, nonce: [UInt8])?
        private let exporter: SecretBytes
        private var sequenceNumber: UInt64 = 0

        /// Derives them. That the mode and the preshared key go together is the caller's to see to.
        package init(
            _ suite: Suite,
            mode: Mode,
            sharedSecret: SecretBytes,
            info: [UInt8],
            presharedKey: SecretBytes? = nil,
            presharedKeyIdentifier: [UInt8] = []
        ) throws(CryptoError) {
            let (kdf, label) = (suite.kdf, suite.label)
            func hashed(_ name: String, _ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
                let hash = try kdf.extract(
                    salt: nil,
                    suite: label,
                    label: name,
                    inputKey: SecretBytes(copying: bytes)
                )
                return hash.withBytes { hash in hash.indices.map { hash[$0] } }
            }
            let context =
                try [mode.rawValue] + hashed("psk_id_hash", presharedKeyIdentifier) + hashed("info_hash", info)
            let secret = try kdf.extract(salt: sharedSecret, suite: label, label: "secret", inputKey: presharedKey)
            func derived(_ name: String, _ byteCount: Int) throws(CryptoError) -> SecretBytes {
                try kdf.expand(secret, suite: label, label: name, info: context, byteCount: byteCount)
            }
            self.suite = suite
            exporter = try derived("exp", kdf.hash.byteCount)
            if let cipher = suite.aead.cipher {
                let nonce = try derived("base_nonce", MimaCrypto.AEAD.nonceByteCount)
                message = (
                    SymmetricKey(try derived("key", cipher.keyByteCount)),
                    nonce.withBytes { nonce in nonce.indices.map { nonce[$0] } }
                )
            } else {
                message = nil
            }
        }

        /// Whether there is another message. The last number is never used, so that it can always be counted one
        /// further.
        package var hasNext: Bool { sequenceNumber < UInt64.max }

        /// A secret of `byteCount` bytes for `context` (§5.3).
        package func export(context: [UInt8], byteCount: Int) throws(CryptoError) -> SecretBytes {
            try suite.kdf.expand(
                exporter,
                suite: suite.label,
                label: "sec",
                info: context,
                byteCount: byteCount
            )
        }

        /// Encrypts the next message.
        package mutating func seal(
            _ plaintext: Span<UInt8>,
            authenticating additionalData: Span<UInt8>,
            into output: inout OutputSpan<UInt8>
        ) throws(CryptoError) {
            let (cipher, key, nonce) = try next()
            try cipher.seal(
                plaintext,
                using: key,
                nonce: nonce.span,
                authenticating: additionalData,
                into: &output
            )
            sequenceNumber += 1
        }

        /// Decrypts the next message. One that is not authentic is not counted: the next may be.
        package mutating func open(
            _ sealed: Span<UInt8>,
            authenticating additionalData: Span<UInt8>,
            into output: inout OutputSpan<UInt8>
        ) throws(CryptoError) {
            let (cipher, key, nonce) = try next()
            let tag = MimaCrypto.AEAD.tagByteCount
            try requireByteCount(sealed.count, of: "sealed message", in: tag...Int.max)
            try cipher.open(
                sealed.extracting(0..<(sealed.count - tag)),
                tag: sealed.extracting(last: tag),
                using: key,
                nonce: nonce.span,
                authenticating: additionalData,
                into: &output
            )
            sequenceNumber += 1
        }

        /// The cipher, its key, and the nonce of the next message: the first with the message's number added without
        /// carry (§5.2).
        private func next() throws(CryptoError) -> (MimaCrypto.AEAD, SymmetricKey, InlineArray<12, UInt8>) {
            guard let message, let cipher = suite.aead.cipher else {
                throw .unsupported("the HPKE suite is for exporting secrets alone, and encrypts no messages")
            }
            if !hasNext { throw .unsupported("the HPKE context has encrypted all its messages") }
            let number = sequenceNumber
            let nonce = InlineArray<12, UInt8> { place in
                let byte = place < 4 ? 0 : UInt8(truncatingIfNeeded: number >> (88 - 8 * UInt64(place)))
                return message.nonce[place] ^ byte
            }
            return (cipher, message.key, nonce)
        }

        /// Goes on as if so many messages had been encrypted, to see what happens at the last one.
        package mutating func skip(to number: UInt64) {
            sequenceNumber = number
        }
    }
}
