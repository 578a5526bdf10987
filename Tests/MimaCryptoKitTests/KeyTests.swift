import Foundation
import MimaCryptoKit
import Testing

@Suite("swift-crypto's keys")
struct KeyTests {
    /// RFC 6979, appendix A.2.5.
    private let scalar = Data(hex: "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")
    private let x = Data(hex: "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")
    private let y = Data(hex: "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299")

    @Test("a P-256 key has RFC 6979's public key in each form, and comes back from each")
    func representations() throws {
        let key = try P256.Signing.PrivateKey(rawRepresentation: scalar)
        let publicKey = key.publicKey
        #expect(publicKey.rawRepresentation == x + y)
        #expect(publicKey.x963Representation == Data([4]) + x + y)
        #expect(publicKey.compressedRepresentation == Data([3]) + x)
        #expect(publicKey.compactRepresentation == x)
        #expect(key.x963Representation == Data([4]) + x + y + scalar)
        for again in [
            try P256.Signing.PublicKey(rawRepresentation: x + y),
            try P256.Signing.PublicKey(x963Representation: Data([4]) + x + y),
            try P256.Signing.PublicKey(compressedRepresentation: Data([3]) + x),
            try P256.Signing.PublicKey(compactRepresentation: x),
            try P256.Signing.PublicKey(derRepresentation: publicKey.derRepresentation),
            try P256.Signing.PublicKey(pemRepresentation: publicKey.pemRepresentation),
        ] { #expect(again.rawRepresentation == x + y) }
        for again in [
            try P256.Signing.PrivateKey(x963Representation: key.x963Representation),
            try P256.Signing.PrivateKey(derRepresentation: key.derRepresentation),
            try P256.Signing.PrivateKey(pemRepresentation: key.pemRepresentation),
        ] { #expect(again.rawRepresentation == scalar) }
        // The other point with this x-coordinate has the larger y-coordinate.
        let other = try P256.Signing.PublicKey(compressedRepresentation: Data([2]) + x)
        #expect(other.compactRepresentation == nil)
    }

    @Test("what is no key is refused by the error that swift-crypto throws")
    func refusals() throws {
        func error<R>(_ body: () throws -> R) -> CryptoKitError? { failure(CryptoKitError.self, body) }
        #expect(error { try P256.Signing.PrivateKey(rawRepresentation: Data(count: 31)) } == .incorrectParameterSize)
        #expect(error { try P384.Signing.PublicKey(rawRepresentation: x + y) } == .incorrectParameterSize)
        #expect(error { try P256.Signing.PublicKey(x963Representation: Data([5]) + x + y) } == .incorrectKeySize)
        #expect(error { try P256.Signing.PublicKey(compressedRepresentation: Data([4]) + x) } == .incorrectKeySize)
        #expect(error { try Curve25519.Signing.PrivateKey(rawRepresentation: Data(count: 33)) } == .incorrectKeySize)
        for zeros in [Data(count: 32), Data(repeating: 0xff, count: 32)] {
            guard case .underlyingCoreCryptoError = error({ try P256.Signing.PrivateKey(rawRepresentation: zeros) })
            else {
                Issue.record("no number from 1 to the order")
                continue
            }
        }
        guard case .underlyingCoreCryptoError = error({ try P256.Signing.PublicKey(rawRepresentation: x + x) }) else {
            Issue.record("a point off the curve")
            return
        }
        let key = try P256.Signing.PrivateKey(rawRepresentation: scalar)
        func fault<R>(_ body: () throws -> R) -> CryptoKitASN1Error? { failure(CryptoKitASN1Error.self, body) }
        #expect(
            error { try P384.Signing.PublicKey(pemRepresentation: key.publicKey.pemRepresentation) }
                == .incorrectParameterSize
        )
        #expect(fault { try P256.Signing.PublicKey(pemRepresentation: key.pemRepresentation) } == .invalidPEMDocument)
        #expect(fault { try P256.Signing.PrivateKey(pemRepresentation: "") } == .invalidPEMDocument)
        #expect(fault { try P256.Signing.PublicKey(derRepresentation: key.derRepresentation) } == .unexpectedFieldType)
        let der = key.publicKey.derRepresentation
        #expect(fault { try P256.Signing.PublicKey(derRepresentation: der.dropLast()) } == .truncatedASN1Field)
        #expect(fault { try P256.Signing.PublicKey(derRepresentation: der + Data([0])) } == .invalidASN1Object)
        #expect(fault { try P256.Signing.PublicKey(derRepresentation: Data([0x30, 0x80])) } == .unsupportedFieldLength)
        #expect(
            fault { try P256.Signing.ECDSASignature(derRepresentation: Data([0x30, 3, 2, 1, 0x80])) }
                == .invalidASN1IntegerEncoding
        )
        for count in 0..<der.count {
            #expect(throws: (any Error).self) { try P256.Signing.PublicKey(derRepresentation: der.prefix(count)) }
        }
    }

    @Test("RFC 6979's signature is valid in both of its forms, and what was altered is not")
    func ecdsa() throws {
        let key = try P256.Signing.PrivateKey(rawRepresentation: scalar)
        let raw = Data(
            hex: "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
        )
        let message = Data("sample".utf8)
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: raw)
        #expect(key.publicKey.isValidSignature(signature, for: message))
        #expect(key.publicKey.isValidSignature(signature, for: SHA256.hash(data: message)))
        #expect(!key.publicKey.isValidSignature(signature, for: SHA384.hash(data: message)))
        let again = try P256.Signing.ECDSASignature(derRepresentation: Pieces(signature.derRepresentation, at: 9))
        #expect(again.rawRepresentation == raw)
        for index in [0, 31, 32, 63] {
            var altered = raw
            altered[index] ^= 1
            let bad = try P256.Signing.ECDSASignature(rawRepresentation: altered)
            #expect(!key.publicKey.isValidSignature(bad, for: message))
        }
        let zeros = try P256.Signing.ECDSASignature(rawRepresentation: Data(count: 64))
        #expect(!key.publicKey.isValidSignature(zeros, for: message))
        let own = try key.signature(for: Pieces(message, at: 2))
        #expect(key.publicKey.isValidSignature(own, for: message))
    }

    @Test("ECDH gives RFC 5903's secret (§8.1), and X9.63 and HKDF make keys of it")
    func ecdh() throws {
        let mine = try P256.KeyAgreement.PrivateKey(
            rawRepresentation: Data(hex: "c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433")
        )
        let theirs = try P256.KeyAgreement.PublicKey(
            rawRepresentation: Data(
                hex: "d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63"
                    + "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab"
            )
        )
        let secret = try mine.sharedSecretFromKeyAgreement(with: theirs)
        #expect(secret == Data(hex: "d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de"))
        // X9.63 is SHA-256 of the secret, a counter and the information (SEC 1 §3.6.1).
        let derived = secret.x963DerivedSymmetricKey(using: SHA256.self, sharedInfo: Data([9]), outputByteCount: 40)
        let blocks = (UInt8(1)...2).map { number in
            Data(SHA256.hash(data: secret.bytes + Data([0, 0, 0, number, 9])))
        }
        #expect(derived == SymmetricKey(data: (blocks[0] + blocks[1]).prefix(40)))
        #expect(
            secret.hkdfDerivedSymmetricKey(using: SHA256.self, salt: Data([1]), sharedInfo: Data(), outputByteCount: 32)
                == HKDF<SHA256>.deriveKey(
                    inputKeyMaterial: SymmetricKey(data: secret),
                    salt: Data([1]),
                    info: Data(),
                    outputByteCount: 32
                )
        )
    }

    @Test("Ed25519 and X25519 give the values of RFC 8032 (§7.1) and RFC 7748 (§6.1), also through DER and PEM")
    func curve25519() throws {
        let seed = Data(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        #expect(
            key.publicKey.rawRepresentation.hex == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        )
        let signature = try key.signature(for: Data())
        #expect(signature.prefix(8).hex == "e5564300c360ac72")
        #expect(key.publicKey.isValidSignature(Pieces(signature, at: 5), for: Data()))
        #expect(!key.publicKey.isValidSignature(signature.dropLast(), for: Data()))
        #expect(try Curve25519.Signing.PrivateKey(pemRepresentation: key.pemRepresentation).rawRepresentation == seed)
        let publicDER = key.publicKey.derRepresentation
        let again = try Curve25519.Signing.PublicKey(derRepresentation: publicDER)
        #expect(again.rawRepresentation == key.publicKey.rawRepresentation)
        #expect(
            failure(CryptoKitASN1Error.self) { try Curve25519.KeyAgreement.PublicKey(derRepresentation: publicDER) }
                == .invalidASN1Object
        )
        guard
            case .invalidPEMDocument = failure(
                _CryptoRSAError.self,
                {
                    try Curve25519.Signing.PublicKey(pemRepresentation: "-----BEGIN")
                }
            )
        else {
            Issue.record("what is no PEM")
            return
        }
        let alice = try Curve25519.KeyAgreement.PrivateKey(
            rawRepresentation: Data(hex: "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
        )
        let bob = try Curve25519.KeyAgreement.PublicKey(
            rawRepresentation: Data(hex: "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")
        )
        let secret = try alice.sharedSecretFromKeyAgreement(with: bob)
        #expect(secret == Data(hex: "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"))
        let zero = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: Data(count: 32))
        #expect(
            failure(CryptoKitError.self) { try alice.sharedSecretFromKeyAgreement(with: zero) } == .invalidParameter
        )
    }

    @Test("values may cross to other threads")
    func sendable() {
        func isSendable<T: Sendable>(_ type: T.Type) {}
        isSendable(SHA256.self)
        isSendable(HMAC<SHA512>.self)
        isSendable(SymmetricKey.self)
        isSendable(SharedSecret.self)
        isSendable(AES.GCM.SealedBox.self)
        isSendable(ChaChaPoly.Nonce.self)
        isSendable(P521.KeyAgreement.PrivateKey.self)
        isSendable(Curve25519.Signing.PublicKey.self)
        isSendable(HPKE.Sender.self)
        isSendable(_RSA.Signing.PrivateKey.self)
    }
}
