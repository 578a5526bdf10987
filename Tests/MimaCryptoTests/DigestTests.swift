import MimaBytes
import MimaCrypto
import Testing

@Suite("Hash types")
struct DigestTests {
    /// Whether a type computes the function of the run-time tier that it names, in each of its ways.
    private func expectSame<Function: HashFunction & ~Copyable>(_ type: Function.Type) throws {
        for count in [0, 3, 64, 127, 128, 129, 1000] {
            let data = message(count)
            let expected = try Function.algorithm.hash(data)
            #expect(Function.hash(data: data).bytes == expected)
            #expect(Function.hash(data: data.span).bytes == expected)
            var hash = Function()
            hash.update(data: data.span.extracting(first: count / 2))
            var other = hash.copy()
            hash.update(data: Array(data[(count / 2)...]))
            other.update(data: [1])
            #expect(hash.finalize().bytes == expected)
            #expect(other.finalize().bytes == (try Function.algorithm.hash(data[..<(count / 2)] + [1])))
        }
        #expect(Function.byteCount == Function.algorithm.byteCount)
        #expect(Function.blockByteCount == Function.algorithm.blockByteCount)
        #expect(Digest<Function>.byteCount == Function.byteCount)
    }

    @Test("compute the functions of the run-time tier")
    func types() throws {
        try expectSame(SHA224.self)
        try expectSame(SHA256.self)
        try expectSame(SHA384.self)
        try expectSame(SHA512.self)
        try expectSame(SHA512_224.self)
        try expectSame(SHA512_256.self)
        try expectSame(SHA3_224.self)
        try expectSame(SHA3_256.self)
        try expectSame(SHA3_384.self)
        try expectSame(SHA3_512.self)
        try expectSame(BLAKE2b512.self)
        try expectSame(BLAKE2b256.self)
        try expectSame(BLAKE2s256.self)
        try expectSame(SM3.self)
        try expectSame(RIPEMD160.self)
        try expectSame(Insecure.SHA1.self)
        try expectSame(Insecure.MD5.self)
    }

    @Test("are different functions")
    func different() {
        let algorithms = [
            SHA224.algorithm, SHA256.algorithm, SHA384.algorithm, SHA512.algorithm, SHA512_224.algorithm,
            SHA512_256.algorithm, SHA3_224.algorithm, SHA3_256.algorithm, SHA3_384.algorithm, SHA3_512.algorithm,
            BLAKE2b512.algorithm, BLAKE2b256.algorithm, BLAKE2s256.algorithm, SM3.algorithm, RIPEMD160.algorithm,
            Insecure.SHA1.algorithm, Insecure.MD5.algorithm,
        ]
        #expect(Set(algorithms).count == algorithms.count)
    }

    /// From NIST's examples for FIPS 180-4.
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test("print a digest in hexadecimal")
    func description() {
        #expect(SHA256.hash(data: ascii("abc")).description == Self.abc)
        #expect("\(Insecure.MD5.hash(data: []))" == "d41d8cd98f00b204e9800998ecf8427e")
    }

    @Test("lend a digest's bytes, as many as it has")
    func lending() {
        let digest = Insecure.SHA1.hash(data: ascii("abc"))
        #expect(digest.withBytes { $0.count } == 20)
        #expect(digest.withBytes { span in span.indices.map { span[$0] } } == digest.bytes)
    }

    @Test("compare digests by their bytes")
    func equality() throws {
        let digest = SHA256.hash(data: ascii("abc"))
        #expect(digest == SHA256.hash(data: ascii("abc")))
        #expect(digest.hashValue == SHA256.hash(data: ascii("abc")).hashValue)
        for index in [0, 15, 31] {
            let other = try #require(Digest<SHA256>(bytes: flipped(digest.bytes, at: index)))
            #expect(digest != other)
        }
        #expect(Set([digest, SHA256.hash(data: []), SHA256.hash(data: ascii("abc"))]).count == 2)
    }

    @Test("take over a stored digest of the right size alone")
    func stored() throws {
        let stored = try bytes(hex: Self.abc)
        #expect(Digest<SHA256>(bytes: stored) == SHA256.hash(data: ascii("abc")))
        #expect(Digest<SHA256>(bytes: stored.dropLast()) == nil)
        #expect(Digest<SHA256>(bytes: stored + [0]) == nil)
        #expect(Digest<SHA256>(bytes: []) == nil)
        #expect(Digest<SHA512>(bytes: stored) == nil)
    }
}
