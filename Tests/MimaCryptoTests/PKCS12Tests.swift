import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Files that `openssl pkcs12 -export` makes while the test runs.
@Suite("PKCS#12 files of openssl", .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"))
struct PKCS12Tests {
    private static let passphrase = KeyFiles.secret("Geheim \u{e9}\u{20ac}")

    /// A key, its certificate and that of its issuer, in `folder`.
    private func makeCertificates(in folder: URL) throws {
        try Peer.openssl.run(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem",
                "-out", "cert.pem", "-subj", "/CN=mima", "-days", "30",
            ],
            in: folder
        )
        try Peer.openssl.run(
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "other.pem", "-out", "ca.pem", "-subj",
                "/CN=issuer", "-days", "30",
            ],
            in: folder
        )
        try Data("Geheim \u{e9}\u{20ac}".utf8).write(to: folder.appending(component: "pass"))
    }

    private func export(_ options: [String], in folder: URL) throws -> [UInt8] {
        try Peer.openssl.run(
            [
                "pkcs12", "-export", "-inkey", "key.pem", "-in", "cert.pem", "-certfile", "ca.pem", "-name", "mima's",
                "-caname", "the issuer", "-out", "file.p12", "-passout", "file:pass",
            ] + options,
            in: folder
        )
        return Array(try Data(contentsOf: folder.appending(component: "file.p12")))
    }

    static let forms: [[String]] = [
        [],
        ["-macalg", "sha512", "-iter", "10000"],
        ["-keypbe", "AES-128-CBC", "-certpbe", "NONE"],
        ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"],
        ["-keypbe", "NONE", "-certpbe", "NONE"],
        ["-nomac"],
        ["-legacy"],
        ["-legacy", "-keypbe", "PBE-SHA1-RC2-128", "-certpbe", "PBE-SHA1-2DES"],
        ["-legacy", "-keypbe", "PBE-SHA1-RC2-40", "-certpbe", "PBE-SHA1-RC2-128"],
    ]

    @Test("give their key, certificates, names and ids", arguments: forms)
    func contents(_ options: [String]) throws {
        try withTemporaryFolder { folder in
            try makeCertificates(in: folder)
            let bytes = try export(options, in: folder)
            let file = try PKCS12(bytes)
            let found = try file.open(passphrase: Self.passphrase)
            let expected = try PrivateKey(anyOf: Array(Data(contentsOf: folder.appending(component: "key.pem"))))
            let entry = try #require(found.keys.first)
            #expect(found.keys.count == 1 && found.otherCount == 0)
            #expect(entry.key.publicKey == expected.publicKey)
            #expect(entry.key.rawRepresentation == expected.rawRepresentation)
            #expect(entry.friendlyName == "mima's")
            #expect(entry.localKeyID?.count == 20)
            let pems = try ["cert.pem", "ca.pem"].map {
                try String(contentsOf: folder.appending(component: $0), encoding: .utf8)
            }
            #expect(found.certificates.map(\.certificate.pemRepresentation) == pems)
            #expect(found.certificates.map(\.friendlyName) == ["mima's", "the issuer"])
            #expect(found.certificates.map { found.isCertificate($0, of: entry) } == [true, false])
            let certified = try found.certificates.first?.certificate.publicKey()
            #expect(certified == expected.publicKey)

            let recognised = try EncodedKey(bytes)
            #expect(recognised.format == .pkcs12 && recognised.isPrivate && recognised.isEncrypted)
            let opened = try recognised.unlock(passphrase: Self.passphrase)
            #expect(opened.key.publicKey == expected.publicKey && opened.comment == "mima's")
            #expect(throws: CryptoError.passphraseNeeded) { try recognised.unlock() }
            #expect(throws: CryptoError.wrongPassphrase) { try file.open(passphrase: KeyFiles.secret("guess")) }
        }
    }

    @Test("that ask for more iterations than are allowed are refused before the work")
    func iterations() throws {
        try withTemporaryFolder { folder in
            try makeCertificates(in: folder)
            let file = try PKCS12(export(["-iter", "100000"], in: folder))
            #expect(
                throws: CryptoError.parameterOutOfRange(
                    "number of PKCS#12 iterations",
                    found: 100_000,
                    allowed: 1...99_999
                )
            ) { try file.open(passphrase: Self.passphrase, maximumIterations: 99_999) }
        }
    }

    /// Whether openssl knows PBMAC1 (RFC 9579), as it does from 3.4 on.
    private static var makesPBMAC1: Bool {
        let version = try? withTemporaryFolder { folder in
            String(decoding: try Peer.openssl.run(["version"], in: folder), as: UTF8.self)
        }
        let numbers = version?.split(separator: " ").dropFirst().first?.split(separator: ".").compactMap { Int($0) }
        return numbers.map { !$0.lexicographicallyPrecedes([3, 4]) } ?? false
    }

    @Test("authenticated by PBMAC1 are read", .enabled(if: makesPBMAC1, "this openssl makes no PBMAC1"))
    func pbmac1() throws {
        try withTemporaryFolder { folder in
            try makeCertificates(in: folder)
            let bytes = try export(["-pbmac1_pbkdf2", "-pbmac1_pbkdf2_md", "sha512"], in: folder)
            let file = try PKCS12(bytes)
            let found = try file.open(passphrase: Self.passphrase)
            #expect(found.keys.count == 1 && found.certificates.count == 2)
            #expect(throws: CryptoError.wrongPassphrase) { try file.open(passphrase: KeyFiles.secret("guess")) }
        }
    }

    @Test("that are cut or damaged are errors")
    func damaged() throws {
        try withTemporaryFolder { folder in
            try makeCertificates(in: folder)
            for options in [["-iter", "1", "-nomaciter"], ["-nomac", "-keypbe", "NONE", "-certpbe", "NONE"]] {
                let bytes = try export(options, in: folder)
                for count in 0..<bytes.count {
                    #expect(throws: CryptoError.self) { try PKCS12(Array(bytes.prefix(count))) }
                }
                var generator = SystemRandomNumberGenerator()
                for _ in 0..<2000 {
                    var damaged = bytes
                    for _ in 0..<Int.random(in: 1...3, using: &generator) {
                        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = .random(
                            in: 0...255,
                            using: &generator
                        )
                    }
                    // Any answer but a trap: what is not authenticated may be changed without notice.
                    _ = try? PKCS12(damaged).open(passphrase: Self.passphrase, maximumIterations: 1000)
                }
            }
        }
    }
}
