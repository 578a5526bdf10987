import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

@Suite("Message authentication codes beside HMAC")
struct MACTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var algorithm: MACAlgorithm
        var key: [UInt8]
        var message: [UInt8]
        var code: String

        var testDescription: String { "\(algorithm), \(message.count) bytes" }
    }

    static let kmacKey = Array(UInt8(0x40)..<0x60)
    static let tag = ascii("My Tagged Application")

    /// NIST SP 800-185, "KMAC samples" and "KMACXOF samples".
    static let kmac = [
        Case(
            algorithm: .kmac128(),
            key: kmacKey,
            message: [0, 1, 2, 3],
            code: "e5780b0d3ea6f7d3a429c5706aa43a00fadbd7d49628839e3187243f456ee14e"
        ),
        Case(
            algorithm: .kmac128(customization: tag),
            key: kmacKey,
            message: [0, 1, 2, 3],
            code: "3b1fba963cd8b0b59e8c1a6d71888b7143651af8ba0a7070c0979e2811324aa5"
        ),
        Case(
            algorithm: .kmac128(customization: tag),
            key: kmacKey,
            message: Array(0..<200),
            code: "1f5b4e6cca02209e0dcb5ca635b89a15e271ecc760071dfd805faa38f9729230"
        ),
        Case(
            algorithm: .kmac256(customization: tag),
            key: kmacKey,
            message: [0, 1, 2, 3],
            code: "20c570c31346f703c9ac36c61c03cb64c3970d0cfc787e9b79599d273a68d2f7"
                + "f69d4cc3de9d104a351689f27cf6f5951f0103f33f4f24871024d9c27773a8dd"
        ),
        Case(
            algorithm: .kmac256(customization: tag),
            key: kmacKey,
            message: Array(0..<200),
            code: "b58618f71f92e1d56c1b8c55ddd7cd188b97b4ca4d99831eb2699a837da2e4d9"
                + "70fbacfde50033aea585f1a2708510c32d07880801bd182898fe476876fc8965"
        ),
        Case(
            algorithm: .kmac128(isExtendable: true),
            key: kmacKey,
            message: [0, 1, 2, 3],
            code: "cd83740bbd92ccc8cf032b1481a0f4460e7ca9dd12b08a0c4031178bacd6ec35"
        ),
        Case(
            algorithm: .kmac256(customization: tag, isExtendable: true),
            key: kmacKey,
            message: [0, 1, 2, 3],
            code: "1755133f1534752aad0748f2c706fb5c784512cab835cd15676b16c0c6647fa9"
                + "6faa7af634a0bf8ff6df39374fa00fad9a39e322a7c92065a64eb1fb0801eb2b"
        ),
    ]

    /// Aumasson, Bernstein: SipHash, appendix A; and the first of the reference implementation's vectors.
    static let sipHash = [
        Case(algorithm: .sipHash(), key: Array(0..<16), message: Array(0..<15), code: "e545be4961ca29a1"),
        Case(algorithm: .sipHash(), key: Array(0..<16), message: [], code: "310e0edd47db6f72"),
        Case(algorithm: .sipHash(), key: Array(0..<16), message: [0], code: "fd67dc93c539f874"),
        Case(
            algorithm: .sipHash(byteCount: 16),
            key: Array(0..<16),
            message: [],
            code: "a3817f04ba25a8e66df67214c7550293"
        ),
        Case(
            algorithm: .sipHash(byteCount: 16),
            key: Array(0..<16),
            message: [0],
            code: "da87c1d86b99af44347659119b22fc45"
        ),
    ]

    /// Python's hashlib: `blake2b(b"abc", key=message(range(64)), digest_size=20, salt=b"salt", person=b"person")`.
    static let blake2 = [
        Case(
            algorithm: .blake2b(byteCount: 20, salt: ascii("salt"), personalization: ascii("person")),
            key: Array(0..<64),
            message: ascii("abc"),
            code: "339dd93366f184d430186c945b0120141513c756"
        ),
        Case(
            algorithm: .blake2s(byteCount: 20, salt: ascii("salt"), personalization: ascii("person")),
            key: Array(0..<32),
            message: ascii("abc"),
            code: "651a7e0f08433e46b782bfa36ce674b0dfffde05"
        ),
    ]

    @Test("are those of the standards", arguments: kmac + sipHash + blake2)
    func standards(item: Case) throws {
        let key = SymmetricKey(data: item.key)
        #expect(Hex.encode(try item.algorithm.authenticationCode(for: item.message, using: key)) == item.code)
    }

    /// One of each kind, with a key.
    static let all: [(MACAlgorithm, keyByteCount: Int)] = [
        (.hmac(.sha256), 20), (.cmac(.aes), 16), (.cmac(.aes), 24), (.cmac(.aes), 32), (.cmac(.camellia), 16),
        (.cmac(.camellia), 24), (.cmac(.camellia), 32), (.cmac(.aria), 16), (.cmac(.aria), 24), (.cmac(.aria), 32),
        (.cmac(.sm4), 16), (.cmac(.insecure(.tripleDES)), 24), (.gmac(.aes, nonce: Array(0..<12)), 32),
        (.gmac(.aria, nonce: Array(0..<12)), 16), (.kmac128(customization: tag), 32), (.kmac256(byteCount: 33), 4),
        (.kmac256(byteCount: 1000, isExtendable: true), 512), (.poly1305, 32), (.sipHash(), 16),
        (.sipHash(compressionRounds: 1, finalizationRounds: 3, byteCount: 16), 16), (.blake2b(), 64),
        (.blake2s(byteCount: 1), 1),
    ]

    @Test("are the same in pieces, in copies and at once", arguments: all)
    func pieces(algorithm: MACAlgorithm, keyByteCount: Int) throws {
        let key = SymmetricKey(data: message(keyByteCount))
        let text = message(300)
        let whole = try algorithm.authenticationCode(for: text, using: key)
        #expect(whole.count == algorithm.byteCount)
        for size in [1, 3, 16, 100, 299] {
            var context = try MACContext(algorithm, key: key)
            #expect(context.byteCount == algorithm.byteCount)
            for start in stride(from: 0, to: text.count, by: size) {
                context.update(Array(text[start..<min(start + size, text.count)]))
                context.update([])
            }
            let copy = context.copy()
            context.update([0])
            #expect(context.finalize() != whole || algorithm.byteCount == 1)
            #expect(copy.finalize() == whole)
        }
        #expect(try algorithm.isValidAuthenticationCode(whole, authenticating: text, using: key))
        for wrong in [[], Array(whole.dropLast()), whole + [0], [whole[0] ^ 1] + whole.dropFirst()] {
            #expect(try !algorithm.isValidAuthenticationCode(wrong, authenticating: text, using: key))
        }
    }

    @Test("are those of openssl mac", .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"))
    func openssl() throws {
        let key24 = Hex.encode(message(24))
        let key16 = Hex.encode(message(16))
        let nonce = Hex.encode(message(12))
        let cases: [(MACAlgorithm, key: String, [String], name: String)] = [
            (.cmac(.camellia), key24, ["cipher:CAMELLIA-192-CBC"], "CMAC"),
            (.cmac(.aria), key24, ["cipher:ARIA-192-CBC"], "CMAC"),
            (.cmac(.sm4), key16, ["cipher:SM4-CBC"], "CMAC"),
            (.cmac(.insecure(.tripleDES)), key24, ["cipher:DES-EDE3-CBC"], "CMAC"),
            (.gmac(.aes, nonce: message(12)), key16, ["cipher:AES-128-GCM", "hexiv:\(nonce)"], "GMAC"),
            (.gmac(.aria, nonce: message(12)), key16, ["cipher:ARIA-128-GCM", "hexiv:\(nonce)"], "GMAC"),
            (.kmac128(byteCount: 99, customization: ascii("x")), key24, ["custom:x", "size:99"], "KMAC-128"),
            (.sipHash(byteCount: 16), key16, ["size:16"], "SIPHASH"),
            (
                .blake2s(byteCount: 17, personalization: ascii("8 bytes.")), key24, ["custom:8 bytes.", "size:17"],
                "BLAKE2SMAC"
            ),
            (.hmac(.sha3t384), key24, ["digest:SHA3-384"], "HMAC"),
        ]
        try withTemporaryFolder { folder in
            let text = message(1000)
            try Data(text).write(to: folder.appending(component: "message"))
            for (algorithm, key, options, name) in cases {
                let arguments = options.flatMap { ["-macopt", $0] }
                let output = try Peer.openssl.run(
                    ["mac", "-macopt", "hexkey:\(key)"] + arguments + ["-in", "message", name],
                    in: folder
                )
                let expected = String(decoding: output, as: UTF8.self).filter { !$0.isWhitespace }.lowercased()
                let key = SymmetricKey(data: try Hex.decode(key))
                #expect(Hex.encode(try algorithm.authenticationCode(for: text, using: key)) == expected, "\(algorithm)")
            }
        }
    }

    @Test("want a key of a size that they take", arguments: all.filter { $0.0.keyByteCounts != nil })
    func keySizes(algorithm: MACAlgorithm, keyByteCount: Int) throws {
        let allowed = try #require(algorithm.keyByteCounts)
        for size in 0...600 {
            let key = SymmetricKey(data: message(size))
            if allowed.contains(where: { $0.contains(size) }) {
                #expect(try algorithm.authenticationCode(for: [], using: key).count == algorithm.byteCount)
            } else {
                let error = #expect(throws: CryptoError.self) {
                    try algorithm.authenticationCode(for: [], using: key)
                }
                guard case .invalidKey(let text) = error else {
                    Issue.record("\(size) bytes: \(String(describing: error))")
                    continue
                }
                #expect(text.hasPrefix("the \(algorithm) key has \(size) bytes, and should have "))
            }
        }
    }

    @Test(
        "refuse parameters that there are not",
        arguments: [
            .gmac(.aes, nonce: []), .gmac(.aes, nonce: [UInt8](repeating: 0, count: 129)), .kmac128(byteCount: 0),
            .kmac128(byteCount: -1), .kmac256(byteCount: .max),
            .kmac256(customization: [UInt8](repeating: 0, count: 513)),
            .sipHash(byteCount: 7), .sipHash(byteCount: -8), .sipHash(compressionRounds: 0),
            .sipHash(finalizationRounds: .max), .blake2b(byteCount: 0), .blake2b(byteCount: 65),
            .blake2b(salt: [UInt8](repeating: 0, count: 17)), .blake2s(byteCount: 33),
            .blake2s(personalization: [UInt8](repeating: 0, count: 9)), .hmac(.shake128(byteCount: 16)),
        ] as [MACAlgorithm]
    )
    func refusals(algorithm: MACAlgorithm) {
        #expect(!algorithm.isAvailable)
        for size in [16, 32] {
            #expect(throws: CryptoError.self) {
                try algorithm.authenticationCode(for: [], using: SymmetricKey(data: message(size)))
            }
        }
    }

    @Test("are cut only when that is asked for, and not to nothing")
    func truncated() throws {
        let mac = MACAlgorithm.cmac(.aes)
        let key = SymmetricKey(data: message(16))
        let text = message(40)
        let whole = try mac.authenticationCode(for: text, using: key)
        let code = try mac.truncatedAuthenticationCode(for: text, using: key, byteCount: 8)
        #expect(code == Array(whole[..<8]))
        #expect(try !mac.isValidAuthenticationCode(code, authenticating: text, using: key))
        func isValid(_ code: [UInt8], _ minimum: Int) throws -> Bool {
            try mac.isValidTruncatedAuthenticationCode(
                code,
                minimumByteCount: minimum,
                authenticating: text,
                using: key
            )
        }
        #expect(try isValid(code, 8))
        #expect(try isValid(whole, 8))
        #expect(try !isValid(code, 9))
        #expect(try !isValid(Array(code[..<7]), 8))
        #expect(try !isValid([], 4))
        #expect(try !isValid(whole + [0], 4))
        #expect(try !isValid(code.dropLast() + [code[7] ^ 1], 4))
        for minimum in [0, 3, -1, 17, Int.max] {
            #expect(throws: CryptoError.self) { try isValid(code, minimum) }
            #expect(throws: CryptoError.self) {
                try mac.truncatedAuthenticationCode(for: text, using: key, byteCount: minimum)
            }
        }
        let short = MACAlgorithm.blake2b(byteCount: 2)
        let two = try short.authenticationCode(for: text, using: key)
        #expect(
            try short.isValidTruncatedAuthenticationCode(
                two,
                minimumByteCount: 2,
                authenticating: text,
                using: key
            )
        )
    }

    @Test("have names of the compile-time tier that do the same")
    func fixed() throws {
        let text = message(50)
        func check<Algorithm>(_ type: FixedMAC<Algorithm>.Type, _ algorithm: MACAlgorithm, _ size: Int) throws {
            let key = SymmetricKey(data: message(size))
            let expected = try algorithm.authenticationCode(for: text, using: key)
            let code = try type.authenticationCode(for: text, using: key)
            #expect(code.bytes == expected)
            #expect(code.description == Hex.encode(expected))
            #expect(try type.isValidAuthenticationCode(expected, authenticating: text, using: key))
            #expect(try !type.isValidAuthenticationCode([], authenticating: text, using: key))
            #expect(type.byteCount == expected.count)
            var running = try FixedMAC<Algorithm>(key: key)
            running.update(data: Array(text[..<20]))
            var copy = running.copy()
            running.update(data: Array(text[20...]))
            copy.update(data: [])
            let ended = running.finalize()
            #expect(ended == code)
            let other = copy.finalize()
            #expect(other != code)
            #expect(throws: CryptoError.self) { try type.authenticationCode(for: [], using: SymmetricKey(data: [1])) }
        }
        try check(AES.CMAC.self, .cmac(.aes), 32)
        try check(KMAC128.self, .kmac128(), 32)
        try check(KMAC256.self, .kmac256(), 32)
        try check(Poly1305.self, .poly1305, 32)
        try check(SipHash24.self, .sipHash(), 16)
        let key = SymmetricKey(data: message(16))
        let code = try AES.GMAC.authenticationCode(for: text, using: key, nonce: message(12))
        #expect(code == (try MACAlgorithm.gmac(.aes, nonce: message(12)).authenticationCode(for: text, using: key)))
        #expect(try AES.GMAC.isValidAuthenticationCode(code, authenticating: text, using: key, nonce: message(12)))
        #expect(try !AES.GMAC.isValidAuthenticationCode(code, authenticating: text, using: key, nonce: message(13)))
    }

    @Test("say what they are called")
    func names() {
        let names = [
            MACAlgorithm.cmac(.aes), .cmac(.insecure(.tripleDES)), .gmac(.aria, nonce: []), .kmac128(),
            .kmac256(isExtendable: true), .poly1305, .sipHash(),
            .sipHash(compressionRounds: 4, finalizationRounds: 8, byteCount: 16),
            .blake2b(), .blake2s(),
        ].map(\.description)
        #expect(
            names == [
                "AES-CMAC", "3DES-CMAC", "ARIA-GMAC", "KMAC128", "KMACXOF256", "Poly1305", "SipHash-2-4",
                "SipHash-128-4-8", "BLAKE2b-MAC", "BLAKE2s-MAC",
            ]
        )
        #expect(CMACCipher.allCases.allSatisfy { MACAlgorithm.cmac($0).isAvailable })
    }

    @Test(
        "come out the same whether or not the key has made others before",
        arguments: [
            MACAlgorithm.cmac(.aes), .cmac(.camellia), .kmac128(), .kmac256(byteCount: 20, customization: [1, 2]),
            .kmac128(isExtendable: true), .poly1305,
        ]
    )
    func keptSetUp(algorithm: MACAlgorithm) throws {
        let key = SymmetricKey(data: message(32))
        for count in [0, 1, 16, 17, 200, 0, 64] {
            // A running code has a context of its own.
            var running = try MACContext(algorithm, key: SymmetricKey(data: message(32)))
            running.update(message(count))
            let expected = running.finalize()
            let code = try algorithm.authenticationCode(for: message(count), using: key)
            #expect(code == expected)
            // Another code and another size of it in between.
            _ = try MACAlgorithm.kmac128(byteCount: 7).authenticationCode(for: message(3), using: key)
            _ = try MACAlgorithm.cmac(.aria).authenticationCode(for: message(3), using: key)
            let isValid = try algorithm.isValidAuthenticationCode(code, authenticating: message(count), using: key)
            #expect(isValid)
        }
    }
}
