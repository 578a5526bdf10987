package import OpenSSLBridge

extension MACAlgorithm {
    /// What computes the code, its parameters checked.
    package enum Engine: Sendable {
        case hmac(DigestAlgorithm)
        case function(MACFunction, [MACSetting], keyByteCounts: ClosedRange<Int>)
        /// The key's size chooses the cipher, among those that `cipher` knows.
        case cipher(
            MACFunction,
            [MACSetting],
            keyByteCounts: [Int],
            cipher: @Sendable (_ keyByteCount: Int) -> MACCipher?
        )
    }

    package func engine() throws(CryptoError) -> Engine {
        switch self {
        case .hmac:
            return .hmac(try fixedDigest())
        case .cmac(let cipher):
            let sizes = try available(cipher.keyByteCounts, cipher.libcryptoCipher)
            return .cipher(try offered(.cmac), [], keyByteCounts: sizes, cipher: cipher.libcryptoCipher)
        case .gmac(let cipher, let nonce):
            // libcrypto takes no longer one.
            try requireByteCount(nonce.count, of: "\(self) nonce", in: 1...128)
            let sizes = try available(cipher.keyByteCounts, cipher.libcryptoCipher)
            return .cipher(
                try offered(.gmac),
                [.nonce(nonce)],
                keyByteCounts: sizes,
                cipher: cipher.libcryptoCipher
            )
        case .kmac128(_, let customization, let isExtendable):
            return try kmac(.kmac128, customization, isExtendable: isExtendable)
        case .kmac256(_, let customization, let isExtendable):
            return try kmac(.kmac256, customization, isExtendable: isExtendable)
        case .poly1305:
            return .function(try offered(.poly1305), [], keyByteCounts: 32...32)
        case .sipHash(let compression, let finalization, let byteCount):
            for (name, value) in [("compression", compression), ("finalization", finalization)]
            where !(1...64).contains(value) {
                throw .parameterOutOfRange("number of SipHash's \(name) rounds", found: value, allowed: 1...64)
            }
            if byteCount != 8 && byteCount != 16 {
                throw .unsupported("the SipHash code is to have \(byteCount) bytes, and has 8 or 16")
            }
            return .function(
                try offered(.sipHash),
                [.byteCount(byteCount), .rounds(compression: compression, finalization: finalization)],
                keyByteCounts: 16...16
            )
        case .blake2b(_, let salt, let personalization):
            return try blake2(.blake2b, salt, personalization, largest: 64)
        case .blake2s(_, let salt, let personalization):
            return try blake2(.blake2s, salt, personalization, largest: 32)
        }
    }

    /// The digest under the HMAC, which must be one that libcrypto has in this size.
    package func fixedDigest() throws(CryptoError) -> DigestAlgorithm {
        switch self {
        case .hmac(.shake128), .hmac(.shake256):
            throw .unsupported("HMAC needs a hash function of fixed output, and SHAKE has none")
        case .hmac(.blake2b(let byteCount)) where byteCount != 64:
            throw .unsupported("HMAC over BLAKE2b is for its 64 bytes of output alone")
        case .hmac(let hash):
            return try hash.digestAlgorithm()
        default:
            throw .unsupported("\(self) is no HMAC, which is needed here")
        }
    }

    private func kmac(
        _ function: MACFunction?,
        _ customization: [UInt8],
        isExtendable: Bool
    ) throws(CryptoError) -> Engine {
        // These are libcrypto's limits. A key of less than 4 bytes is no key.
        try requireByteCount(byteCount, of: "\(self) code", in: 1...0x1f_ffff)
        try requireByteCount(customization.count, of: "\(self) customization", in: 0...512)
        var settings: [MACSetting] = [.byteCount(byteCount), .customization(customization)]
        if isExtendable { settings.append(.extendable) }
        return .function(try offered(function), settings, keyByteCounts: 4...512)
    }

    private func blake2(
        _ function: MACFunction?,
        _ salt: [UInt8],
        _ personalization: [UInt8],
        largest: Int
    ) throws(CryptoError) -> Engine {
        try requireByteCount(byteCount, of: "\(self) code", in: 1...largest)
        try requireByteCount(salt.count, of: "\(self) salt", in: 0...(largest / 4))
        try requireByteCount(personalization.count, of: "\(self) personalization", in: 0...(largest / 4))
        var settings: [MACSetting] = [.byteCount(byteCount)]
        if !salt.isEmpty { settings.append(.salt(salt)) }
        if !personalization.isEmpty { settings.append(.customization(personalization)) }
        return .function(try offered(function), settings, keyByteCounts: 1...largest)
    }

    private func offered(_ function: MACFunction?) throws(CryptoError) -> MACFunction {
        guard let function else { throw .unavailable(algorithm: description) }
        return function
    }

    /// Those of the sizes for which there is a cipher.
    private func available(
        _ keyByteCounts: [Int],
        _ cipher: (Int) -> MACCipher?
    ) throws(CryptoError) -> [Int] {
        let sizes = keyByteCounts.filter { cipher($0) != nil }
        if sizes.isEmpty { throw .unavailable(algorithm: description) }
        return sizes
    }

    /// The sizes in bytes that a key of this code may have; `nil` is any.
    public var keyByteCounts: [ClosedRange<Int>]? {
        switch self {
        case .hmac: nil
        case .cmac(let cipher): cipher.keyByteCounts.map { $0...$0 }
        case .gmac(let cipher, _): cipher.keyByteCounts.map { $0...$0 }
        case .kmac128, .kmac256: [4...512]
        case .poly1305: [32...32]
        case .sipHash: [16...16]
        case .blake2b: [1...64]
        case .blake2s: [1...32]
        }
    }
}
