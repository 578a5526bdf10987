import COpenSSL
package import MimaBytes

/// Arithmetic modulo a prime, as far as the keys of DSA and DH need it. All numbers are big-endian.
package enum FiniteField {
    /// `base` to the power of a secret, modulo `modulus`, which is odd: a public key of a private one. Without leading
    /// zeros.
    package static func power(
        _ base: [UInt8],
        _ exponent: SecretBytes,
        modulo modulus: [UInt8]
    ) throws(OpenSSLFailure) -> [UInt8] {
        let pool = try NumberPool.make()
        let result = try unsafe pool.number()
        let base = try unsafe pool.number(bigEndian: base.span)
        let modulus = try unsafe pool.number(bigEndian: modulus.span)
        let exponent = try unsafe exponent.withBytes { (bytes) throws(OpenSSLFailure) in
            try unsafe pool.number(bigEndian: bytes)
        }
        unsafe BN_set_flags(exponent, BN_FLG_CONSTTIME)
        try check(
            unsafe BN_mod_exp_mont_consttime(result, base, exponent, modulus, pool.scratch, nil),
            "BN_mod_exp_mont_consttime"
        )
        return try unsafe SecretBytes(bigEndian: result).withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }

    /// Whether `modulus` less one is a multiple of `divisor`, which is not zero.
    package static func isMultiple(ofOneLessThan modulus: [UInt8], _ divisor: [UInt8]) throws(OpenSSLFailure) -> Bool {
        let pool = try NumberPool.make()
        let number = try unsafe pool.number(bigEndian: modulus.span)
        let divisor = try unsafe pool.number(bigEndian: divisor.span)
        let rest = try unsafe pool.number()
        try check(unsafe BN_sub_word(number, 1), "BN_sub_word")
        try check(unsafe BN_div(nil, rest, number, divisor, pool.scratch), "BN_div")
        return unsafe BN_is_zero(rest) == 1
    }

    /// Whether `number` is a prime, by libcrypto's test: a composite one passes with a probability below 2^-128.
    package static func isPrime(_ number: [UInt8]) throws(OpenSSLFailure) -> Bool {
        let pool = try NumberPool.make()
        let number = try unsafe pool.number(bigEndian: number.span)
        let code = unsafe BN_check_prime(number, pool.scratch, nil)
        if code < 0 { throw OpenSSLFailure.drain(after: "BN_check_prime") }
        return code == 1
    }
}
