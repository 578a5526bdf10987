import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// The derivations beside HKDF, PBKDF2 and scrypt. Their values by the standards are in Vectors/kdf_*.json.
@Suite("Key derivation")
struct KeyDerivationTests {
    private let key = SymmetricKey(data: message(32))

    @Test("gives what openssl kdf gives", .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"))
    func openssl() throws {
        let secret = "hexkey:\(Hex.encode(message(32)))"
        let hash = Hex.encode(message(20))
        let kbkdf = ["mac:HMAC", "digest:SHA512", secret, "salt:label", "info:context"]
        let oneStep = [secret, "hexinfo:0102"]
        let cases: [(SymmetricKey, [String], name: String)] = [
            (
                try X963KDF(.sha3t256).deriveKey(from: key, sharedInfo: [1, 2], byteCount: 100),
                ["digest:SHA3-256"] + oneStep, "X963KDF"
            ),
            (
                try OneStepKDF(.hash(.sha384)).deriveKey(from: key, fixedInfo: [1, 2], byteCount: 100),
                ["digest:SHA384"] + oneStep, "SSKDF"
            ),
            (
                try OneStepKDF(.hmac(.sha256, salt: ascii("salt"))).deriveKey(
                    from: key,
                    fixedInfo: [1, 2],
                    byteCount: 100
                ),
                ["mac:HMAC", "digest:SHA256", "salt:salt"] + oneStep, "SSKDF"
            ),
            (
                try OneStepKDF(.kmac256(salt: ascii("salt"))).deriveKey(from: key, fixedInfo: [1, 2], byteCount: 100),
                ["mac:KMAC256", "maclen:100", "salt:salt"] + oneStep, "SSKDF"
            ),
            (
                try KBKDF(.hmac(.sha512)).deriveKey(
                    from: key,
                    label: ascii("label"),
                    context: ascii("context"),
                    byteCount: 100
                ),
                kbkdf + ["mode:COUNTER"], "KBKDF"
            ),
            (
                try KBKDF(.hmac(.sha512), mode: .feedback(iv: message(64))).deriveKey(
                    from: key,
                    label: ascii("label"),
                    context: ascii("context"),
                    byteCount: 100
                ),
                kbkdf + ["mode:FEEDBACK", "hexseed:\(Hex.encode(message(64)))"], "KBKDF"
            ),
            (
                try TLS12PRF(.sha384).deriveKey(from: key, label: "master secret", seed: message(20), byteCount: 100),
                ["digest:SHA384", "hexsecret:\(Hex.encode(message(32)))", "seed:master secret", "hexseed:\(hash)"],
                "TLS1-PRF"
            ),
            (
                try Insecure.TLS10PRF().deriveKey(from: key, label: "x", seed: [1], byteCount: 100),
                ["digest:MD5-SHA1", "hexsecret:\(Hex.encode(message(32)))", "hexseed:7801"], "TLS1-PRF"
            ),
            (
                try TLS13KDF(.sha256).expandLabel(key, label: "quic key", context: [1, 2], byteCount: 16),
                [
                    "mode:EXPAND_ONLY", "digest:SHA256", secret, "prefix:tls13 ", "label:quic key", "hexdata:0102",
                ], "TLS13-KDF"
            ),
            (
                try SSHKDF(.sha512).deriveKey(
                    from: key,
                    exchangeHash: message(20),
                    sessionID: message(20),
                    purpose: .integrityKeyToClient,
                    byteCount: 100
                ),
                ["digest:SHA512", secret, "hexxcghash:\(hash)", "hexsession_id:\(hash)", "type:F"], "SSHKDF"
            ),
            (
                try PKCS12KDF(.sha256, iterations: 10).deriveKey(
                    from: SecretBytes(copying: ascii("ab")),
                    salt: ascii("saltsalt"),
                    purpose: .integrityKey,
                    byteCount: 100
                ),
                ["digest:SHA256", "hexpass:006100620000", "salt:saltsalt", "iter:10", "id:3"], "PKCS12KDF"
            ),
        ]
        try withTemporaryFolder { folder in
            for (key, options, name) in cases {
                let arguments = options.flatMap { ["-kdfopt", $0] }
                let output = try Peer.openssl.run(
                    ["kdf", "-keylen", "\(key.byteCount)"] + arguments + [name],
                    in: folder
                )
                let expected = String(decoding: output, as: UTF8.self).filter(\.isHexDigit).lowercased()
                #expect(key.withBytes { Hex.encode($0) } == expected, "\(name)")
            }
        }
    }

    @Test("of TLS 1.3 derives the handshake's secrets (RFC 8448 §3)")
    func tls13() throws {
        let kdf = TLS13KDF(.sha256)
        let early = try HKDF(.sha256).extract(from: SymmetricKey(data: [UInt8](repeating: 0, count: 32)))
        let derived = try kdf.deriveSecret(early, label: "derived", transcriptHash: try HashAlgorithm.sha256.hash([]))
        let shared = try bytes(hex: "8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d")
        let handshake = try HKDF(.sha256).extract(
            from: SymmetricKey(data: shared),
            salt: derived.withBytes { bytes in bytes.indices.map { bytes[$0] } }
        )
        let hash = try bytes(hex: "860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8")
        let server = try kdf.deriveSecret(handshake, label: "s hs traffic", transcriptHash: hash)
        let expected = try bytes(hex: "b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38")
        #expect(server == SymmetricKey(data: expected))
        #expect(throws: CryptoError.wrongByteCount(of: "transcript's hash", found: 3, expected: 32...32)) {
            try kdf.deriveSecret(handshake, label: "s hs traffic", transcriptHash: [1, 2, 3])
        }
    }

    @Test("by X9.63 is there for an agreed secret too")
    func agreed() throws {
        let mine = try Curve25519.KeyAgreement.PrivateKey()
        let secret = try mine.sharedSecret(with: mine.publicKey)
        let key = try secret.x963DerivedSymmetricKey(using: .sha256, sharedInfo: [1], outputByteCount: 40)
        #expect(
            key
                == (try X963KDF(.sha256).deriveKey(
                    from: SymmetricKey(secret.secretBytes),
                    sharedInfo: [1],
                    byteCount: 40
                ))
        )
    }

    @Test("refuses sizes, counters and functions that there are not", arguments: [-1, 0, 1 << 24 + 1, .max])
    func sizes(byteCount: Int) {
        let password = SecretBytes(copying: ascii("password"))
        let calls: [() throws -> SymmetricKey] = [
            { try X963KDF(.sha256).deriveKey(from: key, byteCount: byteCount) },
            { try OneStepKDF(.hash(.sha256)).deriveKey(from: key, byteCount: byteCount) },
            { try OneStepKDF(.kmac128()).deriveKey(from: key, byteCount: byteCount) },
            { try KBKDF(.hmac(.sha256)).deriveKey(from: key, label: [], context: [], byteCount: byteCount) },
            { try KBKDF.deriveKeyWithKMAC256(from: key, label: [], context: [], byteCount: byteCount) },
            { try TLS12PRF(.sha256).deriveKey(from: key, label: "x", seed: [], byteCount: byteCount) },
            { try Insecure.TLS10PRF().deriveKey(from: key, label: "x", seed: [], byteCount: byteCount) },
            { try TLS13KDF(.sha256).expandLabel(key, label: "x", byteCount: byteCount) },
            {
                try SSHKDF(.sha256).deriveKey(
                    from: key,
                    exchangeHash: [1],
                    sessionID: [1],
                    purpose: .initialVectorToServer,
                    byteCount: byteCount
                )
            },
            {
                try PKCS12KDF(.sha256, iterations: 1).deriveKey(
                    from: password,
                    salt: [1],
                    purpose: .initialVector,
                    byteCount: byteCount
                )
            },
            {
                try Insecure.PBKDF1(.insecure(.sha1), iterations: 1).deriveKey(
                    from: password,
                    salt: [],
                    byteCount: byteCount
                )
            },
        ]
        for call in calls {
            let error = #expect(throws: CryptoError.self) { try call() }
            switch error {
            case .parameterOutOfRange, .wrongByteCount: break
            default: Issue.record("\(String(describing: error))")
            }
        }
    }

    @Test("by SP 800-108 refuses a counter that cannot count the blocks, and a function that is none")
    func counters() throws {
        let small = KBKDF(.hmac(.sha256), counterBitCount: 8)
        #expect(try small.deriveKey(from: key, label: [], context: [], byteCount: 255 * 32).byteCount == 255 * 32)
        for (kdf, byteCount) in [
            (small, 255 * 32 + 1), (KBKDF(.hmac(.sha256), counterBitCount: 12), 16),
            (KBKDF(.hmac(.sha256), counterBitCount: 64), 16), (KBKDF(.poly1305), 16),
            (KBKDF(.hmac(.shake128(byteCount: 16))), 16), (KBKDF(.cmac(.aes), mode: .doublePipeline()), 16),
        ] {
            let key = kdf.function == .cmac(.aes) ? SymmetricKey(data: [1]) : key
            #expect(throws: CryptoError.self) {
                try kdf.deriveKey(from: key, label: [], context: [], byteCount: byteCount)
            }
        }
    }

    @Test(
        "refuses hash functions that have no output of one size",
        arguments: [
            HashAlgorithm.shake128(byteCount: 32), .blake2b(byteCount: 20), .blake2b(byteCount: -1),
        ]
    )
    func functions(hash: HashAlgorithm) {
        let password = SecretBytes(copying: ascii("password"))
        let calls: [() throws -> SymmetricKey] = [
            { try X963KDF(hash).deriveKey(from: key, byteCount: 16) },
            { try OneStepKDF(.hash(hash)).deriveKey(from: key, byteCount: 16) },
            { try OneStepKDF(.hmac(hash)).deriveKey(from: key, byteCount: 16) },
            { try KBKDF(.hmac(hash)).deriveKey(from: key, label: [], context: [], byteCount: 16) },
            { try TLS12PRF(hash).deriveKey(from: key, label: "x", seed: [], byteCount: 16) },
            { try TLS13KDF(hash).expandLabel(key, label: "x", byteCount: 16) },
            {
                try PKCS12KDF(hash, iterations: 1).deriveKey(
                    from: password,
                    salt: [1],
                    purpose: .initialVector,
                    byteCount: 16
                )
            },
        ]
        for call in calls {
            #expect(throws: CryptoError.self) { try call() }
        }
    }
}
