import MimaBytes
import OpenSSLBridge
import Testing

@Suite("Key derivation and randomness of libcrypto")
struct KDFTests {
    /// RFC 6070's first case.
    @Test("gives PBKDF2's keys")
    func pbkdf2() throws {
        let sha1 = try #require(DigestAlgorithm.sha1)
        let (password, salt) = (Array("password".utf8), Array("salt".utf8))
        let key = try [UInt8](capacity: 20) { output in
            try KDF.pbkdf2(
                sha1,
                password: password.span,
                salt: salt.span,
                iterations: 1,
                into: &output
            )
        }
        #expect(Hex.encode(key) == "0c60c80f961f0e71f3a9b524af6012062fe037a6")
    }

    private func scrypt(_ cost: UInt64, _ blockSize: UInt64, memory: UInt64) throws(OpenSSLFailure) -> [UInt8] {
        try [UInt8](capacity: 64) { (output) throws(OpenSSLFailure) in
            try KDF.scrypt(
                password: Span(),
                salt: Span(),
                cost: cost,
                blockSize: blockSize,
                parallelism: 1,
                maximumMemory: memory,
                into: &output
            )
        }
    }

    /// RFC 7914 §12, the first case.
    @Test("gives scrypt's keys within the memory allowed")
    func scryptMemory() throws {
        let needed: UInt64 = 128 * (16 + 1 + 2)
        #expect(
            Hex.encode(try scrypt(16, 1, memory: needed))
                == "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        )
        let error = #expect(throws: OpenSSLFailure.self) { try scrypt(16, 1, memory: needed - 1) }
        #expect(error?.description == "EVP_KDF_derive failed: memory limit exceeded")
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test(
        "fails without a trap whatever the parameters",
        arguments: [0, 1, 3, 1 << 62, .max] as [UInt64],
        [0, 1, 1 << 62, .max] as [UInt64]
    )
    func scryptFailures(cost: UInt64, blockSize: UInt64) {
        #expect(throws: OpenSSLFailure.self) { try scrypt(cost, blockSize, memory: 1 << 20) }
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("fills what the output has free with random bytes")
    func random() throws {
        for isPublic in [false, true] {
            var seen: Set<[UInt8]> = []
            for _ in 0..<100 {
                let bytes = try [UInt8](capacity: 40) { output in
                    output.append(3)
                    for _ in 0..<2 {
                        if isPublic { try RandomSource.fillPublic(&output) } else { try RandomSource.fill(&output) }
                        #expect(output.freeCapacity == 0)
                    }
                }
                #expect(bytes.count >= 40)
                #expect(bytes[0] == 3)
                seen.insert(bytes)
            }
            #expect(seen.count == 100)
        }
        #expect(try [UInt8](capacity: 0) { try RandomSource.fill(&$0) }.isEmpty)
    }

    @Test("describes a failure with and without reasons")
    func failure() {
        #expect(OpenSSLFailure.drain(after: "EVP_X").description == "EVP_X failed")
        #expect(OpenSSLFailure.drain(after: "EVP_X").reasons.isEmpty)
    }
}
