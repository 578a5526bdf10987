import MimaBytes
import MimaCrypto
import MimaFiles
import MimaIO
import Testing

/// The items of a list.
func items(
    _ text: String,
    separator: Checksums.Separator = .newline,
    function: Checksums.Function? = nil
) throws -> [Checksums.Item] {
    let reader = Checksums.Reader(MemorySource(Array(text.utf8)), separator: separator, function: function)
    var all: [Checksums.Item] = []
    while let item = try reader.next() { all.append(item) }
    return all
}

/// The digests of "abc" that coreutils 9.1 (with --tag) and OpenSSL 3.0 (dgst) print.
enum DigestOfABC {
    static let md5 = "900150983cd24fb0d6963f7d28e17f72"
    static let sha1 = "a9993e364706816aba3e25717850c26c9cd0d89d"
    static let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    static let sha512 =
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    static let sha512t256 = "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"
    static let sha3t256 = "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"
    static let blake2b256 = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"
    static let blake2b512 =
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
    static let blake2s256 = "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"
    static let sm3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    static let ripemd160 = "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"
    static let shake128 = "5881092dd818bf5cf8a3ddb793fbcba7"
}

@Suite("Lines of checksum files")
struct ChecksumLineTests {
    typealias Function = Checksums.Function

    /// The one item of a one-line list, with what is to be known of it in words.
    private static func summary(_ text: String, function: Function? = nil) throws -> String {
        let all = try items(text, function: function)
        guard all.count == 1, let item = all.first else { return "\(all.count) items" }
        switch item {
        case .malformed(let fault, _): return "\(fault)"
        case .entry(let entry, _, _):
            let name = Function.fixed(entry.algorithm).name
            return "\(name) \(Hex.encode(entry.digest)) \(String(decoding: entry.name, as: UTF8.self))"
        }
    }

    @Test(
        "Tagged lines of coreutils, BSD's tools and openssl are read",
        arguments: [
            ("MD5 (abc) = \(DigestOfABC.md5)", "md5 \(DigestOfABC.md5) abc"),
            ("SHA1 (abc) = \(DigestOfABC.sha1)", "sha1 \(DigestOfABC.sha1) abc"),
            ("SHA256 (abc) = \(DigestOfABC.sha256)", "sha256 \(DigestOfABC.sha256) abc"),
            ("SHA2-256(abc)= \(DigestOfABC.sha256)", "sha256 \(DigestOfABC.sha256) abc"),
            ("SHA256(abc)= \(DigestOfABC.sha256)", "sha256 \(DigestOfABC.sha256) abc"),
            ("SHA256(abc)=\(DigestOfABC.sha256)", "sha256 \(DigestOfABC.sha256) abc"),
            ("  SHA256 (abc) = \(DigestOfABC.sha256)", "sha256 \(DigestOfABC.sha256) abc"),
            ("SHA2-512/256(abc)= \(DigestOfABC.sha512t256)", "sha512-256 \(DigestOfABC.sha512t256) abc"),
            ("SHA3-256(abc)= \(DigestOfABC.sha3t256)", "sha3-256 \(DigestOfABC.sha3t256) abc"),
            ("SHAKE-128(abc)= \(DigestOfABC.shake128)", "shake128-128 \(DigestOfABC.shake128) abc"),
            ("BLAKE2b (abc) = \(DigestOfABC.blake2b512)", "blake2b \(DigestOfABC.blake2b512) abc"),
            ("BLAKE2B-512(abc)= \(DigestOfABC.blake2b512)", "blake2b \(DigestOfABC.blake2b512) abc"),
            ("BLAKE2b-256 (abc) = \(DigestOfABC.blake2b256)", "blake2b-256 \(DigestOfABC.blake2b256) abc"),
            ("BLAKE2b-8 (abc) = 6b", "blake2b-8 6b abc"),
            ("BLAKE2S-256(abc)= \(DigestOfABC.blake2s256)", "blake2s256 \(DigestOfABC.blake2s256) abc"),
            ("SM3 (abc) = \(DigestOfABC.sm3)", "sm3 \(DigestOfABC.sm3) abc"),
            ("RMD160 (abc) = \(DigestOfABC.ripemd160)", "ripemd160 \(DigestOfABC.ripemd160) abc"),
            ("RIPEMD-160(abc)= \(DigestOfABC.ripemd160)", "ripemd160 \(DigestOfABC.ripemd160) abc"),
            ("SHA1 (a (b) = c) = \(DigestOfABC.sha1)", "sha1 \(DigestOfABC.sha1) a (b) = c"),
            ("SHA1 ( ) = \(DigestOfABC.sha1)", "sha1 \(DigestOfABC.sha1)  "),
            ("\\SHA1 (a\\nb\\\\c\\r) = \(DigestOfABC.sha1)", "sha1 \(DigestOfABC.sha1) a\nb\\c\r"),
            ("SHA1 (a\\nb) = \(DigestOfABC.sha1)", "sha1 \(DigestOfABC.sha1) a\\nb"),
        ]
    )
    func tagged(line: String, expected: String) throws {
        #expect(try Self.summary(line) == expected)
        #expect(try Self.summary("\(line)\r\n") == expected)
    }

    @Test(
        "Untagged lines are read",
        arguments: [
            ("\(DigestOfABC.sha256)  abc", "sha256 \(DigestOfABC.sha256) abc"),
            ("\(DigestOfABC.sha256) *abc", "sha256 \(DigestOfABC.sha256) abc"),
            ("\(DigestOfABC.sha256) abc", "sha256 \(DigestOfABC.sha256) abc"),
            ("\(DigestOfABC.sha256.uppercased())  abc", "sha256 \(DigestOfABC.sha256) abc"),
            (" \t\(DigestOfABC.sha256)\t abc", "sha256 \(DigestOfABC.sha256) abc"),
            ("\(DigestOfABC.sha256)   abc ", "sha256 \(DigestOfABC.sha256)  abc "),
            ("\(DigestOfABC.sha256)  *abc", "sha256 \(DigestOfABC.sha256) *abc"),
            ("\\\(DigestOfABC.sha256)  a\\nb\\\\c\\r", "sha256 \(DigestOfABC.sha256) a\nb\\c\r"),
            ("\(DigestOfABC.sha256)  a\\nb", "sha256 \(DigestOfABC.sha256) a\\nb"),
            ("\(DigestOfABC.md5)  abc", "md5 \(DigestOfABC.md5) abc"),
            ("\(DigestOfABC.sha1)  -abc", "sha1 \(DigestOfABC.sha1) -abc"),
        ]
    )
    func untagged(line: String, expected: String) throws {
        #expect(try Self.summary(line) == expected)
    }

    @Test("An untagged line is of the function that was asked for")
    func askedFor() throws {
        let line = "\(DigestOfABC.blake2b512)  abc"
        #expect(try Self.summary(line, function: .blake2b) == "blake2b \(line.replacing("  ", with: " "))")
        #expect(
            try Self.summary("\(DigestOfABC.blake2b256)  abc", function: .blake2b)
                == "blake2b-256 \(DigestOfABC.blake2b256) abc"
        )
        #expect(
            try Self.summary(line, function: .fixed(.sha256)) == "a checksum of sha256 does not have 512 bits"
        )
        #expect(
            try Self.summary("MD5 (abc) = \(DigestOfABC.md5)", function: .fixed(.sha256))
                == "a checksum of MD5, not sha256"
        )
        #expect(
            try Self.summary("BLAKE2b-256 (abc) = \(DigestOfABC.blake2b256)", function: .blake2b)
                == "blake2b-256 \(DigestOfABC.blake2b256) abc"
        )
        #expect(
            try Self.summary("BLAKE2b (abc) = \(DigestOfABC.blake2b512)", function: .fixed(.blake2b(byteCount: 32)))
                == "a checksum of BLAKE2b, not blake2b-256"
        )
    }

    @Test("Only what a function or a single usual program tells is taken for known")
    func guesses() throws {
        #expect(
            try items("\(DigestOfABC.sha512)  abc") == [
                .malformed(.ambiguousDigest(byteCount: 64, candidates: [.fixed(.sha512), .blake2b]), line: 1)
            ]
        )
        #expect(try items("1234  abc") == [.malformed(.ambiguousDigest(byteCount: 2, candidates: []), line: 1)])
        for (line, isGuess) in [
            ("\(DigestOfABC.sha256)  abc", true), ("SHA256 (abc) = \(DigestOfABC.sha256)", false),
        ] {
            guard case .entry(_, _, isGuess: isGuess) = try items(line).first else {
                Issue.record("guess for \(line)")
                continue
            }
        }
        guard
            case .entry(_, _, isGuess: false) = try items("\(DigestOfABC.md5)  abc", function: .fixed(.insecure(.md5)))
                .first
        else {
            Issue.record("guess for a function that was asked for")
            return
        }
    }

    @Test(
        "Everything else is malformed",
        arguments: [
            " ", "abc", "\(DigestOfABC.sha256)", "\(DigestOfABC.sha256) ", "\(DigestOfABC.sha256)abc",
            "\(DigestOfABC.sha256)0  abc", "\(DigestOfABC.sha256)-  abc", "\\", "\\\\", "(", ")", ")(", "()", "() =",
            "SHA256", "SHA256 (", "SHA256 (abc", "SHA256 (abc)", "SHA256 (abc) =", "SHA256 (abc) = ",
            "SHA256 (abc) = 0", "SHA256 (abc) = \(DigestOfABC.sha256)0", "SHA256 (abc) = \(DigestOfABC.sha256)00",
            "SHA256 (abc) = \(DigestOfABC.sha256) ", "SHA256 (abc) \(DigestOfABC.sha256)",
            "SHA256 abc = \(DigestOfABC.sha256)", "SHA256 () = \(DigestOfABC.sha256)",
            "SHA256  (abc) = \(DigestOfABC.sha256) x", "WHIRLPOOL (abc) = \(DigestOfABC.sha512)",
            "HMAC-SHA2-256(abc)= \(DigestOfABC.sha256)", "BLAKE2b (abc) = \(DigestOfABC.blake2b256)",
            "BLAKE2b-512 (abc) = \(DigestOfABC.blake2b256)", "BLAKE2b-12 (abc) = 6b", "BLAKE2b-0 (abc) = ",
            "\\\(DigestOfABC.sha256)  a\\x", "\\\(DigestOfABC.sha256)  a\\", "\\SHA256 (a\\) = \(DigestOfABC.sha256)",
            "\(DigestOfABC.sha256)  a\0b", "SHA256 (a\0b) = \(DigestOfABC.sha256)",
            "-----BEGIN PGP SIGNED MESSAGE-----",
            "-rw-r--r-- 1 root (root) 12 = 13", "SHAKE128 (abc) = ",
        ]
    )
    func malformed(line: String) throws {
        let all = try items(line)
        #expect(all.count == 1)
        guard case .malformed(let fault, line: 1) = all.first else {
            Issue.record("\(all)")
            return
        }
        #expect(!fault.description.isEmpty)
    }

    @Test("A list of lines with one space keeps leading spaces and asterisks, and the two kinds do not mix")
    func oneSpace() throws {
        let digest = DigestOfABC.sha256
        let names = try items("\(digest) a\n\(digest)  b\n\(digest) *c\n").map { item in
            if case .entry(let entry, _, _) = item { String(decoding: entry.name, as: UTF8.self) } else { "" }
        }
        #expect(names == ["a", " b", "*c"])
        let mixed = try items("\(digest)  a\n\(digest) b\n\(digest)  c\n")
        #expect(mixed.count == 3)
        #expect(mixed[1] == .malformed(.notAnEntry, line: 2))
    }
}
