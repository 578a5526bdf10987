package import OpenSSLBridge

/// A block cipher under a GMAC; the size of the key chooses among its kinds.
public enum GMACCipher: Hashable, Sendable, CaseIterable {
    /// AES (FIPS 197), with a key of 16, 24 or 32 bytes.
    case aes
    /// ARIA (RFC 5794), with a key of 16, 24 or 32 bytes.
    case aria
    /// SM4 (GB/T 32907-2016), with a key of 16 bytes; libcrypto has its GCM from 3.1 on.
    case sm4

    /// The sizes of its keys in bytes.
    public var keyByteCounts: [Int] {
        switch self {
        case .aes, .aria: [16, 24, 32]
        case .sm4: [16]
        }
    }

    /// libcrypto's cipher for a key of this size; nil where it has none.
    package func libcryptoCipher(keyByteCount: Int) -> MACCipher? {
        switch (self, keyByteCount) {
        case (.aes, 16): Fetched.aes128
        case (.aes, 24): Fetched.aes192
        case (.aes, 32): Fetched.aes256
        case (.aria, 16): Fetched.aria128
        case (.aria, 24): Fetched.aria192
        case (.aria, 32): Fetched.aria256
        case (.sm4, 16): Fetched.sm4
        default: nil
        }
    }

    private enum Fetched {
        static let aes128 = MACCipher("AES-128-GCM")
        static let aes192 = MACCipher("AES-192-GCM")
        static let aes256 = MACCipher("AES-256-GCM")
        static let aria128 = MACCipher("ARIA-128-GCM")
        static let aria192 = MACCipher("ARIA-192-GCM")
        static let aria256 = MACCipher("ARIA-256-GCM")
        static let sm4 = MACCipher("SM4-GCM")
    }
}

extension GMACCipher: CustomStringConvertible {
    /// The standard's name of the cipher.
    public var description: String {
        switch self {
        case .aes: "AES"
        case .aria: "ARIA"
        case .sm4: "SM4"
        }
    }
}
