import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

@Suite("Encryption to SM2 keys, and by PKCS#1 v1.5")
struct PublicKeyEncryptionTests {
    @Test("SM2 gives GB/T 32918.5's plaintext, in each form")
    func sm2() throws {
        // GB/T 32918.5-2017, appendix C.2: "encryption standard".
        let secret = try SecretBytes(
            copying: Hex.decode("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
        )
        let key = try PrivateKey(.sm2, rawRepresentation: secret)
        let raw = try Hex.decode(
            "0404ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
                + "e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0"
                + "59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766"
                + "21886ca989ca9c7d58087307ca93092d651efa"
        )
        let message = Array("encryption standard".utf8)
        #expect(try key.sm2Decrypt(raw, form: .c1c3c2).revealed == message)
        for form in SM2.CiphertextForm.allCases {
            let converted = try SM2.convert(raw, from: .c1c3c2, to: form)
            #expect(try key.sm2Decrypt(converted, form: form).revealed == message)
            #expect(try SM2.convert(converted, from: form, to: .c1c3c2) == raw)
            let made = try key.publicKey.sm2Encrypt(message, form: form)
            #expect(try key.sm2Decrypt(made, form: form).revealed == message)
            for index in made.indices {
                var altered = made
                altered[index] ^= 1
                #expect(throws: CryptoError.authenticationFailed) { try key.sm2Decrypt(altered, form: form) }
            }
            #expect(throws: CryptoError.authenticationFailed) { try key.sm2Decrypt(made + [0], form: form) }
            #expect(throws: CryptoError.authenticationFailed) { try key.sm2Decrypt([], form: form) }
        }
        #expect(throws: CryptoError.self) { try key.publicKey.sm2Encrypt([]) }
        #expect(throws: CryptoError.self) { try PrivateKey.generate(.ec(.p256)).publicKey.sm2Encrypt(message) }
    }

    @Test("PKCS#1 v1.5 decrypts openssl's, and a wrong padding gives random bytes in place of a session key")
    func pkcs1() throws {
        guard Peer.openssl.isInstalled else { return }
        try withTemporaryFolder { folder in
            let options = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
            try Peer.openssl.run(["genpkey", "-out", "key"] + options, in: folder)
            let sessionKey = Array("0123456789abcdef".utf8)
            try Data(sessionKey).write(to: folder.appending(component: "plain"))
            try Peer.openssl.run(["pkeyutl", "-encrypt", "-inkey", "key", "-in", "plain", "-out", "enc"], in: folder)
            let file = try PrivateKey(anyOf: Array(try Data(contentsOf: folder.appending(component: "key"))))
            let key = try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: try #require(file.pkcs1DERRepresentation))
            let ciphertext = Array(try Data(contentsOf: folder.appending(component: "enc")))
            typealias Encryption = Insecure.PKCS1Encryption
            #expect(try Encryption.decrypt(ciphertext, with: key).revealed == sessionKey)
            #expect(try Encryption.decryptSessionKey(ciphertext, byteCount: 16, with: key).revealed == sessionKey)
            let other = try Encryption.decryptSessionKey(ciphertext, byteCount: 17, with: key).revealed
            #expect(other.count == 17)
            #expect(other != (try Encryption.decryptSessionKey(ciphertext, byteCount: 17, with: key).revealed))
            var altered = ciphertext
            altered[100] ^= 1
            #expect(throws: CryptoError.authenticationFailed) { try Encryption.decrypt(altered, with: key) }
            #expect(try Encryption.decryptSessionKey(altered, byteCount: 16, with: key).count == 16)
            #expect(throws: CryptoError.self) {
                try Encryption.decryptSessionKey(Array(ciphertext.dropLast()), byteCount: 16, with: key)
            }
            let ours = try Encryption.encrypt(sessionKey, to: key.publicKey)
            try Data(ours).write(to: folder.appending(component: "enc"))
            let found = try Peer.openssl.run(["pkeyutl", "-decrypt", "-inkey", "key", "-in", "enc"], in: folder)
            #expect(found == sessionKey)
        }
    }
}
