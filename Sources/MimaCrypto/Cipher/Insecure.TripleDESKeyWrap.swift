internal import MimaBytes

extension Insecure {
    /// Key wrap with triple DES (NIST SP 800-38F §7.2, TKW): as ``KeyWrap`` without padding, in halves of 4 bytes.
    ///
    /// SP 800-131A has withdrawn it; it opens what older systems wrapped.
    public enum TripleDESKeyWrap {
        /// The sizes in bytes of keys that are wrapped, in steps of 4. 64 KiB is a limit of ours.
        public static var keyByteCounts: ClosedRange<Int> { 8...1 << 16 }

        /// The wrapped key, 4 bytes longer.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when `key` does not have 24 bytes or `secret` has a
        /// size out of ``keyByteCounts``, ``CryptoError/unsupported(_:)`` when that is not a multiple of 4, and
        /// ``CryptoError/unavailable(algorithm:)``.
        ///
        /// - Parameter function: The cipher's function that wraps.
        public static func wrap(
            _ secret: SymmetricKey,
            using key: SymmetricKey,
            function: KeyWrap.CipherFunction = .forward
        ) throws(CryptoError) -> [UInt8] {
            try requireByteCount(secret.byteCount, of: "key to wrap", in: keyByteCounts)
            if !secret.byteCount.isMultiple(of: 4) {
                throw .unsupported("the key to wrap has \(secret.byteCount) bytes, which is not a multiple of 4")
            }
            let cipher = try DoubleHalfCipher(key, encrypting: function == .forward)
            var halves = secret.withBytes { bytes in
                [UInt8](repeating: 0xa6, count: 4) + (0..<bytes.count).map { bytes[$0] }
            }
            let count = halves.count / 4 - 1
            for round in 0..<6 {
                for index in 1...count {
                    var block = Array(halves[..<4] + halves[4 * index..<4 * index + 4])
                    try cipher.apply(to: &block)
                    mix(UInt32(round * count + index), into: &block)
                    for offset in 0..<4 {
                        (halves[offset], halves[4 * index + offset]) = (block[offset], block[4 + offset])
                    }
                }
            }
            return halves
        }

        /// The key that `wrapped` holds, or ``CryptoError/authenticationFailed`` when it was altered or wrapped under
        /// another key. Throws as ``wrap(_:using:function:)`` does when `key` is of another size.
        ///
        /// - Parameter function: The cipher's function that wrapped.
        public static func unwrap(
            _ wrapped: [UInt8],
            using key: SymmetricKey,
            function: KeyWrap.CipherFunction = .forward
        ) throws(CryptoError) -> SymmetricKey {
            let cipher = try DoubleHalfCipher(key, encrypting: function == .inverse)
            let counts = keyByteCounts.lowerBound + 4...keyByteCounts.upperBound + 4
            guard counts.contains(wrapped.count), wrapped.count.isMultiple(of: 4) else { throw .authenticationFailed }
            var halves = wrapped
            let count = halves.count / 4 - 1
            for round in (0..<6).reversed() {
                for index in (1...count).reversed() {
                    var block = Array(halves[..<4] + halves[4 * index..<4 * index + 4])
                    mix(UInt32(round * count + index), into: &block)
                    try cipher.apply(to: &block)
                    for offset in 0..<4 {
                        (halves[offset], halves[4 * index + offset]) = (block[offset], block[4 + offset])
                    }
                }
            }
            // All four are looked at: how many are right must not show.
            if halves[..<4].reduce(0, { $0 | $1 ^ 0xa6 }) != 0 { throw .authenticationFailed }
            return SymmetricKey(SecretBytes(copying: halves.span.extracting(4...)))
        }

        /// Adds the number of the step to the first half.
        private static func mix(_ number: UInt32, into block: inout [UInt8]) {
            for offset in 0..<4 { block[offset] ^= UInt8(truncatingIfNeeded: number >> (24 - 8 * offset)) }
        }
    }
}

/// Triple DES on single blocks of two halves, in one direction.
private struct DoubleHalfCipher {
    private let key: SymmetricKey
    private let encrypting: Bool

    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` unless the key has 24 bytes.
    init(_ key: SymmetricKey, encrypting: Bool) throws(CryptoError) {
        try requireByteCount(key.byteCount, of: "3DES key", in: 24...24)
        self.key = key
        self.encrypting = encrypting
    }

    func apply(to block: inout [UInt8]) throws(CryptoError) {
        let cipher = UnauthenticatedCipher.insecure(.ecb(.insecure(.tripleDES)))
        block =
            encrypting
            ? try cipher.encrypt(block, using: key, iv: [], padding: BlockPadding.none)
            : try cipher.decrypt(block, using: key, iv: [], padding: BlockPadding.none)
    }
}
