extension AEAD {
    /// The size of a nonce in bytes where none is given and the cipher does not ask for another: that of GCM.
    public static var nonceByteCount: Int { 12 }
    /// The size in bytes of the whole tag of all ciphers but AES-CBC with HMAC.
    public static var tagByteCount: Int { 16 }

    /// The size of the key in bytes.
    public var keyByteCount: Int {
        switch plan {
        case .gcm(let cipher), .ccm(let cipher), .ocb(let cipher), .eax(let cipher), .gcmSIV(let cipher):
            cipher.keyByteCount
        case .siv(let cipher): 2 * cipher.keyByteCount
        case .cbcHMAC(let cipher, let hash): cipher.keyByteCount + hash.byteCount / 2
        case .chaChaPoly, .xChaChaPoly: 32
        }
    }

    /// The sizes in bytes that a nonce may have. ``nonceByteCount`` is the one to use; others are there for peers.
    public var nonceByteCounts: ClosedRange<Int> {
        switch plan {
        case .gcm, .siv: 1...1024
        case .eax: 0...1024
        case .ccm: 7...13
        case .ocb: 1...15
        case .gcmSIV, .chaChaPoly: 12...12
        case .cbcHMAC: 16...16
        case .xChaChaPoly: 24...24
        }
    }

    /// The size of a nonce in bytes unless a peer wants another.
    public var nonceByteCount: Int {
        switch plan {
        case .gcm, .ccm, .ocb, .gcmSIV, .chaChaPoly: 12
        case .eax, .siv, .cbcHMAC: 16
        case .xChaChaPoly: 24
        }
    }

    /// The size of the whole tag in bytes.
    public var tagByteCount: Int {
        switch plan {
        case .cbcHMAC(_, let hash): hash.byteCount / 2
        default: AEAD.tagByteCount
        }
    }

    /// The sizes in bytes, in order, that a tag may be cut to, where the standard has such: a forger needs fewer tries.
    public var truncatedTagByteCounts: [Int] {
        switch plan {
        // SP 800-38D §5.2.1.2; 4 and 8 for special uses alone.
        case .gcm: [4, 8, 12, 13, 14, 15]
        case .ccm: [4, 6, 8, 10, 12, 14]
        // RFC 7253 §3.1 names these.
        case .ocb: [8, 12]
        case .eax: [4, 8, 12]
        case .siv, .gcmSIV, .cbcHMAC, .chaChaPoly, .xChaChaPoly: []
        }
    }

    /// Whether the tag comes before the ciphertext in a sealed message: so in SIV (RFC 5297 §2.6). Elsewhere it is last.
    public var tagComesFirst: Bool {
        switch plan {
        case .siv: true
        default: false
        }
    }

    /// The largest message in bytes: for GCM 2^36 - 32 (SP 800-38D §5.2.1.1), for ChaCha20 2^38 - 64 (RFC 8439 §2.8),
    /// for GCM-SIV 2^31 - 1, as libcrypto takes it in one call; for the rest what memory holds. For CCM see
    /// ``maximumPlaintextByteCount(nonceByteCount:)``.
    public var maximumPlaintextByteCount: Int { maximumPlaintextByteCount(nonceByteCount: nonceByteCount) }

    /// The largest message in bytes with a nonce of `nonceByteCount` bytes: they share a block in CCM, so that 12 bytes
    /// of nonce leave 2^24 - 1 for the message, and 11 bytes 2^31 - 1 (libcrypto's own limit here).
    public func maximumPlaintextByteCount(nonceByteCount: Int) -> Int {
        switch plan {
        case .gcm: 1 << 36 - 32
        case .chaChaPoly, .xChaChaPoly: 1 << 38 - 64
        case .ccm:
            nonceByteCount < 12 ? Int(Int32.max) : 1 << (8 * (15 - min(nonceByteCount, 14))) - 1
        case .gcmSIV: Int(Int32.max)
        case .ocb, .eax, .siv, .cbcHMAC: 1 << 38
        }
    }

    /// How many bytes the ciphertext has, without the tag, of a message of `byteCount`: as many, but with AES-CBC the
    /// padding comes to it.
    public func ciphertextByteCount(ofMessage byteCount: Int) -> Int {
        switch plan {
        case .cbcHMAC(let cipher, _): byteCount + cipher.blockByteCount - byteCount % cipher.blockByteCount
        default: byteCount
        }
    }

    /// Whether a nonce that repeats under one key gives away no more than that the message repeats.
    public var resistsNonceReuse: Bool {
        switch plan {
        case .siv, .gcmSIV: true
        default: false
        }
    }

    /// How many messages may be sealed under one key: 2^32 for GCM (SP 800-38D §8.3), whose nonces would repeat if they
    /// were random; nil where there is no such number.
    public var maximumMessageCount: Int? {
        switch plan {
        case .gcm: 1 << 32
        default: nil
        }
    }

    /// The size of the tag that is asked for, which must be the whole one or one that the standard has.
    func requireTag(byteCount: Int?) throws(CryptoError) -> Int {
        let whole = tagByteCount
        guard let byteCount, byteCount != whole else { return whole }
        if truncatedTagByteCounts.contains(byteCount) { return byteCount }
        let sizes = (truncatedTagByteCounts + [whole]).map(String.init).joined(separator: ", ")
        throw .unsupported("the tag should have \(byteCount) bytes, and that of \(self) has \(sizes)")
    }

    /// Throws unless a message and a nonce have sizes that the cipher takes.
    @inline(__always)
    func requireSizes(message: Int, nonce: Int) throws(CryptoError) {
        try requireByteCount(nonce, of: "\(self) nonce", in: nonceByteCounts)
        try requireByteCount(message, of: "message", in: 0...maximumPlaintextByteCount(nonceByteCount: nonce))
    }
}
