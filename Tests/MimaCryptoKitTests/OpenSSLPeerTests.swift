import Foundation
import MimaCryptoKit
import TestPeers
import Testing

@Suite("openssl and swift-crypto's keys", .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"))
struct OpenSSLPeerTests {
    private let message = Data("Beauty is truth, truth beauty".utf8)

    /// Whether openssl finds a signature over a message valid.
    private func isValid(_ signature: Data, _ publicKey: String, _ hash: String, _ options: [String] = []) throws
        -> Bool
    {
        try withTemporaryFolder { folder in
            try message.write(to: folder.appending(component: "message"))
            try signature.write(to: folder.appending(component: "signature"))
            try Data(publicKey.utf8).write(to: folder.appending(component: "key"))
            let arguments = ["dgst", "-\(hash)"] + options + ["-verify", "key", "-signature", "signature", "message"]
            return (try? Peer.openssl.run(arguments, in: folder)) != nil
        }
    }

    /// What openssl makes of standard input's stead, a file.
    private func run(_ arguments: [String], _ files: [String: Data]) throws -> Data {
        try withTemporaryFolder { folder in
            for (name, content) in files { try content.write(to: folder.appending(component: name)) }
            return Data(try Peer.openssl.run(arguments, in: folder))
        }
    }

    @Test("openssl verifies signatures on each curve, with keys in PEM from here")
    func signatures() throws {
        let p256 = P256.Signing.PrivateKey()
        #expect(
            try isValid(p256.signature(for: message).derRepresentation, p256.publicKey.pemRepresentation, "sha256")
        )
        let p384 = P384.Signing.PrivateKey()
        #expect(
            try isValid(p384.signature(for: message).derRepresentation, p384.publicKey.pemRepresentation, "sha384")
        )
        let p521 = P521.Signing.PrivateKey()
        let signature = try p521.signature(for: message)
        #expect(try isValid(signature.derRepresentation, p521.publicKey.pemRepresentation, "sha512"))
        #expect(try !isValid(signature.derRepresentation, p521.publicKey.pemRepresentation, "sha256"))
    }

    @Test("keys that openssl makes are read, and openssl reads ours")
    func keys() throws {
        let sec1 = try run(["ecparam", "-name", "secp384r1", "-genkey", "-noout"], [:])
        let key = try P384.Signing.PrivateKey(pemRepresentation: String(decoding: sec1, as: UTF8.self))
        let pkcs8 = try run(["pkcs8", "-topk8", "-nocrypt", "-in", "key"], ["key": sec1])
        let again = try P384.Signing.PrivateKey(pemRepresentation: String(decoding: pkcs8, as: UTF8.self))
        #expect(again.rawRepresentation == key.rawRepresentation)
        #expect(key.pemRepresentation + "\n" == String(decoding: pkcs8, as: UTF8.self))
        let publicKey = try run(["pkey", "-in", "key", "-pubout"], ["key": Data(key.pemRepresentation.utf8)])
        #expect(key.publicKey.pemRepresentation + "\n" == String(decoding: publicKey, as: UTF8.self))
        let ed25519 = try run(["genpkey", "-algorithm", "ed25519"], [:])
        let other = try Curve25519.Signing.PrivateKey(pemRepresentation: String(decoding: ed25519, as: UTF8.self))
        #expect(other.pemRepresentation + "\n" == String(decoding: ed25519, as: UTF8.self))
    }

    @Test("openssl verifies RSA signatures with both paddings, and reads the keys")
    func rsaSignatures() throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let pem = key.publicKey.pemRepresentation
        let pss = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"]
        #expect(try isValid(key.signature(for: message).rawRepresentation, pem, "sha256", pss))
        let digest = SHA384.hash(data: message)
        let pkcs1 = try key.signature(for: digest, padding: .insecurePKCS1v1_5)
        #expect(try isValid(pkcs1.rawRepresentation, pem, "sha384"))
        #expect(key.publicKey.isValidSignature(pkcs1, for: digest, padding: .insecurePKCS1v1_5))
        #expect(!key.publicKey.isValidSignature(pkcs1, for: digest))
        #expect(
            failure(CryptoKitError.self) { try key.signature(for: SHA3_256.hash(data: message)) }
                == .incorrectParameterSize
        )

        let theirs = try run(["rsa", "-in", "key", "-traditional"], ["key": Data(key.pkcs8PEMRepresentation.utf8)])
        #expect(key.pemRepresentation == String(decoding: theirs, as: UTF8.self))
        #expect(
            try _RSA.Signing.PrivateKey(derRepresentation: key.pkcs8DERRepresentation).derRepresentation
                == key.derRepresentation
        )
    }

    @Test("RSA ciphertexts go both ways, and encrypted keys open with their passphrase alone")
    func rsaEncryption() throws {
        let key = try _RSA.Encryption.PrivateKey(keySize: .bits2048)
        let files = ["key": Data(key.pemRepresentation.utf8)]
        let oaep = [
            "-pkeyopt", "rsa_padding_mode:oaep", "-pkeyopt", "rsa_oaep_md:sha256", "-pkeyopt", "rsa_mgf1_md:sha256",
        ]
        let ours = try key.publicKey.encrypt(message, padding: .PKCS1_OAEP_SHA256)
        let decrypted = try run(
            ["pkeyutl", "-decrypt", "-inkey", "key", "-in", "box"] + oaep,
            files.merging(["box": ours]) { $1 }
        )
        #expect(decrypted == message)
        let theirs = try run(
            ["pkeyutl", "-encrypt", "-inkey", "key", "-in", "message"],
            files.merging(["message": message]) { $1 }
        )
        #expect(try key.decrypt(theirs, padding: ._WEAK_AND_INSECURE_PKCS_V1_5) == message)
        #expect(failure(CryptoKitError.self) { try key.decrypt(theirs, padding: .PKCS1_OAEP) } != nil)
        #expect(key.publicKey.maximumEncryptSize(with: .PKCS1_OAEP) == 214)
        let tooLong = Data(count: 215)
        #expect(failure(CryptoKitError.self) { try key.publicKey.encrypt(tooLong, padding: .PKCS1_OAEP) } != nil)

        let locked = try run(
            ["pkcs8", "-topk8", "-in", "key", "-v2", "aes-256-cbc", "-passout", "pass:right"],
            files
        )
        let pem = String(decoding: locked, as: UTF8.self)
        let opened = try _RSA.Signing.PrivateKey(encryptedPEMRepresentation: pem) { $0(Array("right".utf8)) }
        #expect(opened.derRepresentation == key.derRepresentation)
        #expect(throws: CryptoKitError.self) {
            try _RSA.Signing.PrivateKey(encryptedPEMRepresentation: pem) { $0(Array("wrong".utf8)) }
        }
    }

    @Test("a key comes from its numbers, with its primes and without them, and from no others")
    func rsaNumbers() throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let text = String(
            decoding: try run(["rsa", "-in", "key", "-noout", "-text"], ["key": Data(key.pemRepresentation.utf8)]),
            as: UTF8.self
        )
        func number(_ name: String) -> Data {
            let lines = text.split(separator: "\n").drop { !$0.hasPrefix(name) }.dropFirst().prefix {
                $0.hasPrefix(" ")
            }
            let bytes = Data(hex: lines.joined().filter { $0.isHexDigit })
            return bytes.first == 0 ? bytes.dropFirst() : bytes
        }
        let (n, d) = (number("modulus:"), number("privateExponent:"))
        let e = Data([1, 0, 1])
        let (p, q) = (number("prime1:"), number("prime2:"))
        #expect(try key.publicKey.getKeyPrimitives() == .init(modulus: Data(n), publicExponent: e))
        let whole = try _RSA.Signing.PrivateKey(n: n, e: e, d: d, p: p, q: q)
        #expect(whole.derRepresentation == key.derRepresentation)
        let found = try _RSA.Signing.PrivateKey._createFromNumbers(n: n, e: e, d: d)
        #expect(try found.publicKey.getKeyPrimitives().modulus == n)
        let signature = try found.signature(for: message)
        #expect(key.publicKey.isValidSignature(signature, for: message))
        var wrong = d
        wrong[wrong.startIndex + 9] ^= 1
        #expect(throws: CryptoKitError.self) { try _RSA.Signing.PrivateKey(n: n, e: e, d: wrong, p: p, q: q) }
        #expect(throws: CryptoKitError.self) { try _RSA.Signing.PrivateKey._createFromNumbers(n: n, e: e, d: wrong) }
        #expect(throws: CryptoKitError.self) { try _RSA.Signing.PrivateKey._createFromNumbers(n: e, e: e, d: d) }
    }
}
