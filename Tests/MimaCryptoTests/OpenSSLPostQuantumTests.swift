import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// openssl 3.5 or later, in each format that it writes.
@Suite(
    "Post-quantum keys of openssl",
    .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"),
    .enabled(if: PostQuantumAlgorithm.mlKEM768.isAvailable, "this libcrypto does not offer ML-KEM")
)
struct OpenSSLPostQuantumTests {
    private func read(_ name: String, in folder: URL) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(component: name)))
    }

    @Test(
        "are read in all their forms, and written so that openssl finds them the same",
        arguments: PostQuantumAlgorithm.allCases
    )
    func keys(_ algorithm: PostQuantumAlgorithm) throws {
        try withTemporaryFolder { folder in
            try Peer.openssl.run(["genpkey", "-algorithm", algorithm.name, "-out", "key.pem"], in: folder)
            try Peer.openssl.run(
                ["pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "pub.der"],
                in: folder
            )
            let key = try PrivateKey(anyOf: read("key.pem", in: folder))
            #expect(key.algorithm == .postQuantum(algorithm))
            let publicDER = try read("pub.der", in: folder)
            #expect(key.publicKey.derRepresentation == publicDER)
            let forms = algorithm.seedByteCount == nil ? [] : ["seed-only", "priv-only", "seed-priv"]
            for form in forms {
                let name = algorithm.family == .mlKEM ? "ml-kem" : "ml-dsa"
                try Peer.openssl.run(
                    [
                        "pkey", "-in", "key.pem", "-outform", "DER", "-out", "form.der", "-provparam",
                        "\(name).output_formats=\(form)",
                    ],
                    in: folder
                )
                let other = try PrivateKey(anyOf: read("form.der", in: folder))
                #expect(other.publicKey == key.publicKey, "\(form)")
                #expect((other.seedRepresentation == nil) == (form == "priv-only"))
            }
            for (file, made) in [("mine.pem", key.pemRepresentation), ("mine.der", key.pkcs8DERRepresentation)] {
                try Data(made.revealed).write(to: folder.appending(component: file))
                try Peer.openssl.run(
                    ["pkey", "-in", file, "-pubout", "-outform", "DER", "-out", "again.der"],
                    in: folder
                )
                let again = try read("again.der", in: folder)
                #expect(again == publicDER)
            }
        }
    }

    @Test(
        "sign what is verified here, and verify what is signed here",
        arguments: [PostQuantumAlgorithm.mlDSA44, .mlDSA65, .mlDSA87, .slhDSASHA2128f, .slhDSASHAKE256f]
    )
    func signatures(_ algorithm: PostQuantumAlgorithm) throws {
        try withTemporaryFolder { folder in
            let message = Array("Meet me at six.".utf8)
            let key = try PrivateKey.generate(.postQuantum(algorithm))
            try Data(message).write(to: folder.appending(component: "message"))
            try Data(key.pemRepresentation.revealed).write(to: folder.appending(component: "key.pem"))
            try Data(key.publicKey.pemRepresentation.utf8).write(to: folder.appending(component: "pub.pem"))
            let option = ["-pkeyopt", "context-string:mima"]
            try Peer.openssl.run(
                ["pkeyutl", "-sign", "-inkey", "key.pem", "-in", "message", "-out", "sig"] + option,
                in: folder
            )
            let context = Array("mima".utf8)
            let scheme: SignatureScheme =
                algorithm.family == .mlDSA ? .mlDSA(context: context) : .slhDSA(context: context)
            let theirs = try read("sig", in: folder)
            let isValid = try key.publicKey.isValidSignature(theirs, for: message, using: scheme)
            #expect(isValid)
            let mine = try key.signature(for: message, using: scheme)
            try Data(mine).write(to: folder.appending(component: "mine"))
            try Peer.openssl.run(
                ["pkeyutl", "-verify", "-pubin", "-inkey", "pub.pem", "-in", "message", "-sigfile", "mine"] + option,
                in: folder
            )
        }
    }
}
