import CryptoExtras
import Foundation
import MimaCryptoKit

/// RSA by the names of CryptoExtras: MimaCryptoKit and swift-crypto with one key of 2048 bits.
enum RSAContests {
    static func all() throws -> [Contest] {
        let key = try MimaCryptoKit._RSA.Signing.PrivateKey(keySize: .bits2048)
        let theirs = try CryptoExtras._RSA.Signing.PrivateKey(derRepresentation: key.derRepresentation)
        let (publicKey, theirPublicKey) = (key.publicKey, theirs.publicKey)
        let message = Data(repeating: 0x5a, count: 64)
        let signature = try key.signature(for: message)
        let theirSignature = CryptoExtras._RSA.Signing.RSASignature(rawRepresentation: signature.rawRepresentation)
        precondition(theirPublicKey.isValidSignature(theirSignature, for: message))

        let opening = try MimaCryptoKit._RSA.Encryption.PrivateKey(derRepresentation: key.derRepresentation)
        let theirOpening = try CryptoExtras._RSA.Encryption.PrivateKey(derRepresentation: key.derRepresentation)
        let (sealing, theirSealing) = (opening.publicKey, theirOpening.publicKey)
        let sealed = try sealing.encrypt(message, padding: .PKCS1_OAEP_SHA256)
        let opened = try theirOpening.decrypt(sealed, padding: .PKCS1_OAEP_SHA256)
        precondition(opened == message)
        return [
            contest(
                "RSA-2048 PSS sign",
                { sink ^= try key.signature(for: message).rawRepresentation.first ?? 0 },
                { sink ^= try theirs.signature(for: message).rawRepresentation.first ?? 0 }
            ),
            contest(
                "RSA-2048 PSS verify",
                { sink ^= publicKey.isValidSignature(signature, for: message) ? 1 : 0 },
                { sink ^= theirPublicKey.isValidSignature(theirSignature, for: message) ? 1 : 0 }
            ),
            contest(
                "RSA-2048 OAEP encrypt",
                { sink ^= try sealing.encrypt(message, padding: .PKCS1_OAEP_SHA256).first ?? 0 },
                { sink ^= try theirSealing.encrypt(message, padding: .PKCS1_OAEP_SHA256).first ?? 0 }
            ),
            contest(
                "RSA-2048 OAEP decrypt",
                { sink ^= try opening.decrypt(sealed, padding: .PKCS1_OAEP_SHA256).first ?? 0 },
                { sink ^= try theirOpening.decrypt(sealed, padding: .PKCS1_OAEP_SHA256).first ?? 0 }
            ),
        ]
    }

    /// Where results go, so that no compiler finds the work to be without effect.
    nonisolated(unsafe) private static var sink: UInt8 = 0

    private static func contest(
        _ name: String,
        _ ours: @escaping () throws -> Void,
        _ theirs: @escaping () throws -> Void
    ) -> Contest {
        Contest(name: "MimaCryptoKit, \(name)", ours: ours, peers: [("CryptoExtras", theirs)])
    }
}
