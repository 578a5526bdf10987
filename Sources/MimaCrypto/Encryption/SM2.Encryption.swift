public import MimaBytes
internal import OpenSSLBridge

extension SM2 {
    /// How the parts of a ciphertext are written: C1 a point, C2 the message masked, C3 a hash of 32 bytes.
    public enum CiphertextForm: Hashable, Sendable, CaseIterable {
        /// A sequence of the two coordinates, C3 and C2 in DER (GM/T 0009 §7.2), as OpenSSL has it.
        case asn1
        /// C1 (65 bytes, uncompressed), C3, C2: the order of GB/T 32918.4.
        case c1c3c2
        /// C1 (65 bytes, uncompressed), C2, C3: the order of the standard's drafts.
        case c1c2c3
    }

    /// The size in bytes of the longest message that is encrypted here; such messages are keys.
    public static var maximumMessageByteCount: Int { 1 << 20 }

    /// A ciphertext in another form.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when it is not in the form that it should have.
    public static func convert(
        _ ciphertext: [UInt8],
        from: CiphertextForm,
        to form: CiphertextForm
    ) throws(CryptoError) -> [UInt8] {
        try SM2Ciphertext(reading: ciphertext, from).bytes(form)
    }
}

extension PublicKey {
    /// Encrypts a message to an SM2 key (GB/T 32918.4 over SM3), differently each time. The ciphertext is 97 bytes longer
    /// than the message, and in ASN.1 some more.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the key is of another type, and
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` when the message is empty or longer than
    /// ``SM2/maximumMessageByteCount``.
    public func sm2Encrypt(
        _ message: [UInt8],
        form: SM2.CiphertextForm = .asn1
    ) throws(CryptoError) -> [UInt8] {
        guard algorithm == .sm2 else { throw .invalidKey("the key is of type \(algorithm), not SM2") }
        try requireByteCount(message.count, of: "message for SM2", in: 1...SM2.maximumMessageByteCount)
        let ciphertext = try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.encrypt(message.span, .sm2)
        }
        return try SM2.convert(ciphertext, from: .asn1, to: form)
    }
}

extension PrivateKey {
    /// The message that was encrypted to this SM2 key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the key is of another type, and
    /// ``CryptoError/authenticationFailed`` when the ciphertext is damaged, not for this key, or not in this form.
    public func sm2Decrypt(
        _ ciphertext: [UInt8],
        form: SM2.CiphertextForm = .asn1
    ) throws(CryptoError) -> SecretBytes {
        guard algorithm == .sm2 else { throw .invalidKey("the key is of type \(algorithm), not SM2") }
        let parts: SM2Ciphertext
        do throws(CryptoError) {
            parts = try SM2Ciphertext(reading: ciphertext, form)
            // A point that is not on the curve would be computed with.
            _ = try PublicKey(.sm2, x963Representation: parts.point)
        } catch {
            throw .authenticationFailed
        }
        let asn1 = parts.bytes(.asn1)
        let message = try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.decrypt(asn1.span, .sm2, capacity: asn1.count)
        }
        guard let message, message.count == parts.masked.count else { throw .authenticationFailed }
        return message
    }
}

/// The parts of a ciphertext of SM2.
private struct SM2Ciphertext {
    /// C1, uncompressed.
    let point: [UInt8]
    /// C2.
    let masked: [UInt8]
    /// C3.
    let hash: [UInt8]

    init(reading bytes: [UInt8], _ form: SM2.CiphertextForm) throws(CryptoError) {
        if form == .asn1 {
            let span = bytes.span
            var outer = DERReader(0..<span.count)
            var reader = DERReader(try outer.read(.sequence, in: span))
            try outer.requireEnd()
            let (x, y) = (try reader.readNumber(in: span), try reader.readNumber(in: span))
            let (third, second) = (try reader.read(.octetString, in: span), try reader.read(.octetString, in: span))
            try reader.requireEnd()
            guard x.count <= 32, y.count <= 32, third.count == 32, !second.isEmpty else { throw Self.malformed }
            let zeros = [UInt8](repeating: 0, count: 32)
            point = [4] + zeros.dropFirst(x.count) + bytes[x] + zeros.dropFirst(y.count) + bytes[y]
            masked = Array(bytes[second])
            hash = Array(bytes[third])
            return
        }
        guard bytes.count > 97, bytes[0] == 4 else { throw Self.malformed }
        point = Array(bytes[..<65])
        masked = Array(form == .c1c3c2 ? bytes[97...] : bytes[65..<(bytes.count - 32)])
        hash = Array(form == .c1c3c2 ? bytes[65..<97] : bytes[(bytes.count - 32)...])
    }

    private static var malformed: CryptoError { .unsupported("the ciphertext is not one of SM2 in this form") }

    func bytes(_ form: SM2.CiphertextForm) -> [UInt8] {
        switch form {
        case .asn1:
            PlainDER.sequence(
                PlainDER.integer(Array(point[1..<33])),
                PlainDER.integer(Array(point[33...])),
                PlainDER.element(PlainDER.octetStringTag, hash),
                PlainDER.element(PlainDER.octetStringTag, masked)
            )
        case .c1c3c2: point + hash + masked
        case .c1c2c3: point + masked + hash
        }
    }
}
