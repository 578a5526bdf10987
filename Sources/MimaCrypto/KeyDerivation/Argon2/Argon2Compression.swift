/// Argon2's compression function G (RFC 9106 §3.5), where all of the time goes.
///
/// The words are scalars on purpose: without AVX2, which a portable build cannot assume, the rotations of SIMD2<UInt64>
/// cost more than the two lanes save (measured: 0.19 s for 64 MiB and three passes, against 0.18 s).
enum Argon2Compression {
    /// Writes G(previous, reference) to `next`, or adds it to what is there with exclusive or when `mixing`.
    ///
    /// Each is a block of 128 words; `next` is none of the two others, `scratch` is of no interest afterwards.
    static func compress(
        _ previous: UnsafePointer<UInt64>,
        _ reference: UnsafePointer<UInt64>,
        into next: UnsafeMutablePointer<UInt64>,
        mixing: Bool,
        scratch: UnsafeMutablePointer<UInt64>
    ) {
        for index in 0..<128 {
            unsafe scratch[index] = previous[index] ^ reference[index]
        }
        for row in 0..<8 {
            unsafe permute(scratch + 16 &* row, stride: 2)
        }
        for column in 0..<8 {
            unsafe permute(scratch + 2 &* column, stride: 16)
        }
        if mixing {
            for index in 0..<128 {
                unsafe next[index] = next[index] ^ scratch[index] ^ previous[index] ^ reference[index]
            }
        } else {
            for index in 0..<128 {
                unsafe next[index] = scratch[index] ^ previous[index] ^ reference[index]
            }
        }
    }

    /// The permutation P (RFC 9106 §3.6) of eight registers of two words each, which are `stride` words apart.
    @inline(__always)
    private static func permute(_ p: UnsafeMutablePointer<UInt64>, stride: Int) {
        var (v0, v1) = unsafe (p[0], p[1])
        var (v2, v3) = unsafe (p[stride], p[stride &+ 1])
        var (v4, v5) = unsafe (p[2 &* stride], p[2 &* stride &+ 1])
        var (v6, v7) = unsafe (p[3 &* stride], p[3 &* stride &+ 1])
        var (v8, v9) = unsafe (p[4 &* stride], p[4 &* stride &+ 1])
        var (v10, v11) = unsafe (p[5 &* stride], p[5 &* stride &+ 1])
        var (v12, v13) = unsafe (p[6 &* stride], p[6 &* stride &+ 1])
        var (v14, v15) = unsafe (p[7 &* stride], p[7 &* stride &+ 1])
        mix(&v0, &v4, &v8, &v12)
        mix(&v1, &v5, &v9, &v13)
        mix(&v2, &v6, &v10, &v14)
        mix(&v3, &v7, &v11, &v15)
        mix(&v0, &v5, &v10, &v15)
        mix(&v1, &v6, &v11, &v12)
        mix(&v2, &v7, &v8, &v13)
        mix(&v3, &v4, &v9, &v14)
        unsafe (p[0], p[1]) = (v0, v1)
        unsafe (p[stride], p[stride &+ 1]) = (v2, v3)
        unsafe (p[2 &* stride], p[2 &* stride &+ 1]) = (v4, v5)
        unsafe (p[3 &* stride], p[3 &* stride &+ 1]) = (v6, v7)
        unsafe (p[4 &* stride], p[4 &* stride &+ 1]) = (v8, v9)
        unsafe (p[5 &* stride], p[5 &* stride &+ 1]) = (v10, v11)
        unsafe (p[6 &* stride], p[6 &* stride &+ 1]) = (v12, v13)
        unsafe (p[7 &* stride], p[7 &* stride &+ 1]) = (v14, v15)
    }

    /// The function GB of RFC 9106 §3.6.
    @inline(__always)
    private static func mix(_ a: inout UInt64, _ b: inout UInt64, _ c: inout UInt64, _ d: inout UInt64) {
        a = sum(a, b)
        d = rotatedRight(d ^ a, 32)
        c = sum(c, d)
        b = rotatedRight(b ^ c, 24)
        a = sum(a, b)
        d = rotatedRight(d ^ a, 16)
        c = sum(c, d)
        b = rotatedRight(b ^ c, 63)
    }

    /// x + y + 2·(low half of x)·(low half of y): BLAKE2b's addition, made costly for special hardware.
    @inline(__always)
    private static func sum(_ x: UInt64, _ y: UInt64) -> UInt64 {
        let product = (x & 0xffff_ffff) &* (y & 0xffff_ffff)
        return x &+ y &+ product &+ product
    }

    @inline(__always)
    private static func rotatedRight(_ word: UInt64, _ count: UInt64) -> UInt64 {
        word &>> count | word &<< (64 &- count)
    }
}
