import MimaCrypto
import MimaFiles
import Testing

@Suite("Hash functions by name")
struct ChecksumFunctionTests {
    typealias Function = Checksums.Function

    @Test(
        "A name is found however it is spelled",
        arguments: [
            ("sha256", Function.fixed(.sha256)), ("SHA-256", .fixed(.sha256)), ("SHA2-256", .fixed(.sha256)),
            ("sha224", .fixed(.sha224)), ("SHA2-512/256", .fixed(.sha512t256)), ("sha512-256", .fixed(.sha512t256)),
            ("SHA512t256", .fixed(.sha512t256)), ("sha512_224", .fixed(.sha512t224)), ("sha3-256", .fixed(.sha3t256)),
            ("SHA3_512", .fixed(.sha3t512)), ("SHAKE-128", .shake128), ("shake256", .shake256),
            ("SHAKE256-1024", .fixed(.shake256(byteCount: 128))), ("shake128", .shake128), ("b2", nil),
            ("BLAKE2b", .blake2b), ("BLAKE2B-512", .fixed(.blake2b(byteCount: 64))),
            ("blake2b-256", .fixed(.blake2b(byteCount: 32))), ("blake2b8", .fixed(.blake2b(byteCount: 1))),
            ("BLAKE2S-256", .fixed(.blake2s256)), ("BLAKE2s", .fixed(.blake2s256)), ("SM3", .fixed(.sm3)),
            ("RIPEMD-160", .fixed(.ripemd160)), ("RMD160", .fixed(.ripemd160)), ("MD5", .fixed(.insecure(.md5))),
            ("SHA-1", .fixed(.insecure(.sha1))), ("sha", nil), ("sha3", nil), ("", nil), ("-", nil),
            ("blake2b-0", nil), ("blake2b-12", nil), ("blake2b-520", nil), ("blake2b-08", nil),
            ("blake2b-99999999999999999999", nil), ("blake2b-٨", nil), ("shake128-65544", nil),
            ("HMAC-SHA256", nil), ("sha256\u{0}", nil), ("ſha256", nil),
        ]
    )
    func spellings(name: String, function: Function?) {
        #expect(Function(named: name) == function)
    }

    @Test("Each function is found by the name it has, with any size", arguments: Function.all)
    func names(function: Function) throws {
        #expect(Function(named: function.name) == function)
        for byteCount in Set([function.byteCounts.lowerBound, 20, function.byteCounts.upperBound]) {
            guard let algorithm = function.algorithm(byteCount: byteCount) else { continue }
            #expect(algorithm.byteCount == byteCount)
            #expect(Function(named: Function.fixed(algorithm).name)?.algorithm == algorithm)
        }
    }

    @Test("A function has no digests of other sizes than its own", arguments: Function.all)
    func sizes(function: Function) {
        let counts = function.byteCounts
        #expect(counts.contains(function.algorithm.byteCount))
        for byteCount in [counts.lowerBound - 1, counts.upperBound + 1, Int.max, Int.min] {
            #expect(function.algorithm(byteCount: byteCount) == nil)
        }
    }
}
