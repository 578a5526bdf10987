internal import MimaBytes
internal import OpenSSLBridge

extension AES {
    /// The size of AES's blocks in bytes.
    static let blockByteCount = 16

    /// The one of three algorithms whose keys have as many bits as `key`.
    static func algorithm(
        for key: SymmetricKey,
        _ aes128: CipherAlgorithm?,
        _ aes192: CipherAlgorithm?,
        _ aes256: CipherAlgorithm?
    ) throws(CryptoKitError) -> CipherAlgorithm {
        let algorithm =
            switch key.byteCount {
            case 16: aes128
            case 24: aes192
            case 32: aes256
            default: throw CryptoKitError.incorrectKeySize
            }
        guard let algorithm else { throw .libcryptoFailed }
        return algorithm
    }
}

extension CipherAlgorithm {
    /// Runs the cipher over `input`, of a size that the mode takes, without padding, and appends the result to `output`,
    /// which must have room for it.
    func processAll(
        _ input: Span<UInt8>,
        encrypting: Bool,
        key: SymmetricKey,
        vector: Vector,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoKitError) {
        do {
            try key.secret.withBytes { (key) throws(OpenSSLFailure) in
                try process(input, encrypting: encrypting, key: key, iv: vector.span, into: &output)
            }
        } catch {
            throw .libcryptoFailed
        }
    }

    /// What a mode starts from: an initialization vector or a counter.
    typealias Vector = InlineArray<16, UInt8>
}

extension InlineArray<16, UInt8> {
    /// The last 16 bytes of `bytes`, which must have as many.
    init(last bytes: Span<UInt8>) {
        self.init { bytes[bytes.count - 16 + $0] }
    }

    /// As many of the bytes of `bytes` as there are, and zeros after them.
    init<Bytes: Collection>(padding bytes: Bytes) where Bytes.Element == UInt8 {
        self.init { (output: inout OutputSpan<UInt8>) in
            for byte in bytes.prefix(16) { output.append(byte) }
            while output.freeCapacity > 0 { output.append(0) }
        }
    }

    /// 16 random bytes.
    static func random() -> InlineArray<16, UInt8> {
        InlineArray { (output: inout OutputSpan<UInt8>) in
            neverFailing { () throws(OpenSSLFailure) in try RandomSource.fill(&output) }
        }
    }
}
