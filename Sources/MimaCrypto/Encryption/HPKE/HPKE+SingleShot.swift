extension HPKE {
    /// One message encrypted for the holder of a private key (RFC 9180 §6.1).
    public struct SealedMessage: Hashable, Sendable {
        /// What the recipient needs besides the ciphertext.
        public let encapsulatedKey: [UInt8]
        /// The message encrypted, 16 bytes longer.
        public let ciphertext: [UInt8]
    }

    /// Encrypts one message. For more of them to one recipient a ``Sender`` takes less time and room.
    ///
    /// The parameters are those of ``Sender``; `additionalData` is authenticated along with the message. Throws as
    /// ``Sender`` does.
    public static func seal(
        _ message: [UInt8],
        to recipient: PublicKey,
        suite: Suite,
        info: [UInt8] = [],
        authenticating additionalData: [UInt8] = [],
        presharedKey: PresharedKey? = nil,
        authenticatedBy sender: PrivateKey? = nil
    ) throws(CryptoError) -> SealedMessage {
        var context = try Sender(
            to: recipient,
            suite: suite,
            info: info,
            presharedKey: presharedKey,
            authenticatedBy: sender
        )
        let ciphertext = try context.seal(message, authenticating: additionalData)
        return SealedMessage(encapsulatedKey: context.encapsulatedKey, ciphertext: ciphertext)
    }

    /// Decrypts one message. The parameters are those of ``Recipient``, and it throws as ``Recipient`` does.
    public static func open(
        _ ciphertext: [UInt8],
        encapsulatedKey: [UInt8],
        with recipient: PrivateKey,
        suite: Suite,
        info: [UInt8] = [],
        authenticating additionalData: [UInt8] = [],
        presharedKey: PresharedKey? = nil,
        authenticatedBy sender: PublicKey? = nil
    ) throws(CryptoError) -> [UInt8] {
        var context = try Recipient(
            recipient,
            encapsulatedKey: encapsulatedKey,
            suite: suite,
            info: info,
            presharedKey: presharedKey,
            authenticatedBy: sender
        )
        return try context.open(ciphertext, authenticating: additionalData)
    }
}
