import COpenSSL
package import MimaBytes

extension RSAPrivateNumbers {
    /// The numbers of a key of which only both exponents are known, by factoring the modulus with them (NIST SP 800-56B
    /// appendix C.2); nil when the exponents are not the modulus's. The sizes must be bounded.
    package init?(
        factoring modulus: [UInt8],
        publicExponent: [UInt8],
        privateExponent: SecretBytes
    ) throws(OpenSSLFailure) {
        let pool = try NumberPool.make()
        let scratch = unsafe pool.scratch
        let n = try unsafe pool.number(bigEndian: modulus.span)
        let e = try unsafe pool.number(bigEndian: publicExponent.span)
        let d = try unsafe privateExponent.withBytes { (bytes) throws(OpenSSLFailure) in
            try unsafe pool.number(bigEndian: bytes)
        }
        // e·d - 1 is a multiple of the order of every number modulo n; without its factors of two, each number's power
        // is a root of 1, and half of these roots tell the factors apart.
        let power = try unsafe pool.number()
        try check(unsafe BN_mul(power, e, d, scratch), "BN_mul")
        guard unsafe BN_is_odd(power) == 1, unsafe BN_is_one(power) == 0, unsafe BN_is_odd(n) == 1 else { return nil }
        try check(unsafe BN_sub_word(power, 1), "BN_sub_word")
        var halvings = 0
        while unsafe BN_is_odd(power) == 0 {
            try check(unsafe BN_rshift1(power, power), "BN_rshift1")
            halvings += 1
        }
        let largest = try unsafe pool.number()
        _ = try unsafe check(BN_copy(largest, n), "BN_copy")
        try check(unsafe BN_sub_word(largest, 1), "BN_sub_word")
        let root = try unsafe pool.number()
        let square = try unsafe pool.number()
        // Each number fails with a probability of a half at the most.
        for base: UInt in 2..<130 {
            try check(unsafe BN_set_word(root, base), "BN_set_word")
            try check(unsafe BN_mod_exp(root, root, power, n, scratch), "BN_mod_exp")
            for _ in 0..<halvings {
                if unsafe BN_is_one(root) == 1 || BN_cmp(root, largest) == 0 { break }
                try check(unsafe BN_mod_sqr(square, root, n, scratch), "BN_mod_sqr")
                if unsafe BN_is_one(square) == 1 {
                    try check(unsafe BN_sub_word(root, 1), "BN_sub_word")
                    let first = try unsafe pool.number()
                    let second = try unsafe pool.number()
                    try check(unsafe BN_gcd(first, root, n, scratch), "BN_gcd")
                    try check(unsafe BN_div(second, nil, n, first, scratch), "BN_div")
                    let isFirstLarger = unsafe BN_cmp(first, second) > 0
                    let p = try unsafe check(isFirstLarger ? first : second, "BN_gcd")
                    let q = try unsafe check(isFirstLarger ? second : first, "BN_gcd")
                    let inverse = try unsafe pool.number()
                    guard unsafe BN_mod_inverse(inverse, q, p, scratch) != nil else {
                        ERR_clear_error()
                        return nil
                    }
                    try self.init(
                        modulus: modulus,
                        publicExponent: publicExponent,
                        privateExponent: privateExponent,
                        prime1: unsafe SecretBytes(bigEndian: p),
                        prime2: unsafe SecretBytes(bigEndian: q),
                        coefficient: unsafe SecretBytes(bigEndian: inverse)
                    )
                    return
                }
                _ = try unsafe check(BN_copy(root, square), "BN_copy")
            }
        }
        return nil
    }
}
