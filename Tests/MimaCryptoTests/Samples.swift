import MimaBytes
import MimaCrypto

/// Bytes written in hexadecimal; white space is there for the eye.
func bytes(hex text: String) throws -> [UInt8] { try Hex.decode(text, whitespace: .skip) }

/// A message of `count` bytes, byte i of which is i mod 251, so that no block is like the one before it.
func message(_ count: Int) -> [UInt8] {
    // A closure for each byte takes the thread sanitizer a minute for what this does in a second.
    var bytes = [UInt8](repeating: 0, count: count)
    var index = 0
    while index < count {
        bytes[index] = UInt8(index % 251)
        index += 1
    }
    return bytes
}

/// A message that is `text` in ASCII.
func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

/// `data` with its lowest bit at `index` flipped.
func flipped(_ data: [UInt8], at index: Int) -> [UInt8] {
    var data = data
    data[index] ^= 1
    return data
}

extension HashAlgorithm {
    /// Every function, those of several sizes in a few.
    static let samples: [HashAlgorithm] =
        fixedSamples + [
            .shake128(byteCount: 1), .shake128(byteCount: 32), .shake128(byteCount: 500), .shake256(byteCount: 64),
            .blake2b(byteCount: 1), .blake2b(byteCount: 20), .blake2b(byteCount: 32), .blake2b(byteCount: 63),
        ]

    /// Every function that HMAC can be made of.
    static let fixedSamples: [HashAlgorithm] = [
        .sha224, .sha256, .sha384, .sha512, .sha512t224, .sha512t256, .sha3t224, .sha3t256, .sha3t384, .sha3t512,
        .blake2b(byteCount: 64), .blake2s256, .sm3, .ripemd160, .insecure(.sha1), .insecure(.md5),
    ]
}
