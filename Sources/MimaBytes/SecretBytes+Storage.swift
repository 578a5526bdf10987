import Glibc

extension SecretBytes {
    /// A block of memory that is overwritten with zeros before it is given back.
    ///
    /// It is a type of its own so that every way out wipes: the end of the secret's life, and an initializer whose
    /// closure throws half-way.
    ///
    /// Safe to use although it holds a pointer: the block belongs to this value alone, which cannot be copied, and
    /// lends it only for the length of a call.
    @safe
    package struct Storage: ~Copyable {
        let block: UnsafeMutableBufferPointer<UInt8>
        private let release: @Sendable (UnsafeMutableBufferPointer<UInt8>) -> Void

        /// Allocates `capacity` bytes, all zero.
        package init(capacity: Int) {
            let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
            unsafe block.initialize(repeating: 0)
            unsafe self.init(adopting: block) { unsafe $0.deallocate() }
        }

        /// Takes over a block that came from another allocator; `release` gets it back after it has been wiped.
        @unsafe
        package init(
            adopting block: UnsafeMutableBufferPointer<UInt8>,
            release: @escaping @Sendable (UnsafeMutableBufferPointer<UInt8>) -> Void
        ) {
            unsafe self.block = block
            unsafe self.release = release
        }

        deinit {
            if let start = unsafe block.baseAddress {
                // A plain loop of stores to memory that is freed next is dead to the optimiser; this is not.
                unsafe explicit_bzero(start, block.count)
            }
            unsafe release(block)
        }

        /// Lets `body` write up to the block's size; returns how many bytes it wrote.
        package mutating func fill<E: Error>(_ body: (inout OutputSpan<UInt8>) throws(E) -> Void) throws(E) -> Int {
            var output = unsafe OutputSpan(buffer: block, initializedCount: 0)
            try body(&output)
            return unsafe output.finalize(for: block)
        }
    }
}
