internal import OpenSSLBridge

/// A cipher without authentication, chosen at run time: for the formats that have one, or a protocol that authenticates
/// apart. What was altered decrypts to something else without a word; use an ``AEAD`` where there is a choice.
public enum UnauthenticatedCipher: Hashable, Sendable {
    /// Cipher Block Chaining (NIST SP 800-38A §6.2). Messages are padded.
    case cbc(BlockCipher)
    /// Counter mode (SP 800-38A §6.5); the vector is the first counter, a big-endian number.
    case ctr(BlockCipher)
    /// Cipher Feedback of whole blocks (SP 800-38A §6.3), CFB128 or, for blocks of 8 bytes, CFB64.
    case cfb(BlockCipher)
    /// Cipher Feedback byte by byte (SP 800-38A §6.3).
    case cfb8(BlockCipher)
    /// Cipher Feedback bit by bit (SP 800-38A §6.3), slow: the cipher is called for each. Of a message that ends with a
    /// part of a byte, the bits stand first in it.
    case cfb1(BlockCipher)
    /// Output Feedback (SP 800-38A §6.4).
    case ofb(BlockCipher)
    /// CBC with ciphertext stealing (SP 800-38A, addendum): messages of 16 bytes at least, and no padding.
    case cbcStealing(BlockCipher, CiphertextStealing)
    /// XTS (IEEE 1619, SP 800-38E), for sectors of a disk: messages of 16 bytes to 16 MiB, the key is two keys in one,
    /// which must differ, and the vector is the number of the sector, little-endian.
    case xts(BlockCipher)
    /// ChaCha20 (RFC 8439 §2.4); the vector is the first counter of blocks, 4 bytes little-endian, and the nonce of 12.
    case chaCha20
    /// A cipher or mode that is broken.
    case insecure(Insecure.Cipher)

    /// Where the last two blocks go.
    public enum CiphertextStealing: Hashable, Sendable, CaseIterable {
        /// CS1: in order, the short one before the last.
        case cs1
        /// CS2: exchanged unless the message is whole blocks.
        case cs2
        /// CS3: always exchanged, as Kerberos has it (RFC 3962 §5).
        case cs3
    }

    /// The block cipher, if it is made of one.
    public var blockCipher: BlockCipher? {
        switch self {
        case .cbc(let cipher), .ctr(let cipher), .cfb(let cipher), .cfb8(let cipher), .cfb1(let cipher),
            .ofb(let cipher), .cbcStealing(let cipher, _), .xts(let cipher), .insecure(.ecb(let cipher)):
            cipher
        case .chaCha20, .insecure(.rc4): nil
        }
    }

    /// The sizes of the key in bytes.
    public var keyByteCounts: ClosedRange<Int> {
        switch self {
        case .xts(let cipher): 2 * cipher.keyByteCount...2 * cipher.keyByteCount
        case .chaCha20: 32...32
        case .insecure(.rc4): 5...256
        default: blockCipher?.keyByteCounts ?? 0...0
        }
    }

    /// The size of the key in bytes; where the cipher takes several, the usual one.
    public var keyByteCount: Int {
        switch self {
        case .xts(let cipher): 2 * cipher.keyByteCount
        case .chaCha20: 32
        case .insecure(.rc4): 16
        default: blockCipher?.keyByteCount ?? 0
        }
    }

    /// The size of the initialisation vector in bytes, 0 where there is none.
    public var ivByteCount: Int {
        switch self {
        case .xts, .chaCha20: 16
        case .insecure: 0
        default: blockCipher?.blockByteCount ?? 0
        }
    }

    /// The padding where none is asked for: PKCS#7 in the modes of whole blocks, and none elsewhere.
    public var usualPadding: BlockPadding { takesPadding ? .pkcs7 : .none }

    /// Whether messages are padded: in CBC and ECB.
    public var takesPadding: Bool {
        switch self {
        case .cbc, .insecure(.ecb): true
        default: false
        }
    }

    /// Whether the whole message is taken at once, as stealing has it.
    var takesWholeMessage: Bool {
        switch self {
        case .cbcStealing, .xts: true
        default: false
        }
    }

    /// The sizes in bytes that a message may have, which for XTS is limited by its standard (SP 800-38E §4).
    public var messageByteCounts: ClosedRange<Int> {
        switch self {
        case .xts: 16...1 << 24
        case .cbcStealing: 16...Int(Int32.max)
        default: 0...Int.max
        }
    }

    /// Whether the running libcrypto offers it, or the block cipher that XTS is composed over.
    public var isAvailable: Bool {
        if case .xts(let cipher) = self { return cipher.blockByteCount == 16 && cipher.isAvailable }
        return fetched != nil
    }

    var fetched: CipherAlgorithm? {
        switch self {
        case .cbc(let cipher): cipher.modes.cbc
        case .ctr(let cipher): cipher.modes.ctr
        case .cfb(let cipher): cipher.modes.cfb
        case .cfb8(let cipher): cipher.modes.cfb8
        case .cfb1(let cipher): cipher.modes.cfb1
        case .ofb(let cipher): cipher.modes.ofb
        case .cbcStealing(let cipher, _): cipher.modes.cts
        case .xts(let cipher): cipher.modes.xts
        case .chaCha20: .chaCha20
        case .insecure(.ecb(let cipher)): cipher.modes.ecb
        case .insecure(.rc4): .rc4
        }
    }

    /// Every cipher in every mode that the running libcrypto offers.
    public static var allAvailable: [UnauthenticatedCipher] {
        let ciphers = BlockCipher.allCases
        var all = ciphers.map(UnauthenticatedCipher.cbc) + ciphers.map(UnauthenticatedCipher.ctr)
        all += ciphers.map(UnauthenticatedCipher.cfb) + ciphers.map(UnauthenticatedCipher.cfb8)
        all += ciphers.map(UnauthenticatedCipher.cfb1) + ciphers.map(UnauthenticatedCipher.ofb)
        all += CiphertextStealing.allCases.flatMap { kind in
            ciphers.map { UnauthenticatedCipher.cbcStealing($0, kind) }
        }
        all += ciphers.map(UnauthenticatedCipher.xts) + [.chaCha20]
        all += ciphers.map { .insecure(.ecb($0)) } + [.insecure(.rc4)]
        return all.filter(\.isAvailable)
    }
}

extension UnauthenticatedCipher: CustomStringConvertible {
    /// The usual name, such as "AES-256-CBC".
    public var description: String {
        switch self {
        case .cbc(let cipher): "\(cipher)-CBC"
        case .ctr(let cipher): "\(cipher)-CTR"
        case .cfb(let cipher): "\(cipher)-CFB"
        case .cfb8(let cipher): "\(cipher)-CFB8"
        case .cfb1(let cipher): "\(cipher)-CFB1"
        case .ofb(let cipher): "\(cipher)-OFB"
        case .cbcStealing(let cipher, .cs1): "\(cipher)-CBC-CS1"
        case .cbcStealing(let cipher, .cs2): "\(cipher)-CBC-CS2"
        case .cbcStealing(let cipher, .cs3): "\(cipher)-CBC-CS3"
        case .xts(let cipher): "\(cipher)-XTS"
        case .chaCha20: "ChaCha20"
        case .insecure(.ecb(let cipher)): "\(cipher)-ECB"
        case .insecure(.rc4): "RC4"
        }
    }
}

extension UnauthenticatedCipher {
    /// Whether nothing new should use it: the mode, or the block cipher in it, is broken.
    public var isInsecure: Bool {
        if case .insecure = self { return true }
        if case .insecure = blockCipher { return true }
        return false
    }
}

extension Insecure {
    /// Ciphers and modes that nothing new should use.
    public enum Cipher: Hashable, Sendable {
        /// Each block by itself (NIST SP 800-38A §6.1): equal blocks stay equal. Messages are padded.
        case ecb(MimaCrypto.BlockCipher)
        /// RC4, a stream cipher whose keystream is told from chance; it needs libcrypto's legacy provider. The key has 5
        /// to 256 bytes.
        case rc4
    }
}
