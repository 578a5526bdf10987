extension SignatureNumbers {
    /// The order of secp256k1 (SEC 2 §2.4.1).
    private static let order: [UInt8] = [
        0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_fffe, 0xbaae_dce6_af48_a03b, 0xbfd2_5e8c_d036_4141,
    ].flatMap { (word: UInt64) in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }

    /// Half of it, rounded down.
    private static let halfOrder: [UInt8] = [
        0x7fff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0x5d57_6e73_57a4_501d, 0xdfe9_2f46_681b_20a0,
    ].flatMap { (word: UInt64) in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }

    /// Whether s, on secp256k1, is at most half of the order.
    var hasLowS: Bool { !Self.halfOrder.lexicographicallyPrecedes(s) }

    /// The signature, on secp256k1, whose s is at most half of the order: of the two with the same r, which are valid
    /// for the same message.
    var withLowS: SignatureNumbers {
        if hasLowS || !s.lexicographicallyPrecedes(Self.order) { return self }
        var result = s
        var borrow = 0
        for index in s.indices.reversed() {
            let difference = Int(Self.order[index]) - Int(s[index]) - borrow
            borrow = difference < 0 ? 1 : 0
            result[index] = UInt8(truncatingIfNeeded: difference)
        }
        return SignatureNumbers(r: r, s: result)
    }

    private init(r: [UInt8], s: [UInt8]) {
        self.r = r
        self.s = s
    }
}

extension PrivateKey {
    /// Signs `message` by ECDSA over SHA-256 on secp256k1 as Bitcoin wants it (BIP 146): in DER, s at most half of the
    /// order, so that nobody can make the other signature of the same message.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` for a key on another curve.
    public func bitcoinSignature(for message: [UInt8]) throws(CryptoError) -> [UInt8] {
        try publicKey.requireBitcoin()
        let der = try signature(for: message, using: .ecdsa(.sha256, .der))
        return try SignatureNumbers(reading: der.span, .der, orderByteCount: 32).withLowS.der
    }
}

extension PublicKey {
    /// Whether `signature` is this key's over `message` as Bitcoin wants it (BIP 146), by ECDSA over SHA-256 on secp256k1
    /// in DER, s at most half of the order.
    ///
    /// Throws ``CryptoError/malformedSignature(_:)`` when s is more or the bytes are not in strict DER, and
    /// ``CryptoError/invalidKey(_:)`` for a key on another curve.
    public func isValidBitcoinSignature(_ signature: [UInt8], for message: [UInt8]) throws(CryptoError) -> Bool {
        try requireBitcoin()
        let numbers = try SignatureNumbers(reading: signature.span, .der, orderByteCount: 32)
        if !numbers.hasLowS { throw .malformedSignature("s is more than half of the order") }
        return try isValidSignature(signature, for: message, using: .ecdsa(.sha256, .der))
    }

    fileprivate func requireBitcoin() throws(CryptoError) {
        if algorithm != .ec(.secp256k1) {
            throw .invalidKey("the key is of type \(algorithm), and Bitcoin's signatures are on secp256k1")
        }
    }
}
