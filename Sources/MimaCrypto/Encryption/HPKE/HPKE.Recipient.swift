extension HPKE {
    /// Decrypts messages that a ``Sender`` encrypted, in their order (RFC 9180 §5.2).
    public struct Recipient: ~Copyable, Sendable {
        private var schedule: KeySchedule

        /// Starts a context.
        ///
        /// - Parameters:
        ///   - recipient: The private key, of the type that the suite's KEM has.
        ///   - encapsulatedKey: What the sender sent besides the messages.
        ///   - suite: The algorithms.
        ///   - info: What both know of the messages.
        ///   - presharedKey: A secret that both know.
        ///   - sender: The key by which the sender is known.
        ///
        /// That one of these is not the sender's shows when a message is opened. Throws
        /// ``CryptoError/invalidKey(_:)`` and ``CryptoError/wrongByteCount(of:found:expected:)`` for a key that is none
        /// of the suite's, and ``CryptoError/smallOrderPublicKey`` when nothing secret can be agreed on with it.
        public init(
            _ recipient: PrivateKey,
            encapsulatedKey: [UInt8],
            suite: Suite,
            info: [UInt8] = [],
            presharedKey: PresharedKey? = nil,
            authenticatedBy sender: PublicKey? = nil
        ) throws(CryptoError) {
            let sharedSecret = try suite.kem.decapsulate(encapsulatedKey, with: recipient, from: sender)
            schedule = try KeySchedule(
                suite,
                mode: Mode(presharedKey: presharedKey != nil, sender: sender != nil),
                sharedSecret: sharedSecret,
                info: info,
                presharedKey: presharedKey?.key.secretBytes,
                presharedKeyIdentifier: presharedKey?.identifier ?? []
            )
        }

        /// The next message.
        ///
        /// Throws ``CryptoError/authenticationFailed`` when it is not the next one, or it or `additionalData` was
        /// altered, or the context is not the sender's; it then waits for the same message still. Throws
        /// ``CryptoError/unsupported(_:)`` when the suite is for exporting alone, or after 2^64 - 1 messages.
        public mutating func open(
            _ sealed: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span()
        ) throws(CryptoError) -> [UInt8] {
            let capacity = max(0, sealed.count - MimaCrypto.AEAD.tagByteCount)
            return try [UInt8](capacity: capacity) { (output) throws(CryptoError) in
                try schedule.open(sealed, authenticating: additionalData, into: &output)
            }
        }

        /// The next message. Throws as the one above does.
        public mutating func open(
            _ sealed: [UInt8],
            authenticating additionalData: [UInt8] = []
        ) throws(CryptoError) -> [UInt8] {
            try open(sealed.span, authenticating: additionalData.span)
        }

        /// A secret of `byteCount` bytes for `context`, which the sender can export too (§5.3).
        ///
        /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when the size is not one of
        /// ``KDF/exportedByteCounts``.
        public func export(context: [UInt8] = [], byteCount: Int) throws(CryptoError) -> SymmetricKey {
            SymmetricKey(try schedule.export(context: context, byteCount: byteCount))
        }
    }
}
