/// What is broken and still needed for data that depends on it. Nothing new should use these.
public enum Insecure {
    /// Hash functions with known collisions, chosen at run time: `HashAlgorithm.insecure(.md5)`.
    public enum HashAlgorithm: Hashable, Sendable, CaseIterable {
        /// SHA-1 (FIPS 180-4): 20 bytes. Collisions have been made, with chosen prefixes too.
        case sha1
        /// MD5 (RFC 1321): 16 bytes. Collisions take seconds.
        case md5
    }
}
