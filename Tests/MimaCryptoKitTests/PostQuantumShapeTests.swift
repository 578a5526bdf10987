import Foundation
import MimaCryptoKit
import Testing

/// The names of swift-crypto 4.5.2, used as code written against it does.
@Suite("swift-crypto's ML-KEM, ML-DSA and X-Wing")
struct PostQuantumShapeTests {
    /// Whether the running libcrypto has them: making a key tells.
    static let areThere = (try? MLKEM768.PrivateKey()) != nil

    private func exchanges<Key: KEMPrivateKey>(_ type: Key.Type) throws {
        let key = try Key.generate()
        let made = try key.publicKey.encapsulate()
        #expect(try key.decapsulate(made.encapsulated) == made.sharedSecret)
        #expect(throws: CryptoKitError.self) { try key.decapsulate(made.encapsulated.dropLast()) }
    }

    @Test("encapsulate", .enabled(if: areThere, "this libcrypto does not offer ML-KEM"))
    func encapsulation() throws {
        try exchanges(MLKEM768.PrivateKey.self)
        try exchanges(MLKEM1024.PrivateKey.self)
        try exchanges(XWingMLKEM768X25519.PrivateKey.self)
        let key = try MLKEM768.PrivateKey()
        let same = try MLKEM768.PrivateKey(integrityCheckedRepresentation: key.integrityCheckedRepresentation)
        #expect(same.seedRepresentation == key.seedRepresentation)
        var damaged = key.integrityCheckedRepresentation
        damaged[damaged.count - 1] ^= 1
        #expect(throws: KEM.Errors.publicKeyMismatchDuringInitialization) {
            try MLKEM768.PrivateKey(integrityCheckedRepresentation: damaged)
        }
        let other = try MLKEM768.PrivateKey().publicKey
        #expect(throws: KEM.Errors.publicKeyMismatchDuringInitialization) {
            try MLKEM768.PrivateKey(seedRepresentation: key.seedRepresentation, publicKey: other)
        }
        #expect(throws: CryptoKitError.incorrectKeySize) {
            try MLKEM1024.PrivateKey(seedRepresentation: Data(count: 63), publicKey: nil)
        }
    }

    @Test("sign, with a context and without", .enabled(if: areThere, "this libcrypto does not offer ML-DSA"))
    func signatures() throws {
        let (data, context) = (Data("Meet me at six.".utf8), Data("mima".utf8))
        let key = try MLDSA65.PrivateKey()
        let publicKey = try MLDSA65.PublicKey(rawRepresentation: key.publicKey.rawRepresentation)
        let signature = try key.signature(for: data)
        #expect(signature.count == 3309)
        #expect(publicKey.isValidSignature(signature, for: data))
        #expect(!publicKey.isValidSignature(signature, for: data, context: context))
        let other = try MLDSA87.PrivateKey(seedRepresentation: key.seedRepresentation, publicKey: nil)
        let inContext = try other.signature(for: data, context: context)
        #expect(other.publicKey.isValidSignature(inContext, for: data, context: context))
        #expect(!other.publicKey.isValidSignature(inContext, for: data))
    }

    @Test("throw where libcrypto lacks them", .enabled(if: !areThere, "this libcrypto offers them"))
    func missing() {
        #expect(throws: CryptoKitError.self) { try MLKEM1024.PrivateKey() }
        #expect(throws: CryptoKitError.self) { try MLDSA65.PrivateKey() }
        #expect(throws: CryptoKitError.self) { try XWingMLKEM768X25519.PrivateKey() }
    }
}
