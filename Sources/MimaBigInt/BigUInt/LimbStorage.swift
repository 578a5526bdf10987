/// The memory of a long number: a count of limbs, and the limbs behind it.
///
/// Not an array: making and freeing one of those takes twice as long as this (51 and 24 ns for four limbs), which for
/// short numbers is more than the arithmetic.
///
/// Immutable while it is shared; whoever changes it has made sure that it is held once. So it may go from one thread
/// to another, though `ManagedBuffer` itself is not Sendable.
@usableFromInline
final class LimbStorage: ManagedBuffer<LimbStorage.Size, UInt> {
    @usableFromInline
    struct Size {
        /// How many limbs the number has; the last is not zero, except while it is being changed.
        @usableFromInline var count: Int
        /// How many there is room for.
        @usableFromInline var capacity: Int

        @inlinable
        init(count: Int, capacity: Int) {
            self.count = count
            self.capacity = capacity
        }
    }

    /// Makes room for `capacity` limbs, which are not set, and counts them all.
    @inline(__always)
    static func allocate(_ capacity: Int) -> LimbStorage {
        let size = Size(count: capacity, capacity: capacity)
        return unsafe unsafeDowncast(LimbStorage.create(minimumCapacity: capacity) { _ in size }, to: LimbStorage.self)
    }

    /// Copies `count` limbs, with room for `capacity`.
    static func copy(_ source: LimbSource, _ count: Int, capacity: Int) -> LimbStorage {
        let storage = allocate(max(capacity, count))
        storage.setCount(count)
        unsafe storage.withUnsafeMutablePointerToElements { unsafe Limbs.copy($0, source, count) }
        return storage
    }

    /// Lends the limbs.
    @inline(__always)
    func withLimbs<R>(_ body: (LimbBuffer, Int) -> R) -> R {
        unsafe withUnsafeMutablePointers { unsafe body($1, $0.pointee.count) }
    }

    /// Sets how many limbs the number has. Through the pointer, without the run-time check for exclusive access that
    /// setting the property makes.
    @inline(__always)
    func setCount(_ count: Int) {
        unsafe withUnsafeMutablePointerToHeader { unsafe $0.pointee.count = count }
    }

    /// The limb at `index`, which must be below the count.
    @inline(__always)
    func limb(_ index: Int) -> UInt {
        unsafe withUnsafeMutablePointerToElements { unsafe $0[index] }
    }

    /// The lowest limb.
    @usableFromInline
    var first: UInt { limb(0) }
}
