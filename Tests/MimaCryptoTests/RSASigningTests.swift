import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

@Suite("RSA.Signing")
struct RSASigningTests {
    private let message = Array("Meet me at six.".utf8)

    private static let paddings: [(RSA.Signing.Padding, [String])] = [
        (.pkcs1v1_5, []),
        (.pss, ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"]),
        (
            .pss(maskHash: .insecure(.sha1), salt: .byteCount(11)),
            [
                "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:11", "-sigopt", "rsa_mgf1_md:sha1",
            ]
        ),
    ]

    @Test(
        "signs what openssl verifies and verifies what openssl signed, of a message and of a digest",
        .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"),
        arguments: paddings
    )
    func openssl(_ padding: RSA.Signing.Padding, _ options: [String]) throws {
        let key = try RSA.Signing.PrivateKey(bitCount: 2048)
        try withTemporaryFolder { folder in
            func put(_ bytes: [UInt8], _ name: String) throws {
                try Data(bytes).write(to: folder.appending(component: name))
            }
            try put(message, "note")
            try put(key.pemRepresentation.revealed, "key")
            try put(Array(key.publicKey.pemRepresentation.utf8), "pub")
            try put(try key.signature(for: message, padding: padding).rawRepresentation, "sig")
            let verify = ["dgst", "-sha256", "-verify", "pub", "-signature", "sig"] + options + ["note"]
            #expect(try Peer.openssl.run(verify, in: folder) == Array("Verified OK\n".utf8))

            for hash in ["-sha256", "-sha384"] {
                try Peer.openssl.run(["dgst", hash, "-sign", "key", "-out", "sig"] + options + ["note"], in: folder)
                let theirs = RSA.Signing.RSASignature(
                    rawRepresentation: Array(try Data(contentsOf: folder.appending(component: "sig")))
                )
                let isOfMessage = key.publicKey.isValidSignature(theirs, for: message, padding: padding)
                #expect(isOfMessage == (hash == "-sha256"))
                let digest = SHA384.hash(data: message)
                let isOfDigest = key.publicKey.isValidSignature(theirs, for: digest, padding: padding)
                #expect(isOfDigest == (hash == "-sha384"))
            }
        }
    }

    @Test("verifies by its own padding, message and key alone")
    func refusals() throws {
        let key = try RSA.Signing.PrivateKey(bitCount: 2048)
        let pss = try key.signature(for: message)
        let old = try key.signature(for: SHA256.hash(data: message), padding: .pkcs1v1_5)
        #expect(key.publicKey.isValidSignature(pss, for: message))
        #expect(key.publicKey.isValidSignature(old, for: message, padding: .pkcs1v1_5))
        #expect(!key.publicKey.isValidSignature(old, for: message))
        #expect(!key.publicKey.isValidSignature(pss, for: message, padding: .pkcs1v1_5))
        #expect(!key.publicKey.isValidSignature(pss, for: message + [0]))
        let other = try RSA.Signing.PrivateKey(bitCount: 2048).publicKey
        #expect(!other.isValidSignature(pss, for: message))
        for count in [0, 255, 257] {
            let wrong = RSA.Signing.RSASignature(rawRepresentation: [UInt8](repeating: 1, count: count))
            #expect(!key.publicKey.isValidSignature(wrong, for: message))
        }
    }

    @Test("takes keys of RSA in each of their forms, and names the type of any other")
    func keys() throws {
        let key = try RSA.Signing.PrivateKey(PrivateKey.generate(.rsaPSS, bitCount: 2048))
        let signature = try key.signature(for: message)
        #expect(key.publicKey.isValidSignature(signature, for: message))
        #expect(throws: CryptoError.self) { try key.signature(for: message, padding: .pkcs1v1_5) }

        let usual = try RSA.Signing.PrivateKey(bitCount: 2048)
        let publicKey = usual.publicKey
        #expect(try RSA.Signing.PrivateKey(derRepresentation: usual.derRepresentation).publicKey == publicKey)
        let pem = usual.pemRepresentation
        #expect(try RSA.Signing.PrivateKey(pemRepresentation: pem).publicKey == publicKey)
        #expect(try RSA.Signing.PublicKey(derRepresentation: publicKey.derRepresentation) == publicKey)
        #expect(try RSA.Signing.PublicKey(pemRepresentation: publicKey.pemRepresentation) == publicKey)
        let (n, e) = publicKey.numbers
        #expect(try RSA.Signing.PublicKey(n: [0] + n, e: [0] + e) == publicKey)
        #expect(publicKey.bitCount == 2048 && usual.bitCount == 2048 && e == [1, 0, 1])

        let curve = try PrivateKey.generate(.ec(.p256))
        #expect(throws: CryptoError.invalidKey("the private key is of type EC P-256, not RSA")) {
            try RSA.Signing.PrivateKey(curve)
        }
        #expect(throws: CryptoError.invalidKey("the public key is of type EC P-256, not RSA")) {
            try RSA.Signing.PublicKey(derRepresentation: curve.publicKey.derRepresentation)
        }
        #expect(throws: CryptoError.self) {
            try RSA.Signing.PublicKey(pemRepresentation: String(decoding: pem.revealed, as: UTF8.self))
        }
        #expect(throws: CryptoError.parameterOutOfRange("size in bits of the RSA exponent", found: 1, allowed: 2...64))
        {
            try RSA.Signing.PublicKey(n: n, e: [1])
        }
        #expect(
            throws: CryptoError.parameterOutOfRange(
                "size in bits of the RSA modulus",
                found: 1024,
                allowed: RSA.modulusBitCounts
            )
        ) { try RSA.Signing.PrivateKey(bitCount: 1024) }
    }
}
