package import OpenSSLBridge

/// A block cipher under a CMAC; the size of the key chooses among its kinds.
public enum CMACCipher: Hashable, Sendable, CaseIterable {
    /// AES (FIPS 197), with a key of 16, 24 or 32 bytes.
    case aes
    /// Camellia (RFC 3713), with a key of 16, 24 or 32 bytes.
    case camellia
    /// ARIA (RFC 5794), with a key of 16, 24 or 32 bytes.
    case aria
    /// SM4 (GB/T 32907-2016), with a key of 16 bytes.
    case sm4
    /// A cipher for data that already depends on it.
    case insecure(Insecure.CMACCipher)

    /// All the ciphers.
    public static var allCases: [CMACCipher] { [.aes, .camellia, .aria, .sm4, .insecure(.tripleDES)] }

    /// The size of a block, and of a code, in bytes.
    public var blockByteCount: Int {
        switch self {
        case .aes, .camellia, .aria, .sm4: 16
        case .insecure(.tripleDES): 8
        }
    }

    /// The sizes of its keys in bytes.
    public var keyByteCounts: [Int] {
        switch self {
        case .aes, .camellia, .aria: [16, 24, 32]
        case .sm4: [16]
        case .insecure(.tripleDES): [24]
        }
    }

    /// libcrypto's cipher for a key of this size; nil where it has none.
    package func libcryptoCipher(keyByteCount: Int) -> MACCipher? {
        switch (self, keyByteCount) {
        case (.aes, 16): Fetched.aes128
        case (.aes, 24): Fetched.aes192
        case (.aes, 32): Fetched.aes256
        case (.camellia, 16): Fetched.camellia128
        case (.camellia, 24): Fetched.camellia192
        case (.camellia, 32): Fetched.camellia256
        case (.aria, 16): Fetched.aria128
        case (.aria, 24): Fetched.aria192
        case (.aria, 32): Fetched.aria256
        case (.sm4, 16): Fetched.sm4
        case (.insecure(.tripleDES), 24): Fetched.tripleDES
        default: nil
        }
    }

    private enum Fetched {
        static let aes128 = MACCipher("AES-128-CBC")
        static let aes192 = MACCipher("AES-192-CBC")
        static let aes256 = MACCipher("AES-256-CBC")
        static let camellia128 = MACCipher("CAMELLIA-128-CBC")
        static let camellia192 = MACCipher("CAMELLIA-192-CBC")
        static let camellia256 = MACCipher("CAMELLIA-256-CBC")
        static let aria128 = MACCipher("ARIA-128-CBC")
        static let aria192 = MACCipher("ARIA-192-CBC")
        static let aria256 = MACCipher("ARIA-256-CBC")
        static let sm4 = MACCipher("SM4-CBC")
        static let tripleDES = MACCipher("DES-EDE3-CBC")
    }
}

extension Insecure {
    /// Block ciphers whose blocks, of 8 bytes, are too short: after 2^32 of them under a key, codes repeat by chance
    /// (NIST SP 800-38B, appendix B, allows 2^21 messages).
    public enum CMACCipher: Hashable, Sendable, CaseIterable {
        /// Triple DES (NIST SP 800-67), with a key of 24 bytes; codes of 8.
        case tripleDES
    }
}

extension CMACCipher: CustomStringConvertible {
    /// The standard's name of the cipher.
    public var description: String {
        switch self {
        case .aes: "AES"
        case .camellia: "Camellia"
        case .aria: "ARIA"
        case .sm4: "SM4"
        case .insecure(.tripleDES): "3DES"
        }
    }
}
