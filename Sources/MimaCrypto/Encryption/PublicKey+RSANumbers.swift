extension PublicKey {
    /// The modulus and the exponent of an RSA key, big-endian without leading zeros; nil when it is of another type.
    public var rsaNumbers: (n: [UInt8], e: [UInt8])? {
        switch material {
        case .rsa(let n, let e), .rsaPSS(let n, let e, _): (n, e)
        default: nil
        }
    }
}
