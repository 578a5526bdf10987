/// Where a kernel reads: limbs, the least significant first.
typealias LimbSource = UnsafePointer<UInt>

/// Where a kernel writes: limbs, the least significant first.
typealias LimbBuffer = UnsafeMutablePointer<UInt>

/// The loops that everything else stands on: natural numbers as limbs (words of 64 bits) in memory.
///
/// Unsafe because the loops run over plain memory: an array's bounds check in them costs several times the arithmetic.
/// The caller owns the memory and passes lengths that fit it. A result may be where an operand is only where a kernel
/// says so. Arithmetic is in `UInt128`, which compiles to the machine's multiply and add-with-carry instructions; chains
/// of `addingReportingOverflow` mostly compile to branches.
enum Limbs {
    /// Sets `count` limbs to zero.
    @inline(__always)
    static func clear(_ limbs: LimbBuffer, _ count: Int) {
        unsafe limbs.update(repeating: 0, count: count)
    }

    /// Copies `count` limbs; the places may overlap.
    @inline(__always)
    static func copy(_ result: LimbBuffer, _ source: LimbSource, _ count: Int) {
        unsafe result.update(from: source, count: count)
    }

    /// Whether every bit is set.
    static func isAllOnes(_ limbs: LimbSource, _ count: Int) -> Bool {
        for i in 0..<count { if unsafe limbs[i] != ~0 { return false } }
        return true
    }

    /// The count without the zeros at the top.
    @inline(__always)
    static func trimmed(_ limbs: LimbSource, _ count: Int) -> Int {
        var count = count
        while unsafe count > 0 && limbs[count - 1] == 0 { count -= 1 }
        return count
    }

    /// Compares two numbers of `count` limbs: negative, zero or positive as `a` is less, equal or greater.
    static func compare(_ a: LimbSource, _ b: LimbSource, _ count: Int) -> Int {
        var index = count
        while index > 0 {
            index -= 1
            if unsafe a[index] != b[index] { return unsafe a[index] < b[index] ? -1 : 1 }
        }
        return 0
    }

    /// Compares two numbers of different lengths whose top limbs may be zero.
    static func compare(_ a: LimbSource, _ aCount: Int, _ b: LimbSource, _ bCount: Int) -> Int {
        let aCount = unsafe trimmed(a, aCount)
        let bCount = unsafe trimmed(b, bCount)
        if aCount != bCount { return aCount < bCount ? -1 : 1 }
        return unsafe compare(a, b, aCount)
    }

    /// Memory for `count` limbs while `body` runs.
    @inline(__always)
    static func withScratch<R, E: Error>(_ count: Int, _ body: (LimbBuffer) throws(E) -> R) throws(E) -> R {
        // One limb at least, so that there is an address even for none.
        let memory = LimbBuffer.allocate(capacity: max(count, 1))
        defer { unsafe memory.deallocate() }
        return unsafe try body(memory)
    }
}
