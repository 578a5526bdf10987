// How the kernels read and make numbers. Unsafe because the kernels run over pointers; the counts come from the arrays.

extension BigUInt {
    /// Lends the limbs; none for zero.
    @inline(__always)
    func withLimbs<R>(_ body: (LimbSource, Int) -> R) -> R {
        if let limbs {
            return unsafe limbs.withUnsafeBufferPointer { buffer in
                guard let address = buffer.baseAddress else { preconditionFailure("a long number has limbs") }
                return unsafe body(address, buffer.count)
            }
        }
        return unsafe withUnsafePointer(to: word) { unsafe body($0, word == 0 ? 0 : 1) }
    }

    /// Makes a number of at most `capacity` limbs. `body` writes them all.
    @inline(__always)
    init(capacity: Int, _ body: (LimbBuffer) -> Void) {
        if capacity <= 1 {
            var word: UInt = 0
            unsafe withUnsafeMutablePointer(to: &word) { unsafe body($0) }
            self.init(word)
            if capacity < 1 { self.word = 0 }
            return
        }
        var single: UInt = 0
        let limbs = unsafe [UInt](unsafeUninitializedCapacity: capacity) { buffer, count in
            guard let address = buffer.baseAddress else { return }
            unsafe body(address)
            let used = unsafe Limbs.trimmed(address, capacity)
            count = used
            if used == 1 { single = unsafe address[0] }
        }
        self.init(single)
        if limbs.count > 1 { self.limbs = limbs }
    }

    /// Copies limbs that may have zeros at the top.
    init(copying source: LimbSource, _ count: Int) {
        let count = unsafe Limbs.trimmed(source, count)
        if count <= 1 {
            unsafe self.init(count == 0 ? 0 : source[0])
            return
        }
        self.init()
        limbs = unsafe [UInt](UnsafeBufferPointer(start: source, count: count))
    }

    /// Lends the limbs of a long number to be changed in place, copied first if they are shared, then drops zeros at
    /// the top. What `body` returns is added as a limb on top, if it is not zero.
    ///
    /// - Returns: Whether the number was long; if not, nothing was done.
    @inline(__always)
    mutating func changeLimbs(_ body: (LimbBuffer, Int) -> UInt) -> Bool {
        guard var changed = limbs else { return false }
        // The array must be held once, or changing it would copy it.
        limbs = nil
        let carry = unsafe changed.withUnsafeMutableBufferPointer { buffer in
            guard let address = buffer.baseAddress else { return 0 as UInt }
            return unsafe body(address, buffer.count)
        }
        if carry != 0 { changed.append(carry) }
        restore(changed)
        return true
    }

    /// Puts limbs back that may have zeros at the top.
    @inline(__always)
    mutating func restore(_ changed: consuming [UInt]) {
        while let last = changed.last, last == 0 { changed.removeLast() }
        if changed.count > 1 {
            word = 0
            limbs = changed
        } else {
            word = changed.first ?? 0
            limbs = nil
        }
    }
}
