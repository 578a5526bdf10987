import COpenSSL
package import MimaBytes

extension RSAPrivateNumbers {
    /// The numbers without those that follow from the others; nil when q has no inverse modulo p, which it has when
    /// both are primes.
    package static func completing(
        modulus: [UInt8],
        publicExponent: [UInt8],
        privateExponent: SecretBytes,
        prime1: SecretBytes,
        prime2: SecretBytes
    ) throws(OpenSSLFailure) -> RSAPrivateNumbers? {
        let pool = try NumberPool.make()
        let p = try unsafe pool.secret(prime1)
        let q = try unsafe pool.secret(prime2)
        if unsafe BN_num_bits(p) < 2 { return nil }
        unsafe BN_set_flags(p, BN_FLG_CONSTTIME)
        let inverse = try unsafe pool.number()
        if unsafe BN_mod_inverse(inverse, q, p, pool.scratch) == nil {
            ERR_clear_error()
            return nil
        }
        return try unsafe RSAPrivateNumbers(
            modulus: modulus,
            publicExponent: publicExponent,
            privateExponent: privateExponent,
            prime1: prime1,
            prime2: prime2,
            coefficient: SecretBytes(bigEndian: inverse)
        )
    }

    /// The primes of a modulus both of whose exponents are known, the larger one first; nil when these do not belong to
    /// it.
    ///
    /// k = d·e - 1 is a multiple of the order of each number modulo n. So for a random number, squaring its power
    /// k / 2^t again and again comes to 1, half of the time by way of a root of 1 that is not -1, and such a root less 1
    /// has a prime in common with n (NIST SP 800-56B, appendix C.1).
    package static func primes(
        modulus: [UInt8],
        publicExponent: [UInt8],
        privateExponent: SecretBytes
    ) throws(OpenSSLFailure) -> (SecretBytes, SecretBytes)? {
        let pool = try NumberPool.make()
        let scratch = unsafe pool.scratch
        let n = try unsafe pool.number(bigEndian: modulus.span)
        let d = try unsafe pool.secret(privateExponent)
        let e = try unsafe pool.number(bigEndian: publicExponent.span)
        // Otherwise there is no such n, or nothing to compute with it.
        guard unsafe BN_is_odd(n) == 1, unsafe BN_num_bits(n) >= 16, unsafe BN_cmp(d, n) < 0 else { return nil }
        let k = try unsafe pool.number()
        try check(unsafe BN_mul(k, d, e, scratch), "BN_mul")
        if unsafe BN_is_zero(k) == 1 { return nil }
        try check(unsafe BN_sub_word(k, 1), "BN_sub_word")
        if unsafe BN_is_zero(k) == 1 || BN_is_odd(k) == 1 { return nil }
        var halvings: Int32 = 0
        while unsafe BN_is_bit_set(k, halvings) == 0 { halvings += 1 }
        let odd = try unsafe pool.number()
        try check(unsafe BN_rshift(odd, k, halvings), "BN_rshift")
        unsafe BN_set_flags(odd, BN_FLG_CONSTTIME)
        let last = try unsafe pool.number()
        _ = try unsafe check(BN_copy(last, n), "BN_copy")
        try check(unsafe BN_sub_word(last, 1), "BN_sub_word")

        let root = try unsafe pool.number()
        let square = try unsafe pool.number()
        // Each number fails half of the time when the exponents are n's.
        for _ in 0..<100 {
            try check(unsafe BN_priv_rand_range_ex(square, last, 0, scratch), "BN_priv_rand_range_ex")
            if unsafe BN_is_zero(square) == 1 || BN_is_one(square) == 1 { continue }
            try check(unsafe BN_mod_exp_mont_consttime(root, square, odd, n, scratch, nil), "BN_mod_exp")
            for _ in 0..<halvings {
                if unsafe BN_is_one(root) == 1 || BN_cmp(root, last) == 0 { break }
                try check(unsafe BN_mod_sqr(square, root, n, scratch), "BN_mod_sqr")
                if unsafe BN_is_one(square) == 1 {
                    return try unsafe factors(of: n, root: root, in: pool)
                }
                _ = try unsafe check(BN_copy(root, square), "BN_copy")
            }
        }
        return nil
    }

    /// The two factors of `n` that a root of 1, neither 1 nor -1, tells apart.
    private static func factors(
        of n: OpaquePointer,
        root: OpaquePointer,
        in pool: borrowing NumberPool
    ) throws(OpenSSLFailure) -> (SecretBytes, SecretBytes) {
        let p = try unsafe pool.number()
        let q = try unsafe pool.number()
        try check(unsafe BN_sub_word(root, 1), "BN_sub_word")
        try check(unsafe BN_gcd(p, root, n, pool.scratch), "BN_gcd")
        try check(unsafe BN_div(q, nil, n, p, pool.scratch), "BN_div")
        let factors = (try unsafe SecretBytes(bigEndian: p), try unsafe SecretBytes(bigEndian: q))
        return unsafe BN_cmp(p, q) > 0 ? factors : (factors.1, factors.0)
    }
}
