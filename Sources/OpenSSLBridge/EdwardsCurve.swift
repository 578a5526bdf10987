import COpenSSL

/// Arithmetic on the coordinates of edwards25519 that libcrypto has inside but does not offer.
package enum EdwardsCurve {
    /// The u-coordinate on Curve25519 of a public Ed25519 key (RFC 7748 §4.1: u = (1 + y) / (1 - y)), or nil when the
    /// 32 bytes are not the canonical encoding of a point (RFC 8032 §5.1.3), or of the one point without a
    /// u-coordinate, the neutral one.
    ///
    /// The time this takes depends on the key, which is public.
    package static func montgomeryU(ofPublicKey key: Span<UInt8>) throws(OpenSSLFailure) -> [UInt8]? {
        precondition(key.count == 32, "a key of the wrong size")
        let pool = try NumberPool.make()
        let scratch = unsafe pool.scratch

        let p = try unsafe pool.number()
        try check(unsafe BN_set_bit(p, 255), "BN_set_bit")
        try check(unsafe BN_sub_word(p, 19), "BN_sub_word")

        let y = try unsafe pool.number()
        let wantsOddX = key[31] & 0x80 != 0
        var yBytes = InlineArray<32, UInt8> { key[$0] }
        yBytes[31] &= 0x7f
        let read = unsafe yBytes.span.withUnsafeBufferPointer {
            unsafe BN_lebin2bn($0.baseAddress, Int32($0.count), y)
        }
        _ = try unsafe check(read, "BN_lebin2bn")
        if unsafe BN_cmp(y, p) >= 0 { return nil }

        // A point needs a square x² = (y² - 1) / (d y² + 1), with d = -121665 / 121666. Whether the quotient is a
        // square is whether the product is, and multiplying both d and 1 by 121666 keeps it in whole numbers:
        // (y² - 1)(121666 - 121665 y²) · 121666.
        let one = try unsafe pool.number()
        try check(unsafe BN_set_word(one, 1), "BN_set_word")
        let ySquared = try unsafe pool.number()
        try check(unsafe BN_mod_sqr(ySquared, y, p, scratch), "BN_mod_sqr")
        let numerator = try unsafe pool.number()
        try check(unsafe BN_mod_sub(numerator, ySquared, one, p, scratch), "BN_mod_sub")
        let denominator = try unsafe pool.number()
        let factor = try unsafe pool.number()
        try check(unsafe BN_set_word(factor, 121665), "BN_set_word")
        try check(unsafe BN_mod_mul(denominator, ySquared, factor, p, scratch), "BN_mod_mul")
        try check(unsafe BN_set_word(factor, 121666), "BN_set_word")
        try check(unsafe BN_mod_sub(denominator, factor, denominator, p, scratch), "BN_mod_sub")
        let product = try unsafe pool.number()
        try check(unsafe BN_mod_mul(product, numerator, denominator, p, scratch), "BN_mod_mul")
        try check(unsafe BN_mod_mul(product, product, factor, p, scratch), "BN_mod_mul")
        let isSquare = unsafe BN_kronecker(product, p, scratch)
        if isSquare < -1 { throw OpenSSLFailure.drain(after: "BN_kronecker") }
        // Zero is x = 0, whose encoding must not claim that x is odd.
        if isSquare < 0 || (isSquare == 0 && wantsOddX) { return nil }

        // u = (1 + y) / (1 - y); y = 1 is the neutral point, sent to infinity.
        if unsafe BN_cmp(y, one) == 0 { return nil }
        let u = try unsafe pool.number()
        try check(unsafe BN_mod_sub(denominator, one, y, p, scratch), "BN_mod_sub")
        let inverse = try unsafe pool.number()
        _ = try unsafe check(BN_mod_inverse(inverse, denominator, p, scratch), "BN_mod_inverse")
        try check(unsafe BN_mod_add(u, one, y, p, scratch), "BN_mod_add")
        try check(unsafe BN_mod_mul(u, u, inverse, p, scratch), "BN_mod_mul")
        return try [UInt8](capacity: 32) { (output) throws(OpenSSLFailure) in
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                try check(unsafe BN_bn2lebinpad(u, buffer.baseAddress, 32), "BN_bn2lebinpad")
                count = 32
            }
        }
    }
}
