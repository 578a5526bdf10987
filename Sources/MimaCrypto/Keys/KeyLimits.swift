/// How weak a key may be that is read or made.
public struct KeyLimits: Hashable, Sendable {
    /// The fewest bits that the modulus of an RSA, DSA or DH key may have; never below 512, of which libcrypto makes
    /// nothing.
    public var minimumModulusBitCount: Int

    /// Limits of these numbers.
    public init(minimumModulusBitCount: Int) {
        self.minimumModulusBitCount = max(512, minimumModulusBitCount)
    }

    /// What is secure today: 2048 bits (NIST SP 800-131A).
    public static var standard: KeyLimits { KeyLimits(minimumModulusBitCount: 2048) }

    /// What old systems still have: 1024 bits. Such keys can be broken by those who can spend enough.
    public static var legacy: KeyLimits { KeyLimits(minimumModulusBitCount: 1024) }

    var modulusBitCounts: ClosedRange<Int> {
        min(minimumModulusBitCount, RSA.modulusBitCounts.upperBound)...RSA.modulusBitCounts.upperBound
    }
}
