public import MimaBytes

extension Insecure {
    /// PBKDF1 (RFC 8018 §5.1), for files that have it: a hash, of which no more bytes can be had than its digest has.
    public struct PBKDF1: Sendable {
        /// The hash function, of fixed output; the standard has MD5 and SHA-1.
        public let hash: MimaCrypto.HashAlgorithm
        /// How often the function is applied, 1 to 2^31 - 1.
        public let iterations: Int

        /// PBKDF1 with `hash`.
        public init(_ hash: MimaCrypto.HashAlgorithm, iterations: Int) {
            self.hash = hash
            self.iterations = iterations
        }

        /// Derives a key of `byteCount` bytes, 1 to the digest's size; the standard's salts have 8 bytes.
        ///
        /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size or number of iterations, and
        /// as ``HashContext/init(_:)`` does. A number of iterations that comes from input is to be capped by the
        /// caller: the time is proportional.
        public func deriveKey(
            from password: SecretBytes,
            salt: [UInt8],
            byteCount: Int
        ) throws(CryptoError) -> SymmetricKey {
            for (name, value, allowed) in [
                ("number of iterations", iterations, 1...Int(Int32.max)),
                ("size of the derived key", byteCount, 1...max(1, hash.byteCount)),
            ] where !allowed.contains(value) {
                throw .parameterOutOfRange(name, found: value, allowed: allowed)
            }
            var context = try HashContext(hash)
            password.withBytes { context.update($0) }
            context.update(salt)
            var digest = secret(context)
            for _ in 1..<iterations {
                var next = try HashContext(hash)
                digest.withBytes { next.update($0) }
                digest = secret(next)
            }
            return digest.withBytes { SymmetricKey(data: $0.extracting(first: byteCount)) }
        }

        private func secret(_ context: consuming HashContext) -> SecretBytes {
            var last = context
            return SecretBytes(count: hash.byteCount) { last.finish(into: &$0) }
        }
    }
}
