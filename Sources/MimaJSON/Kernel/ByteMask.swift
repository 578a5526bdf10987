// Comparing 16 bytes at once, and making one bit of each result. The compiler makes pcmpeqb of a comparison, but nothing
// like pmovmskb of its result by itself; on x86 the compiler's own header for it is asked, which links nothing.

#if arch(x86_64) && canImport(_Builtin_intrinsics)
    internal import _Builtin_intrinsics.intel
#endif

/// All ones in each lane that equals `byte`.
@inline(__always)
func equal(_ v: SIMD16<UInt8>, _ byte: UInt8) -> SIMD16<UInt8> {
    unsafe unsafeBitCast(v .== SIMD16<UInt8>(repeating: byte), to: SIMD16<UInt8>.self)
}

/// All ones in each lane that is `byte` at most.
@inline(__always)
func atMost(_ v: SIMD16<UInt8>, _ byte: UInt8) -> SIMD16<UInt8> {
    unsafe unsafeBitCast(v .<= SIMD16<UInt8>(repeating: byte), to: SIMD16<UInt8>.self)
}

/// One bit for each of 16 lanes: its topmost one.
@inline(__always)
func bits(_ v: SIMD16<UInt8>) -> UInt32 {
    #if arch(x86_64) && canImport(_Builtin_intrinsics)
        return UInt32(truncatingIfNeeded: _mm_movemask_epi8(unsafe unsafeBitCast(v, to: SIMD2<Int64>.self)))
    #else
        // A multiplication gathers eight bits in the topmost byte.
        let words = unsafe unsafeBitCast(v &>> SIMD16<UInt8>(repeating: 7), to: SIMD2<UInt64>.self)
        let gather: UInt64 = 0x0102_0408_1020_4080
        return UInt32(truncatingIfNeeded: (words[0] &* gather) &>> 56 | ((words[1] &* gather) &>> 56) &<< 8)
    #endif
}

/// One bit for each of 64 lanes: its topmost one.
@inline(__always)
func bits(_ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>, _ c: SIMD16<UInt8>, _ d: SIMD16<UInt8>) -> UInt64 {
    UInt64(bits(a)) | UInt64(bits(b)) &<< 16 | UInt64(bits(c)) &<< 32 | UInt64(bits(d)) &<< 48
}

extension Bytes {
    /// The 16 bytes from `i` on, which must be there.
    @inline(__always)
    func vector(at i: Int) -> SIMD16<UInt8> {
        unsafe UnsafeRawPointer(base + i).loadUnaligned(as: SIMD16<UInt8>.self)
    }
}
