internal import MimaCrypto

extension HashAlgorithm {
    /// The function that a suite calls by this name, with or without the hyphen: "SHA-256", "SHA512/256", "SHA3-256".
    init(suiteName name: String) throws(Missing) {
        let plain = name.hasPrefix("SHA-") ? "SHA" + name.dropFirst(4) : name
        guard let algorithm = Self.suiteNames[plain] else { throw Missing(name) }
        self = algorithm
    }

    /// The functions of fixed output.
    private static let suiteNames: [String: HashAlgorithm] = [
        "SHA1": .insecure(.sha1),
        "SHA224": .sha224,
        "SHA256": .sha256,
        "SHA384": .sha384,
        "SHA512": .sha512,
        "SHA512/224": .sha512t224,
        "SHA512/256": .sha512t256,
        "SHA3-224": .sha3t224,
        "SHA3-256": .sha3t256,
        "SHA3-384": .sha3t384,
        "SHA3-512": .sha3t512,
        "BLAKE2b-512": .blake2b(byteCount: 64),
        "BLAKE2s-256": .blake2s256,
        "SM3": .sm3,
        "RIPEMD-160": .ripemd160,
        "MD5": .insecure(.md5),
    ]

    /// The function that a suite of signatures calls by this name: SHAKE has there twice its security as output
    /// (RFC 8692 §3).
    static func available(signatureSuiteName name: String) throws(Missing) -> HashAlgorithm {
        switch name {
        case "SHAKE128": .shake128(byteCount: 32)
        case "SHAKE256": .shake256(byteCount: 64)
        default: try available(suiteName: name)
        }
    }

    /// The function of that name, if libcrypto has it.
    static func available(suiteName name: String) throws(Missing) -> HashAlgorithm {
        let algorithm = try HashAlgorithm(suiteName: name)
        if !algorithm.isAvailable { throw Missing("\(algorithm), which this libcrypto does not offer") }
        return algorithm
    }
}
