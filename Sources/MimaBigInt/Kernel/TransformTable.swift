import Synchronization

/// The multipliers of a transform modulo one prime: entry `i` is the square root `s(i)` that splits block `i`.
///
/// Making a table takes about as long as a transform of its size, so short ones are kept for the next product.
@safe
final class TransformTable: @unchecked Sendable {
    let roots: UnsafeMutablePointer<TransformPrime.Constant>
    let count: Int

    /// The tables up to this many entries are kept: 1 MiB for each of the three primes.
    static var keptCount: Int { 1 << 16 }

    private static let kept = Mutex<[TransformTable?]>([nil, nil, nil])

    /// A table of at least `count` entries, a power of two.
    static func with(_ prime: TransformPrime, _ count: Int) -> TransformTable {
        let known = kept.withLock { $0[prime.index] }
        if let known, known.count >= count { return known }
        let table = TransformTable(prime, count, known)
        if count <= keptCount {
            kept.withLock {
                // Another thread may have been here with a longer one.
                if ($0[prime.index]?.count ?? 0) < count { $0[prime.index] = table }
            }
        }
        return table
    }

    /// Entry `i` is the root of order `4 * 2^k` to the power of `i` with its bits reversed; entries from `2^k` on are
    /// the first ones times one root.
    private init(_ prime: TransformPrime, _ count: Int, _ known: TransformTable?) {
        self.count = count
        unsafe roots = .allocate(capacity: count)
        var filled = 1
        if let known {
            unsafe roots.initialize(from: known.roots, count: known.count)
            filled = known.count
        } else {
            unsafe roots.initialize(to: prime.constant(1))
        }
        while filled < count {
            let step = prime.constant(prime.root(ofOrder: filled.trailingZeroBitCount + 2))
            for i in 0..<filled {
                let value = unsafe prime.multiply(roots[i].value, step)
                unsafe roots[filled + i] = prime.constant(TransformPrime.reduce(value, prime.p))
            }
            filled *= 2
        }
    }

    deinit { unsafe roots.deallocate() }
}
