// How the kernels read and make numbers. Unsafe because the kernels run over pointers; the counts come from the storage.

extension BigUInt {
    /// Lends the limbs; none for zero.
    @inline(__always)
    func withLimbs<R>(_ body: (LimbSource, Int) -> R) -> R {
        if let storage = unsafe unsafeBitCast(storage, to: Optional<Unmanaged<LimbStorage>>.self) {
            // The number is there while `body` runs, and so is its storage: counting it up and down again, in atomic
            // steps, would take as long as adding a dozen limbs.
            return withExtendedLifetime(self) {
                unsafe storage._withUnsafeGuaranteedRef { storage in
                    unsafe storage.withLimbs { unsafe body($0, $1) }
                }
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
            self.init(capacity < 1 ? 0 : word)
            return
        }
        let storage = LimbStorage.allocate(capacity)
        unsafe storage.withUnsafeMutablePointerToElements { unsafe body($0) }
        self.init(trimming: storage)
    }

    /// Takes storage that may have zeros at the top.
    @inline(__always)
    init(trimming storage: LimbStorage) {
        self.init()
        restore(storage)
    }

    /// Copies limbs that may have zeros at the top.
    init(copying source: LimbSource, _ count: Int) {
        let count = unsafe Limbs.trimmed(source, count)
        if count <= 1 {
            unsafe self.init(count == 0 ? 0 : source[0])
            return
        }
        self.init()
        storage = unsafe LimbStorage.copy(source, count, capacity: count)
    }

    /// Takes limbs that may have zeros at the top.
    init(limbs: [UInt]) {
        self = unsafe limbs.withUnsafeBufferPointer { buffer in
            guard let address = buffer.baseAddress else { return BigUInt() }
            return unsafe BigUInt(copying: address, buffer.count)
        }
    }

    /// Lends the limbs of a long number to be changed in place, copied first if they are shared, then drops zeros at
    /// the top. What `body` returns is added as a limb on top, if it is not zero.
    ///
    /// - Returns: Whether the number was long; if not, nothing was done.
    @inline(__always)
    mutating func changeLimbs(_ body: (LimbBuffer, Int) -> UInt) -> Bool {
        guard var changed = storage else { return false }
        // Here alone, or changing it would change copies too.
        storage = nil
        if !isKnownUniquelyReferenced(&changed) {
            changed = unsafe changed.withLimbs { unsafe LimbStorage.copy($0, $1, capacity: $1 &+ 1) }
        }
        let carry = unsafe changed.withLimbs { unsafe body($0, $1) }
        if carry != 0 {
            let count = changed.header.count
            if count == changed.header.capacity {
                // Room for more, since a number that grows by one limb often grows again.
                changed = unsafe changed.withLimbs { unsafe LimbStorage.copy($0, $1, capacity: $1 &+ $1 / 4 &+ 2) }
            }
            unsafe changed.withUnsafeMutablePointerToElements { unsafe $0[count] = carry }
            changed.setCount(count &+ 1)
        }
        restore(changed)
        return true
    }

    /// Puts storage back that may have zeros at the top.
    @inline(__always)
    mutating func restore(_ changed: LimbStorage) {
        let (count, used) = unsafe changed.withLimbs { limbs, count in
            (count, unsafe limbs[count &- 1] != 0 ? count : Limbs.trimmed(limbs, count))
        }
        if used > 1 {
            if used != count { changed.setCount(used) }
            word = 0
            storage = changed
        } else {
            word = used == 0 ? 0 : changed.limb(0)
            storage = nil
        }
    }

    /// Writes `count` limbs into this number's memory if that is long enough and not shared, else takes what `other`
    /// makes. `body` writes them all.
    @inline(__always)
    mutating func write(_ count: Int, _ body: (LimbBuffer) -> Void, else other: () -> BigUInt) {
        guard count > 1, storage != nil, isKnownUniquelyReferenced(&storage), let memory = storage,
            memory.header.capacity >= count
        else {
            self = other()
            return
        }
        storage = nil
        unsafe memory.withUnsafeMutablePointerToElements { unsafe body($0) }
        memory.setCount(count)
        restore(memory)
    }
}
