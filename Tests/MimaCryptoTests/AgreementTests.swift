import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

@Suite("Key agreement")
struct AgreementTests {
    @Test(
        "gives openssl's secret",
        arguments: [
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"],
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:brainpoolP384r1"], ["-algorithm", "X25519"],
            ["-algorithm", "X448"], ["-algorithm", "DH", "-pkeyopt", "group:ffdhe2048"],
        ]
    )
    func openssl(_ options: [String]) throws {
        guard Peer.openssl.isInstalled else { return }
        try withTemporaryFolder { folder in
            for name in ["a", "b"] {
                try Peer.openssl.run(["genpkey", "-out", name] + options, in: folder)
                try Peer.openssl.run(["pkey", "-in", name, "-pubout", "-out", "\(name).pub"], in: folder)
            }
            let arguments = ["pkeyutl", "-derive", "-inkey", "a", "-peerkey", "b.pub", "-out", "secret"]
            let padding = options.contains("DH") ? ["-pkeyopt", "dh_pad:1"] : []
            try Peer.openssl.run(arguments + padding, in: folder)
            func file(_ name: String) throws -> [UInt8] {
                Array(try Data(contentsOf: folder.appending(component: name)))
            }
            let (a, b) = (try PrivateKey(anyOf: file("a")), try PrivateKey(anyOf: file("b")))
            let secret = try a.sharedSecret(with: PublicKey(anyOf: file("b.pub"))).secretBytes.revealed
            #expect(secret == (try file("secret")))
            #expect(secret == (try b.sharedSecret(with: a.publicKey).secretBytes.revealed))
        }
    }

    @Test("with a key of another kind is an error that names it")
    func refusals() throws {
        let key = try PrivateKey.generate(.ec(.p256))
        #expect(throws: CryptoError.invalidKey("the public key is of type EC P-384, not EC P-256")) {
            try key.sharedSecret(with: PrivateKey.generate(.ec(.p384)).publicKey)
        }
        #expect(throws: CryptoError.unsupported("Ed25519 keys are not for key agreement")) {
            try PrivateKey.generate(.ed25519).sharedSecret(with: key.publicKey)
        }
        #expect(throws: CryptoError.invalidKey("the two DH keys are of different groups")) {
            try PrivateKey.generate(.dh, bitCount: 2048)
                .sharedSecret(with: PrivateKey.generate(.dh, bitCount: 3072).publicKey)
        }
        // RFC 7748: u = 0 and 1 are of small order.
        for first: UInt8 in [0, 1] {
            let small = try PublicKey(.x448, rawRepresentation: [first] + [UInt8](repeating: 0, count: 55))
            #expect(throws: CryptoError.smallOrderPublicKey) {
                try PrivateKey.generate(.x448).sharedSecret(with: small)
            }
        }
    }
}
