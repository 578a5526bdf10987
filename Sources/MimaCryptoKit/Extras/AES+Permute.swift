internal import OpenSSLBridge

extension AES {
    /// Encrypts one block of 16 bytes in place, with AES alone: only of use to build modes and protocols from.
    ///
    /// Throws ``CryptoKitError/incorrectParameterSize`` when `payload` has another size, and
    /// ``CryptoKitError/incorrectKeySize`` for a key that has not 128, 192 or 256 bits.
    public static func permute<Payload: MutableCollection>(
        _ payload: inout Payload,
        key: SymmetricKey
    ) throws where Payload.Element == UInt8 {
        try permute(&payload, key: key, encrypting: true)
    }

    /// Decrypts one block of 16 bytes in place: the inverse of ``permute(_:key:)``, which throws the same.
    public static func inversePermute<Payload: MutableCollection>(
        _ payload: inout Payload,
        key: SymmetricKey
    ) throws where Payload.Element == UInt8 {
        try permute(&payload, key: key, encrypting: false)
    }

    private static func permute<Payload: MutableCollection>(
        _ payload: inout Payload,
        key: SymmetricKey,
        encrypting: Bool
    ) throws(CryptoKitError) where Payload.Element == UInt8 {
        guard payload.count == blockByteCount else { throw .incorrectParameterSize }
        // The first block in the mode of cipher block chaining, with a vector of zeros, is that of AES alone.
        let cipher = try algorithm(for: key, .aes128CBC, .aes192CBC, .aes256CBC)
        let block = CipherAlgorithm.Vector(padding: payload)
        let result = try CipherAlgorithm.Vector { (output: inout OutputSpan<UInt8>) throws(CryptoKitError) in
            try cipher.processAll(
                block.span,
                encrypting: encrypting,
                key: key,
                vector: CipherAlgorithm.Vector(repeating: 0),
                into: &output
            )
        }
        var index = payload.startIndex
        for place in result.indices {
            payload[index] = result[place]
            payload.formIndex(after: &index)
        }
    }
}
