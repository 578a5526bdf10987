import MimaCrypto
import MimaFiles
import Testing

@Suite("Minisign: scrypt's parameters from libsodium's limits")
struct MinisignCostTests {
    // The parameters that libsodium 1.0.18's crypto_pwhash_scryptsalsa208sha256_str writes into its result.
    @Test(
        "are those that libsodium derives",
        arguments: [
            (0, 0, 1, 512), (32768, 1_048_576, 10, 1), (32768, 1_048_608, 10, 1), (524_288, 16_777_216, 14, 1),
            (1_048_576, 33_554_432, 15, 1), (33_554_432, 1_073_741_824, 20, 1), (100_000, 3_000_000, 11, 1),
            (100_000, 65536, 6, 48), (524_288, 4096, 2, 4096), (262_144, 262_144, 8, 32),
        ] as [(UInt64, UInt64, Int, Int)]
    )
    func parameters(operations: UInt64, memory: UInt64, logCost: Int, parallelism: Int) {
        let scrypt = Minisign.Cost(operations: operations, memory: memory).scrypt
        #expect(scrypt.cost == 1 << logCost)
        #expect(scrypt.blockSize == 8)
        #expect(scrypt.parallelism == parallelism)
    }

    @Test("exist for any limits")
    func extremes() {
        let numbers = (0..<64).flatMap { [UInt64(1) << $0, UInt64(1) << $0 - 1] } + [UInt64.max]
        for operations in numbers {
            for memory in numbers {
                let scrypt = Minisign.Cost(operations: operations, memory: memory).scrypt
                #expect(scrypt.cost >= 2 && scrypt.cost.nonzeroBitCount == 1)
                #expect((1...(1 << 27)).contains(scrypt.parallelism))
            }
        }
    }

    @Test("that need more than the limit are refused before any work", arguments: [63, 40, 31, 26])
    func hostileOperations(bit: Int) throws {
        for memory in [UInt64(0), 1 << 20, 1 << 30, UInt64.max] {
            let file = try keyFile(operations: 1 << UInt64(bit), memory: memory)
            let error = #expect(throws: FilesError.self) { try file.unlock(passphrase: passphrase("x")) }
            guard case .minisign(.excessiveCost(let neededMemory, let operations, .sensitive)) = error else {
                Issue.record("\(error.debugDescription)")
                continue
            }
            #expect(operations > 1 << 25 || neededMemory > 1 << 30)
        }
    }

    @Test("are refused by a caller's own limit, which allows itself")
    func limit() throws {
        let file = try SecretKeyText.parse(MinisignFiles.smallSecretKey)
        let cost = try #require(file.cost)
        #expect(cost == Minisign.Cost(operations: 1 << 20, memory: 1 << 25))
        #expect(throws: FilesError.self) {
            try file.unlock(passphrase: passphrase(MinisignFiles.passphrase), limit: .interactive)
        }
        _ = try file.unlock(passphrase: passphrase(MinisignFiles.passphrase), limit: cost)
    }

    @Test("are told with what they need")
    func message() throws {
        let file = try keyFile(operations: 1 << 28, memory: 1 << 33)
        #expect(
            throws: FilesError.minisign(
                .excessiveCost(memory: 1 << 33 + 1 << 10, operations: 1 << 28, limit: .sensitive)
            )
        ) {
            try file.unlock(passphrase: passphrase("x"))
        }
    }

    /// A file of a key, with its cost replaced.
    private func keyFile(operations: UInt64, memory: UInt64) throws -> Minisign.SecretKey.File {
        var raw = SecretKeyText.raw(MinisignFiles.smallSecretKey)
        for place in 0..<8 {
            raw[38 + place] = UInt8(truncatingIfNeeded: operations >> UInt64(8 * place))
            raw[46 + place] = UInt8(truncatingIfNeeded: memory >> UInt64(8 * place))
        }
        return try SecretKeyText.parse(SecretKeyText.text(raw))
    }
}
