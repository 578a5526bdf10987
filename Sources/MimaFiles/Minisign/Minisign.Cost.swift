public import MimaCrypto

extension Minisign {
    /// The work that opening an encrypted secret key takes, given as libsodium's two limits.
    public struct Cost: Hashable, Sendable {
        /// libsodium's "opslimit": about four times N·r·p.
        public let operations: UInt64
        /// libsodium's "memlimit", in bytes.
        public let memory: UInt64

        /// A cost with these limits.
        public init(operations: UInt64, memory: UInt64) {
            self.operations = operations
            self.memory = memory
        }

        /// 1 GiB of memory and some seconds of time: what minisign uses. N = 2^20, r = 8, p = 1.
        public static let sensitive = Cost(operations: 1 << 25, memory: 1 << 30)
        /// 16 MiB of memory and a fraction of a second. N = 2^14, r = 8, p = 1.
        public static let interactive = Cost(operations: 1 << 19, memory: 1 << 24)

        /// scrypt's parameters for these limits, as libsodium derives them.
        ///
        /// r is always 8. Where the memory would allow more work than the operations do, p is 1 and N is what the
        /// operations buy; otherwise N is what fits into the memory, and p spends the rest of the operations. N is
        /// the largest power of two that does not exceed its bound, but never below 2, and operations below 2^15
        /// count as 2^15.
        public var scrypt: Scrypt {
            let blockSize: UInt64 = 8
            let budget = max(operations, 1 << 15)
            let isBoundByOperations = budget < memory / 32
            let bound = isBoundByOperations ? budget / (4 * blockSize) : memory / (128 * blockSize)
            // The bound is below 2^59, so its highest bit is a number that an Int has.
            let cost = UInt64(1) << UInt64(max(1, 63 - max(bound, 1).leadingZeroBitCount))
            let product = isBoundByOperations ? blockSize : min(budget / 4 / cost, 1 << 30 - 1)
            return Scrypt(
                cost: Int(cost),
                blockSize: Int(blockSize),
                parallelism: Int(product / blockSize),
                maximumMemory: Int.max
            )
        }

        /// scrypt's parameters, unless the derivation takes more than one with the cost `limit` may.
        ///
        /// Throws ``Failure/excessiveCost(memory:operations:limit:)``.
        func scrypt(limit: Cost) throws(FilesError) -> Scrypt {
            let scrypt = scrypt
            let needed = Self.needed(by: scrypt)
            // A limit given in round numbers must allow its own parameters, which need a little more.
            let allowed = Self.needed(by: limit.scrypt)
            if needed.memory > max(limit.memory, allowed.memory)
                || needed.operations > max(limit.operations, allowed.operations)
            {
                throw .minisign(
                    .excessiveCost(memory: needed.memory, operations: needed.operations, limit: limit)
                )
            }
            return scrypt
        }

        /// What a derivation really takes: the memory in bytes, 128·r·(N + p), and the operations, 4·N·r·p; the
        /// greatest number where the true one is greater still.
        private static func needed(by scrypt: Scrypt) -> Cost {
            // N is below 2^60 and p below 2^28, so that their sum fits; r is 8.
            let blocks = (scrypt.cost + scrypt.parallelism).multipliedReportingOverflow(by: 128 * scrypt.blockSize)
            let runs = 4 * scrypt.blockSize * scrypt.parallelism
            let operations = runs.multipliedReportingOverflow(by: scrypt.cost)
            return Cost(
                operations: operations.overflow ? UInt64.max : UInt64(operations.partialValue),
                memory: blocks.overflow ? UInt64.max : UInt64(blocks.partialValue)
            )
        }
    }
}
