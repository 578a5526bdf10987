package import OpenSSLBridge

/// A block cipher chosen at run time. What it is used in is a mode: ``AEAD`` or ``UnauthenticatedCipher``.
public enum BlockCipher: Hashable, Sendable, CaseIterable {
    /// AES (FIPS 197) with a key of 16 bytes.
    case aes128
    /// AES with a key of 24 bytes.
    case aes192
    /// AES with a key of 32 bytes.
    case aes256
    /// ARIA (RFC 5794) with a key of 16 bytes.
    case aria128
    /// ARIA with a key of 24 bytes.
    case aria192
    /// ARIA with a key of 32 bytes.
    case aria256
    /// Camellia (RFC 3713) with a key of 16 bytes.
    case camellia128
    /// Camellia with a key of 24 bytes.
    case camellia192
    /// Camellia with a key of 32 bytes.
    case camellia256
    /// SM4 (GB/T 32907), with a key of 16 bytes.
    case sm4
    /// SEED (RFC 4269), with a key of 16 bytes. It needs libcrypto's legacy provider.
    case seed
    /// A cipher that is broken, or whose blocks of 8 bytes are too small.
    case insecure(Insecure.BlockCipher)

    /// Every cipher, the insecure ones last.
    public static let allCases: [BlockCipher] =
        [
            .aes128, .aes192, .aes256, .aria128, .aria192, .aria256, .camellia128, .camellia192, .camellia256, .sm4,
            .seed,
        ] + Insecure.BlockCipher.allCases.map(BlockCipher.insecure)

    /// The sizes of the key in bytes; one alone but for Blowfish and CAST5.
    public var keyByteCounts: ClosedRange<Int> {
        switch self {
        case .aes128, .aria128, .camellia128, .sm4, .seed: 16...16
        case .aes192, .aria192, .camellia192: 24...24
        case .aes256, .aria256, .camellia256: 32...32
        case .insecure(let cipher): cipher.keyByteCounts
        }
    }

    /// The size of the key in bytes; where the cipher takes several, the one that is made unless another is asked for.
    public var keyByteCount: Int {
        switch self {
        case .insecure(.blowfish), .insecure(.cast5): 16
        default: keyByteCounts.upperBound
        }
    }

    /// The size of a block in bytes.
    public var blockByteCount: Int {
        switch self {
        case .insecure: 8
        default: 16
        }
    }

    package var modes: BlockCipherModes {
        switch self {
        case .aes128: .aes128
        case .aes192: .aes192
        case .aes256: .aes256
        case .aria128: .aria128
        case .aria192: .aria192
        case .aria256: .aria256
        case .camellia128: .camellia128
        case .camellia192: .camellia192
        case .camellia256: .camellia256
        case .sm4: .sm4
        case .seed: .seed
        case .insecure(.tripleDES): .tripleDES
        case .insecure(.des): .des
        case .insecure(.blowfish): .blowfish
        case .insecure(.cast5): .cast5
        }
    }

    /// Whether the running libcrypto offers the cipher.
    public var isAvailable: Bool { modes.ecb != nil }

    /// The cipher with a key, one block at a time. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` and
    /// ``CryptoError/unavailable(algorithm:)``; the cipher must have blocks of 16 bytes.
    package func blockFunction(key: SymmetricKey, encrypting: Bool) throws(CryptoError) -> BlockFunction {
        try requireByteCount(key.byteCount, of: "\(self) key", in: keyByteCounts)
        guard let ecb = modes.ecb else { throw .unavailable(algorithm: description) }
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.withBytes { (key) throws(OpenSSLFailure) in
                try BlockFunction.start(ecb, encrypting: encrypting, key: key)
            }
        }
    }
}

extension BlockCipher: CustomStringConvertible {
    /// The standard's name of the cipher, such as "AES-256".
    public var description: String {
        switch self {
        case .aes128: "AES-128"
        case .aes192: "AES-192"
        case .aes256: "AES-256"
        case .aria128: "ARIA-128"
        case .aria192: "ARIA-192"
        case .aria256: "ARIA-256"
        case .camellia128: "Camellia-128"
        case .camellia192: "Camellia-192"
        case .camellia256: "Camellia-256"
        case .sm4: "SM4"
        case .seed: "SEED"
        case .insecure(let cipher): cipher.description
        }
    }
}

extension Insecure {
    /// Block ciphers that nothing new should use: blocks of 8 bytes repeat after some gigabytes under one key
    /// (SWEET32), and DES is broken by trying all keys.
    ///
    /// All but 3DES need libcrypto's legacy provider.
    public enum BlockCipher: Hashable, Sendable, CaseIterable {
        /// Triple DES with a key of 24 bytes (SP 800-67), the parity bits of which are ignored.
        case tripleDES
        /// DES (FIPS 46-3), with a key of 8 bytes.
        case des
        /// Blowfish, with a key of 5 to 56 bytes.
        case blowfish
        /// CAST-128 (RFC 2144), with a key of 5 to 16 bytes.
        case cast5

        fileprivate var keyByteCounts: ClosedRange<Int> {
            switch self {
            case .tripleDES: 24...24
            case .des: 8...8
            case .blowfish: 5...56
            case .cast5: 5...16
            }
        }

        fileprivate var description: String {
            switch self {
            case .tripleDES: "3DES"
            case .des: "DES"
            case .blowfish: "Blowfish"
            case .cast5: "CAST5"
            }
        }
    }
}
