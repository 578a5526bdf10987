internal import OpenSSLBridge

/// libcrypto's algorithm when the function is one of this module's, so that what is built on functions in general can
/// leave the whole work to libcrypto.
@inline(__always)
func knownAlgorithm<H: HashFunction>(of function: H.Type) -> DigestAlgorithm? {
    if H.self == SHA256.self { return SHA256.algorithm }
    if H.self == SHA384.self { return SHA384.algorithm }
    if H.self == SHA512.self { return SHA512.algorithm }
    if H.self == Insecure.SHA1.self { return Insecure.SHA1.algorithm }
    if H.self == Insecure.MD5.self { return Insecure.MD5.algorithm }
    if H.self == SHA3_256.self { return SHA3_256.algorithm }
    if H.self == SHA3_384.self { return SHA3_384.algorithm }
    if H.self == SHA3_512.self { return SHA3_512.algorithm }
    if H.self == SHA512256.self { return SHA512256.algorithm }
    return nil
}
