import MimaBytes
import MimaCrypto
import OpenSSLBridge
import Testing

@Suite("Hash functions")
struct HashAlgorithmTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var algorithm: HashAlgorithm
        var message: [UInt8]
        var expected: String

        init(_ algorithm: HashAlgorithm, _ message: [UInt8], _ expected: String) {
            self.algorithm = algorithm
            self.message = message
            self.expected = expected
        }

        init(_ algorithm: HashAlgorithm, _ message: String, _ expected: String) {
            self.init(algorithm, ascii(message), expected)
        }

        var testDescription: String { "\(algorithm) of \(message.count) bytes" }
    }

    private static let twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    private static let twoLongBlocks =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"

    /// NIST's examples for FIPS 180-4: messages of one block and of two.
    static let sha2 = [
        Case(.insecure(.sha1), "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        Case(.insecure(.sha1), twoBlocks, "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
        Case(.sha224, "abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
        Case(.sha224, twoBlocks, "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525"),
        Case(.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        Case(.sha256, twoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
        Case(
            .sha384,
            "abc",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"
                + "1a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
        ),
        Case(
            .sha384,
            twoLongBlocks,
            "09330c33f71147e83d192fc782cd1b4753111b173b3b05d2"
                + "2fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039"
        ),
        Case(
            .sha512,
            "abc",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        Case(
            .sha512,
            twoLongBlocks,
            "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
                + "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"
        ),
        Case(.sha512t224, "abc", "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa"),
        Case(.sha512t224, twoLongBlocks, "23fec5bb94d60b23308192640b0c453335d664734fe40e7268674af9"),
        Case(.sha512t256, "abc", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"),
        Case(.sha512t256, twoLongBlocks, "3928e184fb8690f840da3988121d31be65cb9d3ef83ee6146feac861e19b563a"),
    ]

    private static let a3 = [UInt8](repeating: 0xa3, count: 200)

    /// NIST's examples for FIPS 202: the empty message and one of 1600 bits; SHAKE's output is the start of theirs.
    static let sha3 = [
        Case(.sha3t224, "", "6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7"),
        Case(.sha3t224, a3, "9376816aba503f72f96ce7eb65ac095deee3be4bf9bbc2a1cb7e11e0"),
        Case(.sha3t256, "", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"),
        Case(.sha3t256, a3, "79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787"),
        Case(
            .sha3t384,
            "",
            "0c63a75b845e4f7d01107d852e4c2485c51a50aaaa94fc61"
                + "995e71bbee983a2ac3713831264adb47fb6bd1e058d5f004"
        ),
        Case(
            .sha3t384,
            a3,
            "1881de2ca7e41ef95dc4732b8f5f002b189cc1e42b74168e"
                + "d1732649ce1dbcdd76197a31fd55ee989f2d7050dd473e8f"
        ),
        Case(
            .sha3t512,
            "",
            "a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a6"
                + "15b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26"
        ),
        Case(
            .sha3t512,
            a3,
            "e76dfad22084a8b1467fcf2ffa58361bec7628edf5f3fdc0e4805dc48caeeca8"
                + "1b7c13c30adf52a3659584739a2df46be589c51ca1a4a8416df6545a1ce8ba00"
        ),
        Case(
            .shake128(byteCount: 64),
            "",
            "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26"
                + "3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e2"
        ),
        Case(.shake128(byteCount: 32), a3, "131ab8d2b594946b9c81333f9bb6e0ce75c3b93104fa3469d3917457385da037"),
        Case(
            .shake256(byteCount: 64),
            "",
            "46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f"
                + "d75dc4ddd8c0f200cb05019d67b592f6fc821c49479ab48640292eacb3b7c4be"
        ),
        Case(.shake256(byteCount: 32), a3, "cd8a920ed141aa0407a22d59288652e9d9f1a7ee0c1e7c1ca699424da84a904d"),
    ]

    /// Each from the document that defines the function: RFC 7693 appendices A and B, GB/T 32905-2016 appendix A,
    /// RFC 1321 §A.5, and the authors' page on RIPEMD-160.
    static let others = [
        Case(
            .blake2b(byteCount: 64),
            "abc",
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
        ),
        Case(.blake2s256, "abc", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"),
        Case(.sm3, "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        Case(
            .sm3,
            String(repeating: "abcd", count: 16),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
        ),
        Case(.insecure(.md5), "", "d41d8cd98f00b204e9800998ecf8427e"),
        Case(.insecure(.md5), "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        Case(.ripemd160, "", "9c1185a5c5e9fc54612808977ee8f548b2258d31"),
        Case(.ripemd160, "message digest", "5d0689ef49d2fae572b881b123a85ffa21595f36"),
        Case(
            .ripemd160,
            String(repeating: "1234567890", count: 8),
            "9b752e45573d4b39f4dbd3323cab82bf63326bfb"
        ),
    ]

    /// NIST's examples with a million times "a".
    static let million = [
        Case(.insecure(.sha1), "", "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
        Case(.sha256, "", "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
        Case(
            .sha512,
            "",
            "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
                + "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"
        ),
    ]

    @Test("give the digests of their standards", arguments: sha2 + sha3 + others)
    func standard(_ item: Case) throws {
        #expect(Hex.encode(try item.algorithm.hash(item.message)) == item.expected)
        var context = try HashContext(item.algorithm)
        context.update(item.message)
        #expect(Hex.encode(context.finalize()) == item.expected)
    }

    @Test("give the digests of a million times \"a\"", arguments: million)
    func millionTimes(_ item: Case) throws {
        #expect(Hex.encode(try item.algorithm.hash([UInt8](repeating: 0x61, count: 1_000_000))) == item.expected)
    }

    /// The last 16 of the 512 bytes in NIST's examples for FIPS 202.
    @Test("give SHAKE's output at any length")
    func shakeLengths() throws {
        let long = try HashAlgorithm.shake128(byteCount: 512).hash(Self.a3)
        #expect(Hex.encode(Array(long.suffix(16))) == "f17d7259ab075216c0699511643b6439")
        #expect(
            Hex.encode(Array(try HashAlgorithm.shake256(byteCount: 512).hash(Self.a3).suffix(16)))
                == "ca92bf0be5615e96959d767197a0beeb"
        )
        for byteCount in [1, 2, 16, 31, 32, 33, 64, 167, 168, 169, 336, 511] {
            #expect(try HashAlgorithm.shake128(byteCount: byteCount).hash(Self.a3) == Array(long.prefix(byteCount)))
        }
        #expect(try HashAlgorithm.shake256(byteCount: 1 << 20).hash([]).count == 1 << 20)
    }

    @Test("tell the size of the digest and of the block", arguments: HashAlgorithm.samples)
    func sizes(_ algorithm: HashAlgorithm) throws {
        #expect(try algorithm.hash([]).count == algorithm.byteCount)
        #expect(algorithm.isAvailable)
        // The sizes that libcrypto gives, which HMAC goes by.
        #expect(try algorithm.digestAlgorithm().blockByteCount == algorithm.blockByteCount)
    }

    @Test("agree with our own BLAKE2b at every size")
    func blake2bSizes() throws {
        for byteCount in 1...64 {
            let own = [UInt8](capacity: byteCount) { output in
                BLAKE2bCore.hash(message(300).span, byteCount: byteCount, into: &output)
            }
            let algorithm = HashAlgorithm.blake2b(byteCount: byteCount)
            #expect(try algorithm.hash(message(300)) == own)
            var context = try HashContext(algorithm)
            context.update(message(300))
            #expect(context.finalize() == own)
        }
    }

    @Test("refuse sizes that they do not have", arguments: [-1, 0, 65, Int.max, Int.min])
    func blake2bRefusals(byteCount: Int) {
        let algorithm = HashAlgorithm.blake2b(byteCount: byteCount)
        let error = CryptoError.wrongByteCount(of: "BLAKE2b digest", found: byteCount, expected: 1...64)
        #expect(!algorithm.isAvailable)
        #expect(throws: error) { try algorithm.hash([]) }
        #expect(throws: error) { _ = try HashContext(algorithm) }
        #expect(!algorithm.description.isEmpty)
    }

    @Test("refuse sizes of output that would take all memory", arguments: [-1, 0, 1 << 30 + 1, Int.max, Int.min])
    func shakeRefusals(byteCount: Int) {
        for algorithm in [HashAlgorithm.shake128(byteCount: byteCount), .shake256(byteCount: byteCount)] {
            let error = CryptoError.wrongByteCount(of: "\(algorithm) output", found: byteCount, expected: 1...1 << 30)
            #expect(!algorithm.isAvailable)
            #expect(throws: error) { try algorithm.hash([]) }
            #expect(throws: error) { _ = try HashContext(algorithm) }
        }
    }

    @Test("have the names of their standards")
    func names() {
        #expect(HashAlgorithm.sha512t256.description == "SHA-512/256")
        #expect(HashAlgorithm.sha3t384.description == "SHA3-384")
        #expect(HashAlgorithm.shake128(byteCount: 32).description == "SHAKE128")
        #expect(HashAlgorithm.blake2b(byteCount: 32).description == "BLAKE2b-256")
        #expect(HashAlgorithm.insecure(.md5).description == "MD5")
        #expect(Set(HashAlgorithm.fixedSamples.map(\.description)).count == HashAlgorithm.fixedSamples.count)
    }
}
