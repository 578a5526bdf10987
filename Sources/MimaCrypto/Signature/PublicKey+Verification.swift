internal import OpenSSLBridge

extension PublicKey {
    /// Whether `signature` is this key's over `message`.
    ///
    /// Throws ``CryptoError/malformedSignature(_:)`` when the bytes are not in the form that the scheme has: of another
    /// size, or not in strict DER; ``CryptoError/invalidKey(_:)`` when the key is of another type than the scheme, and
    /// ``CryptoError/unsupported(_:)`` or ``CryptoError/unavailable(algorithm:)`` when the scheme cannot be used.
    public func isValidSignature(
        _ signature: Span<UInt8>,
        for message: Span<UInt8>,
        using scheme: SignatureScheme
    ) throws(CryptoError) -> Bool {
        let operation = try scheme.operation(for: self)
        if case .message(let instance, let size) = operation {
            try requireSignatureByteCount(signature.count, size)
            do throws(OpenSSLFailure) {
                if let instance { return try key.isValidSignature(signature, for: message, instance) }
                return try key.isValidSignature(signature, for: message)
            } catch {
                throw CryptoError(error)
            }
        }
        let digest = try scheme.digest(of: message, for: self) ?? []
        return try isValid(signature, digest.span, scheme, operation)
    }

    /// Whether `signature` is this key's over `message`; throws as the function over spans does.
    public func isValidSignature(
        _ signature: [UInt8],
        for message: [UInt8],
        using scheme: SignatureScheme
    ) throws(CryptoError) -> Bool {
        try isValidSignature(signature.span, for: message.span, using: scheme)
    }

    /// Whether `signature` is this key's over the message whose digest this is, by the scheme's hash function; for SM2
    /// that of the user's hash and the message.
    ///
    /// Throws as ``isValidSignature(_:for:using:)-swift.method`` does, ``CryptoError/wrongByteCount(of:found:expected:)``
    /// when the digest has another size than the function's, and ``CryptoError/unsupported(_:)`` for the schemes that
    /// sign the message itself.
    public func isValidSignature(
        _ signature: [UInt8],
        forDigest digest: [UInt8],
        using scheme: SignatureScheme
    ) throws(CryptoError) -> Bool {
        let operation = try scheme.operation(for: self)
        try scheme.requireDigest(digest)
        return try isValid(signature.span, digest.span, scheme, operation)
    }

    func isValid(
        _ signature: Span<UInt8>,
        _ digest: Span<UInt8>,
        _ scheme: SignatureScheme,
        _ operation: SignatureOperation
    ) throws(CryptoError) -> Bool {
        switch operation {
        case .digest(let padding, let form, let size):
            let numbers = try SignatureNumbers(reading: signature, form, orderByteCount: size)
            if form == .der { return try isValid(signature, digest, padding) }
            return try isValid(numbers.der.span, digest, padding)
        case .rsa(let padding):
            try requireSignatureByteCount(signature.count, (bitCount + 7) / 8)
            return try isValid(signature, digest, padding)
        case .encodedPSS(let encoding):
            try requireSignatureByteCount(signature.count, (bitCount + 7) / 8)
            let message: [UInt8]?
            do throws(OpenSSLFailure) {
                message = try key.recoveredMessage(fromRSASignature: signature)
            } catch {
                throw CryptoError(error)
            }
            guard let message else { return false }
            return try encoding.matches(message, digest: digest, modulusBitCount: bitCount)
        case .message:
            throw .unsupported("\(scheme) signs the message itself, not its digest")
        }
    }

    private func isValid(
        _ signature: Span<UInt8>,
        _ digest: Span<UInt8>,
        _ padding: Key.SignaturePadding
    ) throws(CryptoError) -> Bool {
        do throws(OpenSSLFailure) {
            return try key.isValidSignature(signature, forDigest: digest, padding)
        } catch {
            throw CryptoError(error)
        }
    }

    private func requireSignatureByteCount(_ found: Int, _ expected: Int) throws(CryptoError) {
        if found != expected {
            throw .malformedSignature("the signature has \(found) bytes, and should have \(expected)")
        }
    }
}
