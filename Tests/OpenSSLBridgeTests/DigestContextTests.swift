import MimaBytes
import OpenSSLBridge
import Testing

@Suite("Digests of libcrypto")
struct DigestContextTests {
    /// All, with the sizes of digest and block in bytes of their standards; 0 where any size will do.
    static let algorithms: [(algorithm: DigestAlgorithm?, byteCount: Int, blockByteCount: Int)] = [
        (.md5, 16, 64), (.sha1, 20, 64), (.sha224, 28, 64), (.sha256, 32, 64), (.sha384, 48, 128), (.sha512, 64, 128),
        (.sha512t224, 28, 128), (.sha512t256, 32, 128), (.sha3t224, 28, 144), (.sha3t256, 32, 136),
        (.sha3t384, 48, 104), (.sha3t512, 64, 72), (.shake128, 0, 168), (.shake256, 0, 136), (.blake2b512, 64, 128),
        (.blake2s256, 32, 64), (.sm3, 32, 64), (.ripemd160, 20, 64),
    ]

    private func digest(_ algorithm: DigestAlgorithm, _ data: [UInt8], _ count: Int) throws -> [UInt8] {
        try [UInt8](capacity: count) { output in
            var context = try DigestContext.start(algorithm)
            try context.update(data)
            try context.finish(into: &output, byteCount: count)
        }
    }

    @Test("have the sizes of their standards", arguments: algorithms)
    func sizes(algorithm: DigestAlgorithm?, byteCount: Int, blockByteCount: Int) throws {
        let algorithm = try #require(algorithm)
        #expect(algorithm.blockByteCount == blockByteCount)
        #expect(algorithm.isExtendable == (byteCount == 0))
        if byteCount > 0 { #expect(algorithm.byteCount == byteCount) }
    }

    @Test("are the same through a context, a copy of one, and the thread's own", arguments: algorithms)
    func ways(algorithm: DigestAlgorithm?, byteCount: Int, blockByteCount: Int) throws {
        let algorithm = try #require(algorithm)
        let size = byteCount > 0 ? byteCount : 77
        for count in [0, 1, blockByteCount - 1, blockByteCount, blockByteCount + 1, 1000] {
            let expected = try digest(algorithm, message(count), size)
            let kept = try [UInt8](capacity: size + 1) { output in
                output.append(1)
                try algorithm.digest(message(count).span, into: &output, byteCount: size)
            }
            #expect(kept == [1] + expected)
            if byteCount > 0 {
                let padded = try algorithm.digest(of: message(count).span)
                #expect(padded.indices.map { padded[$0] } == expected + [UInt8](repeating: 0, count: 64 - size))
            }
            let copied = try [UInt8](capacity: size) { output in
                var context = try DigestContext.start(algorithm)
                try context.update(message(count / 2))
                var copy = try context.copy()
                try context.update([1, 2, 3])
                try copy.update(Array(message(count)[(count / 2)...]))
                try copy.finish(into: &output, byteCount: size)
            }
            #expect(copied == expected)
        }
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("give HMAC as RFC 4231 has it")
    func hmac() throws {
        let algorithm = try #require(DigestAlgorithm.sha256)
        let code = try [UInt8](capacity: 70) { output in
            output.append(1)
            var context = try HMACContext.start(algorithm, key: Array("Jefe".utf8))
            try context.update(Array("what do ya want ".utf8))
            var copy = try context.copy()
            try context.update([])
            try copy.update(Array("for nothing?".utf8))
            try copy.finish(into: &output)
            output.append(2)
        }
        #expect(Hex.encode(code) == "01" + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" + "02")
    }
}
