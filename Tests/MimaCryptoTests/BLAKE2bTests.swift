import MimaBytes
import MimaCrypto
import Testing

/// BLAKE2b against RFC 7693, and against Python's hashlib, whose BLAKE2b is the reference implementation by its authors.
@Suite("BLAKE2b")
struct BLAKE2bTests {
    @Test("gives the digest of \"abc\" in RFC 7693 Appendix A")
    func appendixA() {
        #expect(
            digest([0x61, 0x62, 0x63], byteCount: 64)
                == "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
        )
    }

    @Test("passes the self-test of RFC 7693 Appendix E")
    func appendixE() {
        var grand = BLAKE2bCore(byteCount: 32)
        for byteCount in [20, 32, 48, 64] {
            for count in [0, 3, 128, 129, 255, 1024] {
                let input = selfTestSequence(count, seed: UInt32(count))
                grand.update(bytes(input, byteCount: byteCount).span)
                let key = selfTestSequence(byteCount, seed: UInt32(byteCount))
                grand.update(bytes(input, byteCount: byteCount, key: key).span)
            }
        }
        #expect(Hex.encode(finish(&grand, 32)) == "c23a7800d98123bd10f506c61e29da5603d763b8bbad2e737f5e765a7bccd475")
    }

    /// The sequence that Appendix E hashes: the high bytes of a Fibonacci sequence.
    private func selfTestSequence(_ count: Int, seed: UInt32) -> [UInt8] {
        var a = 0xdead_4bad &* seed
        var b: UInt32 = 1
        return (0..<count).map { _ in
            (a, b) = (b, a &+ b)
            return UInt8(b >> 24)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var message: Int
        var key: Int
        var digest: Int
        var expected: String

        init(_ message: Int, _ key: Int, _ digest: Int, _ expected: String) {
            self.message = message
            self.key = key
            self.digest = digest
            self.expected = expected
        }

        var testDescription: String { "message of \(message), key of \(key), digest of \(digest) bytes" }
    }

    /// Byte i of every message is i mod 251.
    private static func message(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 251) } }

    /// Byte i of every key is 7 i + 3 mod 256.
    private static func key(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + 3) } }

    /// From Python 3.11: `hashlib.blake2b(bytes(i % 251 for i in range(message)), digest_size=digest,
    /// key=bytes((7 * i + 3) % 256 for i in range(key))).hexdigest()`.
    private static let cases = [
        Case(0, 0, 1, "2e"),
        Case(0, 0, 16, "cae66941d9efbd404e4d88758ea67670"),
        Case(0, 0, 20, "3345524abf6bbe1809449224b5972c41790b6cf2"),
        Case(0, 0, 28, "836cc68931c2e4e3e838602eca1902591d216837bafddfe6f0c8cb07"),
        Case(0, 0, 31, "b4d7d8f500d546e71fe03f080b6bfefd567a0aa97e84bdb2cf8b15d1867c00"),
        Case(0, 0, 32, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
        Case(
            0,
            0,
            33,
            "ddca500c4d28f7f2816de1574f840e4878c1c5aa30c149745e0149273b214c35"
                + "9d"
        ),
        Case(
            0,
            0,
            48,
            "b32811423377f52d7862286ee1a72ee540524380fda1724a6f25d7978c6fd324"
                + "4a6caf0498812673c5e05ef583825100"
        ),
        Case(
            0,
            0,
            63,
            "4ded8c5fc8b12f3273f877ca585a44ad6503249a2b345d6d9c0e67d85bcb700d"
                + "b4178c0303e93b8f4ad758b8e2c9fd8b3d0c28e585f1928334bb77d36782e8"
        ),
        Case(
            0,
            0,
            64,
            "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419"
                + "d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce"
        ),
        Case(1, 0, 32, "03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314"),
        Case(3, 0, 32, "3d8c3d594928271f44aad7a04b177154806867bcf918e1549c0bc16f9da2b09b"),
        Case(64, 0, 32, "10d8e6d534b00939843fe9dcc4dae48cdf008f6b8b2b82b156f5404d874887f5"),
        Case(127, 0, 32, "f2fe67ff342e21b8f45e8f2e0bcd1d9243245d50ee6c78042e9c491388791c72"),
        Case(128, 0, 32, "c3582f71ebb2be66fa5dd750f80baae97554f3b015663c8be377cfcb2488c1d1"),
        Case(129, 0, 32, "f7f3c46ba2564ff4c4c162da1f5b605f9f1c4aa6a20652a9f9a337c1a2f5b9c9"),
        Case(255, 0, 32, "d9ef0fc521b4266d16df662bec231bc2ec3989e7adeaf63169c295dc239dbbea"),
        Case(256, 0, 32, "582f782226018ec33076bd8d1c42413530ac7e1126260ffc0f306ba3befc3f24"),
        Case(257, 0, 32, "227e15ed64ee8e93eb7bc53828f76eed974f2c4ab1408c3d08f212b7f8d69904"),
        Case(1000, 0, 32, "b372d0608f720c8c3dd41e9c8eecb10143b41abe520b616607e754bf79c08331"),
        Case(4096, 0, 32, "11c294a11dc67e3ddb25f8c06cca2721e58d2a044243abea6c7063fd17d589e5"),
        Case(
            0,
            32,
            64,
            "704eefce0cd76b3e2c9198e689a545f7a4bdcbbc8d406645e6cabe94f493140e"
                + "e045c9b3d148b46b2a92596b4c562158df56c61cb02ac4a55584d5bce512b164"
        ),
        Case(
            1,
            32,
            64,
            "1a098813c2ff08f7d5a19df0080739a213926390e8f39d24e4ff93d9e48ddd7a"
                + "f5cf264055f38811555924fe17fca98855e449dd44228dba0ad7417772ad72f0"
        ),
        Case(
            127,
            32,
            64,
            "2004ce44e2f6c6605204eb3e5f5a1da1e4cdd1ed141067ec6211f662a56eee33"
                + "d74d7f609b69afc5033db85f64c88bb6f250ec85e071ab338541c213c38f8c6c"
        ),
        Case(
            128,
            32,
            64,
            "709b433f3c07f2efd2ce27444d48dd28e222fcf534220270fccaf47928ead124"
                + "1b1a318758e166382cc924f1c0f8da2a60e7b27a545cfb4a1042d50750b70bb8"
        ),
        Case(
            129,
            32,
            64,
            "45708b89fbfeb32b73d4deb3857a97f4d75ee521f0d772e64e8c42002d41ca67"
                + "ae2e40aadd2b6a83e13c4d55d867538343ef2c889d5df51fe658b7d63ffbd19f"
        ),
        Case(
            255,
            32,
            64,
            "a1411a1a2dec835386c0c0c9edccf88e05cef231742ad1af61c3ae28dc4be735"
                + "790912d59206aaa223aa082d54d76b443a89da48add7df57d8e9cc6a343c666d"
        ),
        Case(
            256,
            32,
            64,
            "6627d6e5832b0b92f93edd5221c08fd0f491a4faec78c30aab24c5da0984f945"
                + "ecde957ee8ff14af47b89a7bf4e9fdc6b7335c224a06e694bc18c008b2ed5e23"
        ),
        Case(
            257,
            32,
            64,
            "ecc47974485c396799e8c8b494b0aef68cf0d2e9264c0958625ab0e61f780d86"
                + "62a238b89543edbfc3f5051ad1b681d513fd21f017ef1441fa1e7ab56e53c679"
        ),
        Case(100, 1, 24, "099b21080277e4dcf7cd842bef16d2ad5937939308fd202d"),
        Case(100, 8, 24, "1b082d64ebb46ccee9010d49f7c6b580638f0c3a54dfc646"),
        Case(100, 16, 24, "48781ceb60e0ffc3cfb89c35e043e3163e1d5dada163ea68"),
        Case(100, 31, 24, "db5bb072071bdb4429c0fb1b96bded435227a01a0fd8aa5d"),
        Case(100, 33, 24, "288932cfa25278e66e8d4e688cdb5d939cf57c113d2ec55a"),
        Case(100, 63, 24, "1210264c929caab5d3a1831e26b14a173bf44f58605cbebc"),
        Case(100, 64, 24, "116016bb146a5bcf5ad9badaf5c7e90bbab109b77938cccb"),
        Case(128, 64, 1, "9f"),
        Case(
            129,
            1,
            64,
            "948f42ea02f1a38c6ef2ee247d78b138012e5ad179eef2947a8d9ba90040a819"
                + "4341e6985aeda9135979d825a847467a1e03aa3d60b85df7f29ec91cdc0b8bb9"
        ),
        Case(
            65537,
            64,
            64,
            "ea9788b0cf5e1f3e4d3ecd521678e08333ea83c982718929b87dca7808cb42d9"
                + "c40bf25bd589c6b4369f98e0a9ad8f5354b8f00886faefa3e480840fb3ea2b57"
        ),
        Case(1, 64, 7, "4720c95dfc9d2c"),
    ]

    @Test("agrees with hashlib", arguments: cases)
    func agreesWithHashlib(_ test: Case) {
        let message = Self.message(test.message)
        let key = Self.key(test.key)
        #expect(digest(message, byteCount: test.digest, key: key) == test.expected)
        #expect(Hex.encode(oneShot(message, byteCount: test.digest, key: key)) == test.expected)
    }

    @Test("agrees with hashlib for every key length with every message up to 260 bytes")
    func everyLength() {
        // Python: for n in range(261): for k in range(65): all.update(blake2b(message n, key k,
        // digest_size = 1 + (7 * n + 11 * k) % 64).digest()), with all = blake2b().
        var all = BLAKE2bCore(byteCount: 64)
        for count in 0...260 {
            let message = Self.message(count)
            for keyCount in 0...64 {
                let byteCount = 1 + (7 * count + 11 * keyCount) % 64
                all.update(oneShot(message, byteCount: byteCount, key: Self.key(keyCount)).span)
            }
        }
        #expect(
            Hex.encode(finish(&all, 64))
                == "c6cb8baf156f3e6a8474bd1fd49c0ed9d0c173ed39c42fc661488d5f29f941da"
                + "b21599ef36c31d699d3ab105812f21eb8ed2b285cfb65c8494b9bb0164146bfc"
        )
    }

    @Test("gives the same digest wherever the message is split", arguments: [0, 1, 127, 128, 129, 255, 256, 257, 513])
    func splits(count: Int) {
        let message = Self.message(count)
        let places = [0, 1, 127, 128, 129, 255, 256, 257, 384, 512].filter { $0 <= count }
        for key in [[], Self.key(32)] {
            let whole = bytes(message, byteCount: 40, key: key)
            for first in places {
                for second in places where second >= first {
                    var core = BLAKE2bCore(byteCount: 40, key: key.span)
                    core.update(message.span.extracting(0..<first))
                    core.update(message.span.extracting(first..<second))
                    core.update(message.span.extracting(second..<count))
                    #expect(finish(&core, 40) == whole, "split at \(first) and \(second)")
                }
            }
        }
    }

    @Test("gives the same digest byte by byte")
    func byteByByte() {
        let message = Self.message(400)
        var core = BLAKE2bCore(byteCount: 64, key: Self.key(64).span)
        for byte in message { core.update([byte].span) }
        #expect(finish(&core, 64) == bytes(message, byteCount: 64, key: Self.key(64)))
    }

    @Test("goes on separately in a copy")
    func copies() {
        let message = Self.message(300)
        var core = BLAKE2bCore(byteCount: 32, key: Self.key(16).span)
        core.update(message.span.extracting(first: 200))
        var other = core.copy()
        core.update([1, 2, 3].span)
        other.update(message.span.extracting(droppingFirst: 200))
        #expect(finish(&core, 32) == bytes(message.prefix(200) + [1, 2, 3], byteCount: 32, key: Self.key(16)))
        #expect(finish(&other, 32) == bytes(message, byteCount: 32, key: Self.key(16)))
    }

    @Test("agrees with libcrypto on the digest of 64 bytes", arguments: [0, 1, 128, 129, 10_000])
    func agreesWithLibcrypto(count: Int) throws {
        let message = Self.message(count)
        #expect(try HashAlgorithm.blake2b(byteCount: 64).hash(message) == bytes(message, byteCount: 64))
    }

    @Test("appends to what the output already holds")
    func appends() {
        let both = [UInt8](capacity: 65) { output in
            output.append(7)
            BLAKE2bCore.hash([1, 2].span, byteCount: 64, into: &output)
        }
        #expect(both == [7] + bytes([1, 2], byteCount: 64))
    }

    private func digest(_ message: [UInt8], byteCount: Int, key: [UInt8] = []) -> String {
        Hex.encode(bytes(message, byteCount: byteCount, key: key))
    }

    private func bytes(_ message: [UInt8], byteCount: Int, key: [UInt8] = []) -> [UInt8] {
        var core = BLAKE2bCore(byteCount: byteCount, key: key.span)
        core.update(message.span)
        return finish(&core, byteCount)
    }

    private func oneShot(_ message: [UInt8], byteCount: Int, key: [UInt8] = []) -> [UInt8] {
        [UInt8](capacity: byteCount) { output in
            BLAKE2bCore.hash(message.span, byteCount: byteCount, key: key.span, into: &output)
        }
    }

    private func finish(_ core: inout BLAKE2bCore, _ byteCount: Int) -> [UInt8] {
        [UInt8](capacity: byteCount) { output in core.finish(into: &output) }
    }
}
