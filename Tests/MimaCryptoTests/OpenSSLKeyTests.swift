import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Keys that openssl makes while the test runs, in each format, both ways.
@Suite("Keys of openssl", .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"))
struct OpenSSLKeyTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        let name: String
        let options: [String]
        let algorithm: KeyAlgorithm
        /// The format beside PKCS#8, if there is one.
        var traditional: EncodedKey.Format?

        var testDescription: String { name }

        static func ec(_ curve: EllipticCurve, _ name: String) -> Kind {
            Kind(
                name: name,
                options: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:\(name)"],
                algorithm: .ec(curve),
                traditional: .sec1
            )
        }
    }

    static let kinds: [Kind] =
        [
            Kind(name: "Ed25519", options: ["-algorithm", "ED25519"], algorithm: .ed25519),
            Kind(name: "Ed448", options: ["-algorithm", "ED448"], algorithm: .ed448),
            Kind(name: "X25519", options: ["-algorithm", "X25519"], algorithm: .x25519),
            Kind(name: "X448", options: ["-algorithm", "X448"], algorithm: .x448),
            Kind(
                name: "RSA",
                options: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
                algorithm: .rsa,
                traditional: .pkcs1
            ),
            Kind(
                name: "RSA-PSS",
                options: ["-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"],
                algorithm: .rsaPSS
            ),
            Kind(
                name: "RSA-PSS, restricted",
                options: [
                    "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048", "-pkeyopt",
                    "rsa_pss_keygen_md:sha256", "-pkeyopt", "rsa_pss_keygen_mgf1_md:sha512", "-pkeyopt",
                    "rsa_pss_keygen_saltlen:32",
                ],
                algorithm: .rsaPSS
            ),
            Kind(
                name: "DH",
                options: ["-algorithm", "DH", "-pkeyopt", "group:ffdhe2048"],
                algorithm: .dh
            ),
            Kind(
                name: "DH of RFC 5114",
                options: ["-algorithm", "DHX", "-pkeyopt", "group:dh_2048_256"],
                algorithm: .dh
            ),
            .ec(.p224, "P-224"), .ec(.p256, "P-256"), .ec(.p384, "P-384"), .ec(.p521, "P-521"), .ec(.sm2, "SM2"),
            .ec(.secp256k1, "secp256k1"),
        ]
        + EllipticCurve.allCases.filter { $0.name.hasPrefix("brainpool") }.map { .ec($0, $0.name) }

    private func read(_ name: String, in folder: URL) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(component: name)))
    }

    private func write(_ bytes: [UInt8], _ name: String, in folder: URL) throws {
        try Data(bytes).write(to: folder.appending(component: name))
    }

    @Test("are read, and written so that openssl finds them the same", arguments: kinds)
    func plain(_ kind: Kind) throws {
        try withTemporaryFolder { folder in
            try Peer.openssl.run(["genpkey"] + kind.options + ["-out", "key"], in: folder)
            let spki = try Peer.openssl.run(["pkey", "-in", "key", "-pubout"], in: folder)
            let der = try Peer.openssl.run(["pkey", "-in", "key", "-outform", "DER"], in: folder)

            let file = try EncodedKey(read("key", in: folder))
            #expect(file.format == .pkcs8 && file.isPrivate && !file.isEncrypted)
            let key = try file.unlock().key
            #expect(key.algorithm == kind.algorithm)
            #expect(try PrivateKey(anyOf: der).publicKey == key.publicKey)
            #expect(try PublicKey(anyOf: spki) == key.publicKey)
            #expect(Array(key.publicKey.pemRepresentation.utf8) == spki)
            // openssl notes the size of a DH key's secret beside it, which nobody needs.
            if kind.algorithm != .dh { #expect(try key.pemRepresentation.revealed == read("key", in: folder)) }

            try write(key.pemRepresentation.revealed, "ours", in: folder)
            #expect(try Peer.openssl.run(["pkey", "-in", "ours", "-pubout"], in: folder) == spki)
            if let format = kind.traditional {
                try write(key.file(format).revealed, "ours", in: folder)
                #expect(try Peer.openssl.run(["pkey", "-in", "ours", "-pubout"], in: folder) == spki)
                // SM2 has no form of its own there.
                if kind.algorithm != .sm2 {
                    try Peer.openssl.run(["pkey", "-in", "key", "-traditional", "-out", "old"], in: folder)
                    let old = try EncodedKey(read("old", in: folder))
                    #expect(old.format == format)
                    #expect(try key.file(format).revealed == read("old", in: folder))
                    #expect(try old.unlock().key.publicKey == key.publicKey)
                }
            }
        }
    }

    @Test("are read and written under a passphrase", arguments: kinds)
    func encrypted(_ kind: Kind) throws {
        let passphrase = KeyFiles.passphrase
        let pass = "pass:correct horse"
        try withTemporaryFolder { folder in
            try Peer.openssl.run(["genpkey"] + kind.options + ["-out", "key"], in: folder)
            let spki = try Peer.openssl.run(["pkey", "-in", "key", "-pubout"], in: folder)
            let pkcs8 = ["pkcs8", "-topk8", "-in", "key", "-passout", pass, "-out", "theirs"]
            for options in [["-v2", "aes-192-cbc", "-v2prf", "hmacWithSHA512"], ["-scrypt"]] {
                try Peer.openssl.run(pkcs8 + options, in: folder)
                let file = try EncodedKey(read("theirs", in: folder))
                #expect(file.isEncrypted && file.publicKey == nil)
                #expect(Array(try file.publicKey(passphrase: passphrase).pemRepresentation.utf8) == spki)
                #expect(throws: CryptoError.passphraseNeeded) { try file.unlock() }
                #expect(throws: CryptoError.wrongPassphrase) { try file.unlock(passphrase: KeyFiles.secret("x")) }
            }
            let key = try PrivateKey(anyOf: read("theirs", in: folder), passphrase: passphrase)
            for derivation: PassphraseDerivation in [
                .pbkdf2(.sha256, iterations: 2000), .pbkdf2(.sha384, iterations: 2000), .scrypt,
            ] {
                let ours = try key.encryptedPEMRepresentation(passphrase: passphrase, derivation: derivation)
                try write(ours.revealed, "ours", in: folder)
                let found = try Peer.openssl.run(["pkey", "-in", "ours", "-passin", pass, "-pubout"], in: folder)
                #expect(found == spki)
                #expect(try PrivateKey(anyOf: ours.revealed, passphrase: passphrase).publicKey == key.publicKey)
            }
            if let format = kind.traditional {
                let ours = try key.file(format, passphrase: passphrase)
                try write(ours.revealed, "ours", in: folder)
                let found = try Peer.openssl.run(["pkey", "-in", "ours", "-passin", pass, "-pubout"], in: folder)
                #expect(found == spki)
                #expect(throws: CryptoError.wrongPassphrase) {
                    try PrivateKey(anyOf: ours.revealed, passphrase: KeyFiles.secret("wrong"))
                }
            }
        }
    }

    @Test("are read when they spell out a curve that has a name, and refused when they spell out another")
    func explicitParameters() throws {
        try withTemporaryFolder { folder in
            try Peer.openssl.run(
                ["ecparam", "-name", "prime256v1", "-genkey", "-param_enc", "explicit", "-out", "key"],
                in: folder
            )
            let file = try EncodedKey(read("key", in: folder))
            #expect(try file.unlock().key.algorithm == .ec(.p256))
            var spki = try Peer.openssl.run(["pkey", "-in", "key", "-pubout", "-outform", "DER"], in: folder)
            #expect(try PublicKey(anyOf: spki) == file.publicKey())
            // The generator's first byte behind its form.
            let generator = try #require(spki.firstRange(of: [0x6b, 0x17, 0xd1, 0xf2]))
            spki[generator.lowerBound] ^= 1
            #expect(throws: CryptoError.self) { try PublicKey(anyOf: spki) }
        }
    }

    @Test("of DSA are read in both of their formats")
    func dsa() throws {
        try withTemporaryFolder { folder in
            try Peer.openssl.run(["dsaparam", "-out", "parameters", "1024"], in: folder)
            try Peer.openssl.run(["genpkey", "-paramfile", "parameters", "-out", "key"], in: folder)
            let spki = try Peer.openssl.run(["pkey", "-in", "key", "-pubout"], in: folder)
            #expect(throws: CryptoError.self) { try EncodedKey(read("key", in: folder)) }
            let key = try PrivateKey(anyOf: read("key", in: folder), limits: .legacy)
            #expect(key.algorithm == .dsa)
            #expect(Array(key.publicKey.pemRepresentation.utf8) == spki)
            for format: EncodedKey.Format in [.pkcs8, .dsa] {
                let ours = try key.file(format, passphrase: KeyFiles.passphrase)
                try write(ours.revealed, "ours", in: folder)
                let options = ["pkey", "-in", "ours", "-passin", "pass:correct horse", "-pubout"]
                #expect(try Peer.openssl.run(options, in: folder) == spki)
            }
        }
    }
}
