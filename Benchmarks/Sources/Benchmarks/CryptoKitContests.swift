import Crypto
import Foundation
import MimaCryptoKit

/// The same calls under the same names, on the same `Data`: MimaCryptoKit and swift-crypto.
enum CryptoKitContests {
    static func all() throws -> [Contest] {
        let bySize = try CryptoContests.sizes.map { name, size in
            let message = Data(repeating: 0x5a, count: size)
            return [
                sha256(name, message), pieces(name, message), hmac(name, message), try gcmSeal(name, message),
                try gcmOpen(name, message), try chaChaSeal(name, message), try chaChaOpen(name, message),
            ]
        }
        // Each operation's sizes one after another.
        let sized = (0..<7).flatMap { operation in bySize.map { $0[operation] } }
        return sized + [try p256Sign(), try p256Verify(), try x25519()]
    }

    /// Where results go, so that no compiler finds the work to be without effect.
    nonisolated(unsafe) private static var sink: UInt8 = 0

    private static let keyBytes = [UInt8](repeating: 7, count: 32)
    private static let nonceBytes = [UInt8](repeating: 9, count: 12)

    private static func contest(
        _ name: String,
        _ ours: @escaping () throws -> Void,
        _ theirs: @escaping () throws -> Void
    ) -> Contest {
        Contest(name: "MimaCryptoKit, \(name)", ours: ours, peers: [("swift-crypto", theirs)])
    }

    private static func sha256(_ size: String, _ message: Data) -> Contest {
        contest(
            "SHA-256, \(size)",
            { MimaCryptoKit.SHA256.hash(data: message).withUnsafeBytes { sink ^= $0[0] } },
            { Crypto.SHA256.hash(data: message).withUnsafeBytes { sink ^= $0[0] } }
        )
    }

    private static func pieces(_ size: String, _ message: Data) -> Contest {
        let half = message.count / 2
        let (first, second) = (Data(message.prefix(half)), Data(message.suffix(half)))
        return contest(
            "SHA-256 in two pieces, \(size)",
            {
                var function = MimaCryptoKit.SHA256()
                function.update(data: first)
                function.update(data: second)
                function.finalize().withUnsafeBytes { sink ^= $0[0] }
            },
            {
                var function = Crypto.SHA256()
                function.update(data: first)
                function.update(data: second)
                function.finalize().withUnsafeBytes { sink ^= $0[0] }
            }
        )
    }

    private static func hmac(_ size: String, _ message: Data) -> Contest {
        let key = MimaCryptoKit.SymmetricKey(data: keyBytes)
        let theirs = Crypto.SymmetricKey(data: keyBytes)
        return contest(
            "HMAC-SHA-256, \(size)",
            {
                MimaCryptoKit.HMAC<MimaCryptoKit.SHA256>.authenticationCode(for: message, using: key)
                    .withUnsafeBytes { sink ^= $0[0] }
            },
            {
                Crypto.HMAC<Crypto.SHA256>.authenticationCode(for: message, using: theirs)
                    .withUnsafeBytes { sink ^= $0[0] }
            }
        )
    }

    private static func gcmSeal(_ size: String, _ message: Data) throws -> Contest {
        let key = MimaCryptoKit.SymmetricKey(data: keyBytes)
        let nonce = try MimaCryptoKit.AES.GCM.Nonce(data: nonceBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        let theirNonce = try Crypto.AES.GCM.Nonce(data: nonceBytes)
        return contest(
            "AES-256-GCM seal, \(size)",
            { sink ^= try MimaCryptoKit.AES.GCM.seal(message, using: key, nonce: nonce).tag.first ?? 0 },
            { sink ^= try Crypto.AES.GCM.seal(message, using: theirKey, nonce: theirNonce).tag.first ?? 0 }
        )
    }

    private static func gcmOpen(_ size: String, _ message: Data) throws -> Contest {
        let key = MimaCryptoKit.SymmetricKey(data: keyBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        let box = try MimaCryptoKit.AES.GCM.seal(message, using: key)
        let theirBox = try Crypto.AES.GCM.seal(message, using: theirKey)
        return contest(
            "AES-256-GCM open, \(size)",
            { sink ^= try MimaCryptoKit.AES.GCM.open(box, using: key).first ?? 0 },
            { sink ^= try Crypto.AES.GCM.open(theirBox, using: theirKey).first ?? 0 }
        )
    }

    private static func chaChaSeal(_ size: String, _ message: Data) throws -> Contest {
        let key = MimaCryptoKit.SymmetricKey(data: keyBytes)
        let nonce = try MimaCryptoKit.ChaChaPoly.Nonce(data: nonceBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        let theirNonce = try Crypto.ChaChaPoly.Nonce(data: nonceBytes)
        return contest(
            "ChaCha20-Poly1305 seal, \(size)",
            { sink ^= try MimaCryptoKit.ChaChaPoly.seal(message, using: key, nonce: nonce).tag.first ?? 0 },
            { sink ^= try Crypto.ChaChaPoly.seal(message, using: theirKey, nonce: theirNonce).tag.first ?? 0 }
        )
    }

    private static func chaChaOpen(_ size: String, _ message: Data) throws -> Contest {
        let key = MimaCryptoKit.SymmetricKey(data: keyBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        let box = try MimaCryptoKit.ChaChaPoly.seal(message, using: key)
        let theirBox = try Crypto.ChaChaPoly.seal(message, using: theirKey)
        return contest(
            "ChaCha20-Poly1305 open, \(size)",
            { sink ^= try MimaCryptoKit.ChaChaPoly.open(box, using: key).first ?? 0 },
            { sink ^= try Crypto.ChaChaPoly.open(theirBox, using: theirKey).first ?? 0 }
        )
    }

    private static func p256Sign() throws -> Contest {
        let key = MimaCryptoKit.P256.Signing.PrivateKey()
        let theirs = try Crypto.P256.Signing.PrivateKey(rawRepresentation: key.rawRepresentation)
        let message = Data(repeating: 0x5a, count: 64)
        return contest(
            "P-256 sign, 64 B",
            { sink ^= try key.signature(for: message).rawRepresentation.first ?? 0 },
            { sink ^= try theirs.signature(for: message).rawRepresentation.first ?? 0 }
        )
    }

    private static func p256Verify() throws -> Contest {
        let key = MimaCryptoKit.P256.Signing.PrivateKey()
        let publicKey = key.publicKey
        let theirs = try Crypto.P256.Signing.PublicKey(rawRepresentation: publicKey.rawRepresentation)
        let message = Data(repeating: 0x5a, count: 64)
        let signature = try key.signature(for: message)
        let theirSignature = try Crypto.P256.Signing.ECDSASignature(rawRepresentation: signature.rawRepresentation)
        return contest(
            "P-256 verify, 64 B",
            { sink ^= publicKey.isValidSignature(signature, for: message) ? 1 : 0 },
            { sink ^= theirs.isValidSignature(theirSignature, for: message) ? 1 : 0 }
        )
    }

    private static func x25519() throws -> Contest {
        let key = MimaCryptoKit.Curve25519.KeyAgreement.PrivateKey()
        let peer = MimaCryptoKit.Curve25519.KeyAgreement.PrivateKey().publicKey
        let theirs = try Crypto.Curve25519.KeyAgreement.PrivateKey(rawRepresentation: key.rawRepresentation)
        let theirPeer = try Crypto.Curve25519.KeyAgreement.PublicKey(rawRepresentation: peer.rawRepresentation)
        return contest(
            "X25519",
            { try key.sharedSecretFromKeyAgreement(with: peer).withUnsafeBytes { sink ^= $0[0] } },
            { try theirs.sharedSecretFromKeyAgreement(with: theirPeer).withUnsafeBytes { sink ^= $0[0] } }
        )
    }
}
