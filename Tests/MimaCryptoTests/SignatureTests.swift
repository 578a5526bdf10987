import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

@Suite("Signatures by keys of every type")
struct SignatureTests {
    static let message = Array("Meet me at six.".utf8)

    /// A key's type, a scheme, and openssl's options to make such a key and to sign so.
    struct Kind: Sendable, CustomTestStringConvertible {
        let generation: [String]
        let scheme: SignatureScheme
        let options: [String]
        var isRaw = false

        var testDescription: String { "\(scheme)" }
    }

    private static func curve(_ name: String, _ hash: HashAlgorithm, _ option: String) -> Kind {
        Kind(
            generation: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:\(name)"],
            scheme: .ecdsa(hash),
            options: ["-\(option)"]
        )
    }

    private static let rsa = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
    private static let pss = ["-sigopt", "rsa_padding_mode:pss"]

    static let kinds: [Kind] = [
        curve("P-224", .sha224, "sha224"), curve("P-256", .sha256, "sha256"), curve("P-384", .sha512, "sha512"),
        curve("P-521", .sha3t512, "sha3-512"), curve("secp256k1", .sha256, "sha256"),
        curve("brainpoolP160r1", .sha256, "sha256"), curve("brainpoolP320t1", .sha384, "sha384"),
        curve("brainpoolP512r1", .blake2b(byteCount: 64), "blake2b512"), curve("P-256", .sm3, "sm3"),
        Kind(generation: rsa, scheme: .rsaPKCS1(.sha256), options: ["-sha256"]),
        Kind(generation: rsa, scheme: .rsaPKCS1(.sha512t256), options: ["-sha512-256"]),
        Kind(generation: rsa, scheme: .rsaPKCS1(.sha3t384), options: ["-sha3-384"]),
        Kind(generation: rsa, scheme: .rsaPKCS1(.insecure(.sha1)), options: ["-sha1"]),
        Kind(
            generation: rsa,
            scheme: .rsaPSS(.sha256, salt: .byteCount(32)),
            options: ["-sha256"] + pss + ["-sigopt", "rsa_pss_saltlen:32"]
        ),
        Kind(
            generation: rsa,
            scheme: .rsaPSS(.sha384, maskHash: .insecure(.sha1), salt: .byteCount(0)),
            options: ["-sha384"] + pss + ["-sigopt", "rsa_pss_saltlen:0", "-sigopt", "rsa_mgf1_md:sha1"]
        ),
        Kind(generation: rsa, scheme: .rsaPSS(.sha512, salt: .any), options: ["-sha512"] + pss),
    ]

    @Test("are those of openssl, both ways, whole, in pieces and of a digest", arguments: kinds)
    func openssl(_ kind: Kind) throws {
        guard Peer.openssl.isInstalled else { return }
        try withTemporaryFolder { folder in
            try Peer.openssl.run(["genpkey", "-out", "key"] + kind.generation, in: folder)
            try Peer.openssl.run(["pkey", "-in", "key", "-pubout", "-out", "pub"], in: folder)
            try Data(Self.message).write(to: folder.appending(component: "note"))
            try Peer.openssl.run(["dgst", "-sign", "key", "-out", "sig"] + kind.options + ["note"], in: folder)
            let key = try PrivateKey(anyOf: Array(try Data(contentsOf: folder.appending(component: "key"))))
            let theirs = Array(try Data(contentsOf: folder.appending(component: "sig")))
            #expect(try key.publicKey.isValidSignature(theirs, for: Self.message, using: kind.scheme))
            #expect(try !key.publicKey.isValidSignature(theirs, for: Self.message + [0], using: kind.scheme))
            let hash = try #require(kind.scheme.hash)
            let digest = try hash.hash(Self.message)
            #expect(try key.publicKey.isValidSignature(theirs, forDigest: digest, using: kind.scheme))
            var verifier = try MessageVerifier(key.publicKey, using: kind.scheme)
            for byte in Self.message { verifier.update([byte]) }
            let isValid = try verifier.isValidSignature(theirs)
            #expect(isValid)

            var signer = try MessageSigner(key, using: kind.scheme)
            signer.update(Array(Self.message[..<5]))
            signer.update(Array(Self.message[5...]))
            let piecewise = try signer.finalize()
            for ours in [
                try key.signature(for: Self.message, using: kind.scheme),
                try key.signature(forDigest: digest, using: kind.scheme), piecewise,
            ] {
                try Data(ours).write(to: folder.appending(component: "sig"))
                let arguments = ["dgst", "-verify", "pub", "-signature", "sig"] + kind.options + ["note"]
                let said = String(decoding: try Peer.openssl.run(arguments, in: folder), as: UTF8.self)
                #expect(said == "Verified OK\n")
            }
        }
    }

    @Test(
        "by PSS with a hash function that libcrypto refuses there are made and verified",
        arguments: [
            SignatureScheme.rsaPSS(.shake256(byteCount: 64)), .rsaPSS(.shake128(byteCount: 32), salt: .any),
            .rsaPSS(.sm3, salt: .byteCount(0)), .rsaPSS(.sha256, maskHash: .blake2s256),
        ]
    )
    func composedPSS(scheme: SignatureScheme) throws {
        let key = try PrivateKey.generate(.rsa, bitCount: 2049)
        let signature = try key.signature(for: Self.message, using: scheme)
        #expect(try key.publicKey.isValidSignature(signature, for: Self.message, using: scheme))
        #expect(try !key.publicKey.isValidSignature(signature, for: [1], using: scheme))
        for index in stride(from: 0, to: signature.count, by: 17) {
            var altered = signature
            altered[index] ^= 4
            #expect(try !key.publicKey.isValidSignature(altered, for: Self.message, using: scheme))
        }
    }

    @Test("by SM2 are those of GB/T 32918.5's example")
    func sm2() throws {
        // GB/T 32918.5-2017, appendix A.2: the message "message digest", the usual identity.
        let key = try PublicKey(
            .sm2,
            rawRepresentation: Hex.decode(
                "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                    + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
            )
        )
        let signature = try Hex.decode(
            "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
        )
        let message = Array("message digest".utf8)
        #expect(try key.isValidSignature(signature, for: message, using: .sm2(.ieeeP1363)))
        let der = try SignatureScheme.Form.ieeeP1363.convert(signature, to: .der, orderByteCount: 32)
        #expect(try key.isValidSignature(der, for: message, using: .sm2()))
        #expect(try !key.isValidSignature(der, for: message, using: .sm2(userID: [1])))
        // The private key of the same example signs so that this holds.
        let secret = try SecretBytes(
            copying: Hex.decode("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
        )
        let made = try PrivateKey(.sm2, rawRepresentation: secret).signature(for: message, using: .sm2())
        #expect(try key.isValidSignature(made, for: message, using: .sm2()))
    }

    @Test("in another form than the scheme's, or of another key, are errors that name it")
    func refusals() throws {
        let key = try PrivateKey.generate(.ec(.p256))
        let der = try key.signature(for: Self.message, using: .ecdsa(.sha256))
        let raw = try SignatureScheme.Form.der.convert(der, to: .ieeeP1363, orderByteCount: 32)
        #expect(raw.count == 64)
        for (signature, form) in [
            (der + [0], SignatureScheme.Form.der), (Array(der.dropLast()), .der), (raw, .der), (der, .ieeeP1363),
            (raw + [0], .ieeeP1363), ([], .der), ([], .ieeeP1363), ([0x30, 0x80] + der.dropFirst(2) + [0, 0], .der),
        ] {
            let error = #expect(throws: CryptoError.self) {
                try key.publicKey.isValidSignature(signature, for: Self.message, using: .ecdsa(.sha256, form))
            }
            guard case .malformedSignature = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
        // r and s out of range are well formed, and not valid.
        let order = try Hex.decode("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
        for wrong in [[UInt8](repeating: 0, count: 64), order + raw[32...], Array(raw[..<32]) + order] {
            #expect(try !key.publicKey.isValidSignature(wrong, for: Self.message, using: .ecdsa(.sha256, .ieeeP1363)))
        }
        #expect(throws: CryptoError.invalidKey("the key is of type EC P-256, which does not sign by Ed25519")) {
            try key.signature(for: Self.message, using: .ed25519())
        }
        #expect(throws: CryptoError.wrongByteCount(of: "SHA-256 digest", found: 31, expected: 32...32)) {
            try key.signature(forDigest: [UInt8](repeating: 0, count: 31), using: .ecdsa(.sha256))
        }
        #expect(throws: CryptoError.self) { _ = try MessageSigner(PrivateKey.generate(.ed25519), using: .ed25519()) }
        let small = try PrivateKey.generate(.rsa, bitCount: 1024, limits: .legacy)
        #expect(throws: CryptoError.unsupported("RSA-PSS over SHA-512 needs a larger key than one of 1024 bits")) {
            try small.signature(for: Self.message, using: .rsaPSS(.sha512))
        }
        #expect(throws: CryptoError.self) { try small.signature(for: Self.message, using: .rsaPKCS1(.blake2s256)) }
    }

    @Test("of Bitcoin have the smaller of the two numbers")
    func lowS() throws {
        let key = try PrivateKey.generate(.ec(.secp256k1))
        for _ in 0..<20 {
            let signature = try key.bitcoinSignature(for: Self.message)
            #expect(try key.publicKey.isValidBitcoinSignature(signature, for: Self.message))
            let raw = try SignatureScheme.Form.der.convert(signature, to: .ieeeP1363, orderByteCount: 32)
            #expect(raw[32] < 0x80)
        }
    }

    @Test("of curves that are known at compile time are those of the run-time tier")
    func schemes() throws {
        let key = try P384.Signing.PrivateKey()
        let signature = try key.signature(for: Self.message)
        #expect(key.publicKey.isValidSignature(signature, for: Self.message))
        #expect(
            try PublicKey(key.publicKey).isValidSignature(
                signature.derRepresentation,
                for: Self.message,
                using: .ecdsa(.sha384)
            )
        )
        let again = try P384.Signing.ECDSASignature(derRepresentation: signature.derRepresentation)
        #expect(again == signature && again.rawRepresentation.count == 96)
        let digest = SHA256.hash(data: Self.message)
        let other = try key.signature(for: digest)
        #expect(key.publicKey.isValidSignature(other, for: digest) && !key.publicKey.isValidSignature(other, for: [1]))
    }

    @Test("with variants of EdDSA are RFC 8032's, or said to be unavailable")
    func variants() throws {
        // RFC 8032 §7.3, TEST abc.
        let key = try PrivateKey(
            .ed25519,
            rawRepresentation: SecretBytes(
                copying: Hex.decode(
                    "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42"
                )
            )
        )
        let expected = try Hex.decode(
            "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406"
        )
        do throws(CryptoError) {
            let message = Array("abc".utf8)
            let signature = try key.signature(for: message, using: .ed25519(.prehashed()))
            #expect(signature == expected)
            let isValid = try key.publicKey.isValidSignature(signature, for: message, using: .ed25519(.prehashed()))
            #expect(isValid)
        } catch {
            guard case .unavailable = error else { throw error }
        }
        #expect(throws: CryptoError.self) { try key.signature(for: [1], using: .ed25519(.context([]))) }
    }
}
