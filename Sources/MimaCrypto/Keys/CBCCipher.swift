internal import MimaBytes
internal import OpenSSLBridge

/// The block ciphers in CBC mode with which OpenSSL encrypts private keys.
enum CBCCipher: Sendable {
    case aes128
    case aes192
    case aes256
    case tripleDES
    /// From the legacy provider.
    case des
    /// Two keys, the first of which is used again as the third: of PKCS#12's older schemes alone.
    case twoKeyTripleDES
    /// From the legacy provider: of PKCS#12's older schemes alone.
    case rc2With40Bits, rc2With128Bits

    /// Those that have a name of their own in PEM and in PBES2.
    static let named: [CBCCipher] = [.aes128, .aes192, .aes256, .tripleDES, .des]

    /// The size of the key in bytes.
    var keyByteCount: Int {
        switch self {
        case .aes128: 16
        case .aes192, .tripleDES: 24
        case .aes256: 32
        case .des: 8
        case .twoKeyTripleDES, .rc2With128Bits: 16
        case .rc2With40Bits: 5
        }
    }

    /// The size of a block in bytes, which is that of the initialisation vector.
    var blockByteCount: Int {
        switch self {
        case .aes128, .aes192, .aes256: 16
        default: 8
        }
    }

    /// OpenSSL's name of the cipher.
    var name: String {
        switch self {
        case .aes128: "AES-128-CBC"
        case .aes192: "AES-192-CBC"
        case .aes256: "AES-256-CBC"
        case .tripleDES: "DES-EDE3-CBC"
        case .des: "DES-CBC"
        case .twoKeyTripleDES: "DES-EDE-CBC"
        case .rc2With40Bits: "RC2-40-CBC"
        case .rc2With128Bits: "RC2-CBC"
        }
    }

    private var algorithm: CipherAlgorithm? {
        switch self {
        case .aes128: .aes128CBC
        case .aes192: .aes192CBC
        case .aes256: .aes256CBC
        case .tripleDES: .tripleDESCBC
        case .des: BlockCipherModes.des.cbc
        case .twoKeyTripleDES: .tripleDESCBC
        case .rc2With40Bits: .rc2With40BitsCBC
        case .rc2With128Bits: .rc2CBC
        }
    }

    /// The plaintext without its padding (RFC 8018 §6.1.1), or nil when that is not as it should be. Key and vector
    /// must have their sizes.
    func decrypt(_ ciphertext: Span<UInt8>, key: SecretBytes, iv: [UInt8]) throws(CryptoError) -> SecretBytes? {
        guard let algorithm else { throw .unavailable(algorithm: name) }
        guard !ciphertext.isEmpty, ciphertext.count % blockByteCount == 0 else { return nil }
        let key = self == .twoKeyTripleDES ? key.withFirstKeyAgain : key
        let padded: SecretBytes
        do {
            padded = try SecretBytes(count: ciphertext.count) { (output) throws(OpenSSLFailure) in
                try key.withBytes { (key) throws(OpenSSLFailure) in
                    try algorithm.process(ciphertext, encrypting: false, key: key, iv: iv.span, into: &output)
                }
            }
        } catch {
            throw CryptoError(error)
        }
        return padded.withBytes { bytes in
            let count = Int(bytes[bytes.count - 1])
            guard (1...blockByteCount).contains(count) else { return nil }
            let end = bytes.count - count
            for index in end..<bytes.count where bytes[index] != UInt8(count) { return nil }
            return SecretBytes(copying: bytes.extracting(0..<end))
        }
    }

    /// The ciphertext of `plaintext` with its padding (RFC 8018 §6.1.1). Key and vector must have their sizes.
    func encrypt(_ plaintext: SecretBytes, key: SecretBytes, iv: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let algorithm else { throw .unavailable(algorithm: name) }
        let padding = blockByteCount - plaintext.count % blockByteCount
        let padded = SecretBytes(count: plaintext.count + padding) { output in
            plaintext.append(to: &output)
            for _ in 0..<padding { output.append(UInt8(padding)) }
        }
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            try [UInt8](capacity: padded.count) { (output) throws(OpenSSLFailure) in
                try padded.withBytes { (padded) throws(OpenSSLFailure) in
                    try key.withBytes { (key) throws(OpenSSLFailure) in
                        try algorithm.process(padded, encrypting: true, key: key, iv: iv.span, into: &output)
                    }
                }
            }
        }
    }
}

extension SecretBytes {
    /// Two keys of DES as the three that 3DES takes.
    fileprivate var withFirstKeyAgain: SecretBytes {
        withBytes { bytes in
            SecretBytes(count: bytes.count + 8) { output in
                for index in bytes.indices { output.append(bytes[index]) }
                for index in 0..<min(8, bytes.count) { output.append(bytes[index]) }
            }
        }
    }
}
