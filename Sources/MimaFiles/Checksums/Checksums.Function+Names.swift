internal import MimaCrypto

extension Checksums.Function {
    /// All functions, the broken ones last.
    public static let all: [Checksums.Function] =
        [.fixed(.sha224), .fixed(.sha256), .fixed(.sha384), .fixed(.sha512)]
        + [.fixed(.sha512t224), .fixed(.sha512t256)]
        + [.fixed(.sha3t224), .fixed(.sha3t256), .fixed(.sha3t384), .fixed(.sha3t512), .shake128, .shake256]
        + [.blake2b, .fixed(.blake2s256), .fixed(.sm3), .fixed(.ripemd160)]
        + Insecure.HashAlgorithm.allCases.map { .fixed(.insecure($0)) }

    /// The function of this name: `sha256`, `SHA-256` and `SHA2-256` are one. `blake2b-256` and the like, with a number
    /// of bits, are BLAKE2b or SHAKE with a digest of that size. Nil when there is none.
    public init?(named name: String) {
        let name = Self.simplified(name)
        guard let function = Self.byName[name] ?? Self.sized(name) else { return nil }
        self = function
    }

    private static let byName: [String: Checksums.Function] = {
        // OpenSSL's names, and what else these functions are called.
        var table: [String: Checksums.Function] = [
            "sha2224": .fixed(.sha224), "sha2256": .fixed(.sha256), "sha2384": .fixed(.sha384),
            "sha2512": .fixed(.sha512), "sha2512224": .fixed(.sha512t224), "sha2512256": .fixed(.sha512t256),
            "sha512t224": .fixed(.sha512t224), "sha512t256": .fixed(.sha512t256), "blake2s": .fixed(.blake2s256),
        ]
        for function in all {
            table[simplified(function.name)] = function
            table[simplified(function.tag)] = function
        }
        return table
    }()

    /// The name in lower case and without what sets its parts apart.
    private static func simplified(_ name: String) -> String {
        name.lowercased().filter { !"-_/".contains($0) }
    }

    /// The function that `name`, simplified, is with a number of bits after it.
    private static func sized(_ name: String) -> Checksums.Function? {
        for function in [Checksums.Function.blake2b, .shake128, .shake256] where name.hasPrefix(function.name) {
            let digits = name.dropFirst(function.name.count)
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !digits.hasPrefix("0"),
                let bitCount = Int(digits), bitCount.isMultiple(of: 8)
            else { return nil }
            return function.algorithm(byteCount: bitCount / 8).map { .fixed($0) }
        }
        return nil
    }

    /// The name that people type, which ``init(named:)`` reads: `sha256`, `blake2b`, `blake2b-256`.
    public var name: String {
        guard case .fixed(let algorithm) = self else { return names.name }
        let open = Self.open(algorithm)
        return self == open || algorithm == open.algorithm ? names.name : "\(names.name)-\(algorithm.byteCount * 8)"
    }

    /// The name in tagged lines: that of coreutils, or of BSD's tools for what coreutils lacks. BLAKE2b has its size
    /// unless that is 64 bytes; SHAKE has none, since the digest tells it.
    var tag: String {
        guard case .fixed(.blake2b(let byteCount)) = self, byteCount != 64 else { return names.tag }
        return "\(names.tag)-\(byteCount * 8)"
    }

    private var names: (name: String, tag: String) {
        switch self {
        case .blake2b, .fixed(.blake2b): ("blake2b", "BLAKE2b")
        case .shake128, .fixed(.shake128): ("shake128", "SHAKE128")
        case .shake256, .fixed(.shake256): ("shake256", "SHAKE256")
        case .fixed(.sha224): ("sha224", "SHA224")
        case .fixed(.sha256): ("sha256", "SHA256")
        case .fixed(.sha384): ("sha384", "SHA384")
        case .fixed(.sha512): ("sha512", "SHA512")
        case .fixed(.sha512t224): ("sha512-224", "SHA512/224")
        case .fixed(.sha512t256): ("sha512-256", "SHA512/256")
        case .fixed(.sha3t224): ("sha3-224", "SHA3-224")
        case .fixed(.sha3t256): ("sha3-256", "SHA3-256")
        case .fixed(.sha3t384): ("sha3-384", "SHA3-384")
        case .fixed(.sha3t512): ("sha3-512", "SHA3-512")
        case .fixed(.blake2s256): ("blake2s256", "BLAKE2s")
        case .fixed(.sm3): ("sm3", "SM3")
        case .fixed(.ripemd160): ("ripemd160", "RMD160")
        case .fixed(.insecure(.sha1)): ("sha1", "SHA1")
        case .fixed(.insecure(.md5)): ("md5", "MD5")
        }
    }

    /// The function that `algorithm` is, with the size left open if there is a choice.
    private static func open(_ algorithm: HashAlgorithm) -> Checksums.Function {
        switch algorithm {
        case .blake2b: .blake2b
        case .shake128: .shake128
        case .shake256: .shake256
        default: .fixed(algorithm)
        }
    }
}
