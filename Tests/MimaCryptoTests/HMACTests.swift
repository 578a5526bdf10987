import MimaBytes
import MimaCrypto
import Testing

@Suite("HMAC")
struct HMACTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var key: [UInt8]
        var message: [UInt8]
        var expected: [(hash: HashAlgorithm, code: String)]

        var testDescription: String { name }
    }

    /// RFC 4231 §4.2 to §4.8; of case 5 the RFC gives the first 16 bytes.
    static let rfc4231 = [
        Case(
            name: "case 1",
            key: [UInt8](repeating: 0x0b, count: 20),
            message: ascii("Hi There"),
            expected: [
                (.sha224, "896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22"),
                (.sha256, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
                (
                    .sha384,
                    "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec6"
                        + "82aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6"
                ),
                (
                    .sha512,
                    "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                        + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"
                ),
            ]
        ),
        Case(
            name: "case 2",
            key: ascii("Jefe"),
            message: ascii("what do ya want for nothing?"),
            expected: [
                (.sha224, "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44"),
                (.sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
                (
                    .sha384,
                    "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47"
                        + "e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649"
                ),
                (
                    .sha512,
                    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
                ),
            ]
        ),
        Case(
            name: "case 5",
            key: [UInt8](repeating: 0x0c, count: 20),
            message: ascii("Test With Truncation"),
            expected: [
                (.sha224, "0e2aea68a90c8d37c988bcdb9fca6fa8"),
                (.sha256, "a3b6167473100ee06e0c796c2955552b"),
                (.sha384, "3abf34c3503b2a23a46efc619baef897"),
                (.sha512, "415fad6271580a531d4179bc891d87a6"),
            ]
        ),
        Case(
            name: "case 6, a key longer than a block",
            key: [UInt8](repeating: 0xaa, count: 131),
            message: ascii("Test Using Larger Than Block-Size Key - Hash Key First"),
            expected: [
                (.sha224, "95e9a0db962095adaebe9b2d6f0dbce2d499f112f2d2b7273fa6870e"),
                (.sha256, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
                (
                    .sha384,
                    "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f"
                        + "3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952"
                ),
                (
                    .sha512,
                    "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                        + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"
                ),
            ]
        ),
    ]

    /// RFC 2202 §2 and §3, cases 1 and 6.
    static let rfc2202 = [
        Case(
            name: "HMAC-MD5, case 1",
            key: [UInt8](repeating: 0x0b, count: 16),
            message: ascii("Hi There"),
            expected: [(.insecure(.md5), "9294727a3638bb1c13f48ef8158bfc9d")]
        ),
        Case(
            name: "case 6",
            key: [UInt8](repeating: 0xaa, count: 80),
            message: ascii("Test Using Larger Than Block-Size Key - Hash Key First"),
            expected: [
                (.insecure(.md5), "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd"),
                (.insecure(.sha1), "aa4ae5e15272d00e95705637ce8a3b55ed402112"),
            ]
        ),
    ]

    /// Python 3.11's hmac over its own _sha256, _sha512, _sha3, _blake2, _sha1 and _md5, with the message i mod 251 of
    /// 300 bytes: the key 0 to 199, longer than any block, and the empty key.
    static let python = [
        Case(
            name: "a key of 200 bytes, from Python",
            key: (0..<200).map { UInt8($0) },
            message: message(300),
            expected: [
                (.sha3t224, "c43f024c5dc62d42a6ff872fa0710ff89768350792f4acab50eb545c"),
                (.sha3t256, "ff7b497380f526aec40a9eb431ec705fafccc7ecf48b930fcc4badb67d717107"),
                (
                    .sha3t384,
                    "52e6e8d3ac33b43ee3b26ce64ec708f14dc3d4f40959c4f6"
                        + "6b9bdcaa4f10ee8490fe68adc07dc2d0697c380251de4df5"
                ),
                (
                    .sha3t512,
                    "6e89057211a16fe627e164ef25ad25424b335456df6f642619f59dcf402e9329"
                        + "375100df3d36bae908d335a425d801f55e35f63165898d355529b4d9a47b622f"
                ),
                (
                    .blake2b(byteCount: 64),
                    "c605826a7c6cf15f22e6dc9db748298829efe4278213cc2f5e9ed62339a9db9e"
                        + "36094f9b15864e1a75b18c4434783e0657806994ee23b7b0312d3501f5284c39"
                ),
                (.blake2s256, "d192aa53f076d31b9bd63e1186057c2401bf4f0bf817a2ddca92dc15e4e966dd"),
            ]
        ),
        Case(
            name: "the empty key, from Python",
            key: [],
            message: message(300),
            expected: [
                (.insecure(.md5), "4e7886e634aa5d8f7007940787b075e0"),
                (.insecure(.sha1), "5183756c6686f5552792916044abbf3d331c7cac"),
                (.sha224, "8851f8c3a7b726aa1d12369e768b7f7e74c72d1d8ec2004e4ad5151d"),
                (.sha256, "ff960e9d4a2764b707121b9c2766c4ea1ef3644bb7b68f3df4f88d55c55c146b"),
                (
                    .sha384,
                    "bf52684107f02a94e76ec07edbef58ab1e7a6e8ec5be65da"
                        + "b97e6d1318734c39d5624f59820489c7cd58aeeda43954dd"
                ),
                (.sha3t256, "9210477e752c6fd59cadd3903cf1ca2a1d511ed4e391d8e5b8c238b6c3e1b5d8"),
                (.blake2s256, "5907a450b2525c2c3e915741db61dc2d3c22ca54a3a3a4a877de80f3ede66a2f"),
            ]
        ),
    ]

    @Test("gives the codes of RFC 4231 and RFC 2202, and Python's", arguments: rfc4231 + rfc2202 + python)
    func vectors(_ item: Case) throws {
        for (hash, code) in item.expected {
            let found = try MACAlgorithm.hmac(hash).authenticationCode(
                for: item.message,
                using: SymmetricKey(data: item.key)
            )
            #expect(Hex.encode(Array(found.prefix(code.utf8.count / 2))) == code, "HMAC-\(hash)")
        }
    }

    /// RFC 2104 §2 word by word, over the hash that other tests check.
    private func definition(_ hash: HashAlgorithm, key: [UInt8], message: [UInt8]) throws -> [UInt8] {
        let block = hash.blockByteCount
        var key = key.count > block ? try hash.hash(key) : key
        key += [UInt8](repeating: 0, count: block - key.count)
        return try hash.hash(key.map { $0 ^ 0x5c } + hash.hash(key.map { $0 ^ 0x36 } + message))
    }

    @Test("follows its definition with keys around the size of a block", arguments: HashAlgorithm.fixedSamples)
    func keySizes(_ hash: HashAlgorithm) throws {
        let block = hash.blockByteCount
        for count in [0, 1, hash.byteCount, block - 1, block, block + 1, 2 * block, 1000] {
            let code = try MACAlgorithm.hmac(hash).authenticationCode(
                for: message(70),
                using: SymmetricKey(data: message(count))
            )
            #expect(code == (try definition(hash, key: message(count), message: message(70))), "a key of \(count)")
            #expect(code.count == MACAlgorithm.hmac(hash).byteCount)
        }
    }

    @Test("gives the same code wherever the message is split", arguments: HashAlgorithm.fixedSamples)
    func splits(_ hash: HashAlgorithm) throws {
        let key = SymmetricKey(data: message(33))
        let data = message(2 * hash.blockByteCount + 1)
        let whole = try MACAlgorithm.hmac(hash).authenticationCode(for: data, using: key)
        for first in 0...data.count {
            var code = try MACContext(.hmac(hash), key: key)
            code.update(data.span.extracting(0..<first))
            code.update(Array(data[first...]))
            #expect(code.finalize() == whole)
        }
    }

    @Test("goes on separately in a copy", arguments: HashAlgorithm.fixedSamples)
    func copies(_ hash: HashAlgorithm) throws {
        let key = SymmetricKey(data: [])
        let algorithm = MACAlgorithm.hmac(hash)
        var code = try MACContext(algorithm, key: key)
        code.update(message(5))
        var other = code.copy()
        code.update([1])
        other.update([2])
        #expect(other.finalize() == (try algorithm.authenticationCode(for: message(5) + [2], using: key)))
        #expect(code.finalize() == (try algorithm.authenticationCode(for: message(5) + [1], using: key)))
    }

    @Test("appends the code to what the output holds", arguments: HashAlgorithm.fixedSamples)
    func appends(_ hash: HashAlgorithm) throws {
        let key = SymmetricKey(data: [1])
        let algorithm = MACAlgorithm.hmac(hash)
        // The room behind the code is enough for another one, which must not be taken for part of this.
        let output = try [UInt8](capacity: 2 * algorithm.byteCount + 5) { output in
            output.append(9)
            var code = try MACContext(algorithm, key: key)
            code.update(message(5))
            code.finalize(into: &output)
            output.append(9)
        }
        #expect(output == [9] + (try algorithm.authenticationCode(for: message(5), using: key)) + [9])
    }

    @Test("has the same code at compile time")
    func compileTime() throws {
        let key = SymmetricKey(data: message(40))
        let data = message(100)
        let expected = try MACAlgorithm.hmac(.sha256).authenticationCode(for: data, using: key)
        let code = HMAC<SHA256>.authenticationCode(for: data, using: key)
        #expect(code.bytes == expected)
        #expect(HMAC<SHA256>.authenticationCode(for: data.span, using: key) == code)
        #expect(code.description == Hex.encode(expected))
        var running = HMAC<SHA256>(key: key)
        running.update(data: data.span.extracting(first: 50))
        running.update(data: Array(data[50...]))
        #expect(running.finalize() == code)
        #expect(code != HMAC<SHA256>.authenticationCode(for: [], using: key))
        #expect(
            HMAC<Insecure.MD5>.authenticationCode(for: data, using: key).bytes
                == (try MACAlgorithm.hmac(.insecure(.md5)).authenticationCode(for: data, using: key))
        )
    }

    @Test("accepts the whole code of the message under the key alone")
    func verification() throws {
        let key = SymmetricKey(data: message(32))
        let algorithm = MACAlgorithm.hmac(.sha512)
        let code = try algorithm.authenticationCode(for: [1, 2], using: key)
        #expect(try algorithm.isValidAuthenticationCode(code, authenticating: [1, 2], using: key))
        #expect(HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: [1, 2], using: key))
        let wrong = [flipped(code, at: 0), flipped(code, at: 63), code.dropLast(), code + [0], []]
        for other in wrong {
            #expect(try !algorithm.isValidAuthenticationCode(other, authenticating: [1, 2], using: key))
            #expect(!HMAC<SHA512>.isValidAuthenticationCode(other, authenticating: [1, 2], using: key))
        }
        #expect(try !algorithm.isValidAuthenticationCode(code, authenticating: [1, 3], using: key))
        let other = SymmetricKey(data: message(31))
        #expect(try !algorithm.isValidAuthenticationCode(code, authenticating: [1, 2], using: other))
    }

    static let refused: [HashAlgorithm] = [
        .shake128(byteCount: 32), .shake256(byteCount: Int.max), .shake256(byteCount: -1), .blake2b(byteCount: 32),
        .blake2b(byteCount: 63), .blake2b(byteCount: 0), .blake2b(byteCount: Int.min),
    ]

    @Test("is refused over functions that it is not defined for", arguments: refused)
    func refusals(_ hash: HashAlgorithm) {
        let key = SymmetricKey(data: [1])
        let reason =
            switch hash {
            case .blake2b: "HMAC over BLAKE2b is for its 64 bytes of output alone"
            default: "HMAC needs a hash function of fixed output, and SHAKE has none"
            }
        let error = CryptoError.unsupported(reason)
        #expect(throws: error) { try MACAlgorithm.hmac(hash).authenticationCode(for: [], using: key) }
        #expect(throws: error) { _ = try MACContext(.hmac(hash), key: key) }
        #expect(throws: error) {
            try MACAlgorithm.hmac(hash).isValidAuthenticationCode([], authenticating: [], using: key)
        }
        #expect(error.description == reason)
    }

    @Test("is named after its hash")
    func name() {
        #expect(MACAlgorithm.hmac(.sha3t256).description == "HMAC-SHA3-256")
    }
}
