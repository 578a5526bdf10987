extension HPKE {
    /// Encrypts messages for the holder of a private key, each in its turn (RFC 9180 §5.2).
    public struct Sender: ~Copyable, Sendable {
        private var schedule: KeySchedule
        /// What the recipient needs besides the messages.
        public let encapsulatedKey: [UInt8]

        /// Starts a context.
        ///
        /// - Parameters:
        ///   - recipient: The key of who is to read the messages, of the type that the suite's KEM has.
        ///   - suite: The algorithms.
        ///   - info: What both know of the messages, such as the protocol's name.
        ///   - presharedKey: A secret that both know.
        ///   - sender: The key by which the recipient is to know who sent the messages.
        ///
        /// Throws ``CryptoError/invalidKey(_:)`` for a key of another type, and ``CryptoError/smallOrderPublicKey``
        /// when nothing secret can be agreed on with it.
        public init(
            to recipient: PublicKey,
            suite: Suite,
            info: [UInt8] = [],
            presharedKey: PresharedKey? = nil,
            authenticatedBy sender: PrivateKey? = nil
        ) throws(CryptoError) {
            try self.init(
                to: recipient,
                suite: suite,
                info: info,
                presharedKey: presharedKey,
                authenticatedBy: sender,
                ephemeral: nil
            )
        }

        /// Starts a context with a given key for the exchange, which must serve only once: for test vectors.
        package init(
            to recipient: PublicKey,
            suite: Suite,
            info: [UInt8],
            presharedKey: PresharedKey?,
            authenticatedBy sender: PrivateKey?,
            ephemeral: PrivateKey?
        ) throws(CryptoError) {
            let encapsulated = try suite.kem.encapsulate(to: recipient, from: sender, ephemeral: ephemeral)
            schedule = try KeySchedule(
                suite,
                mode: Mode(presharedKey: presharedKey != nil, sender: sender != nil),
                sharedSecret: encapsulated.sharedSecret,
                info: info,
                presharedKey: presharedKey?.key.secretBytes,
                presharedKeyIdentifier: presharedKey?.identifier ?? []
            )
            encapsulatedKey = encapsulated.encapsulatedKey
        }

        /// The next message encrypted, 16 bytes longer. `additionalData` is authenticated along with it.
        ///
        /// Throws ``CryptoError/unsupported(_:)`` when the suite is for exporting alone, or after 2^64 - 1 messages.
        public mutating func seal(
            _ message: Span<UInt8>,
            authenticating additionalData: Span<UInt8> = Span()
        ) throws(CryptoError) -> [UInt8] {
            try [UInt8](capacity: message.count + MimaCrypto.AEAD.tagByteCount) { (output) throws(CryptoError) in
                try schedule.seal(message, authenticating: additionalData, into: &output)
            }
        }

        /// The next message encrypted, 16 bytes longer. `additionalData` is authenticated along with it.
        ///
        /// Throws ``CryptoError/unsupported(_:)`` when the suite is for exporting alone, or after 2^64 - 1 messages.
        public mutating func seal(
            _ message: [UInt8],
            authenticating additionalData: [UInt8] = []
        ) throws(CryptoError) -> [UInt8] {
            try seal(message.span, authenticating: additionalData.span)
        }

        /// A secret of `byteCount` bytes for `context`, which the recipient can export too (§5.3).
        ///
        /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when the size is not one of
        /// ``KDF/exportedByteCounts``.
        public func export(context: [UInt8] = [], byteCount: Int) throws(CryptoError) -> SymmetricKey {
            SymmetricKey(try schedule.export(context: context, byteCount: byteCount))
        }

        /// Goes on as if so many messages had been encrypted, to see what happens at the last one.
        package mutating func skip(to number: UInt64) {
            schedule.skip(to: number)
        }
    }
}

extension HPKE.Mode {
    /// The mode in which a preshared key, and a key of the sender's, are used or not.
    init(presharedKey: Bool, sender: Bool) {
        self =
            switch (presharedKey, sender) {
            case (false, false): .base
            case (true, false): .psk
            case (false, true): .auth
            case (true, true): .authPSK
            }
    }
}
