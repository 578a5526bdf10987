import CPeers
import Crypto
import Foundation
import MimaBytes
import MimaCrypto

/// Signatures and key agreement with keys that are kept, against libcrypto from C and against swift-crypto.
enum KeyContests {
    static func all() throws -> [Contest] {
        let message = [UInt8](repeating: 0x5a, count: 64)
        return try signing(message) + agreeing()
    }

    /// Where results go, so that no compiler finds the work to be without effect.
    nonisolated(unsafe) private static var sink: UInt8 = 0

    private struct Kind {
        let name: String
        let algorithm: KeyAlgorithm
        let scheme: SignatureScheme
        /// libcrypto's name for the hash function.
        let hash: String?
        let theirs: (PrivateKey, [UInt8]) throws -> Peer?
    }

    /// What swift-crypto does with the same key; its module Crypto has no RSA and no SM2.
    private struct Peer {
        let sign: () throws -> Void
        let verify: () -> Void
    }

    private static func signing(_ message: [UInt8]) throws -> [Contest] {
        let kinds = [
            Kind(name: "Ed25519", algorithm: .ed25519, scheme: .ed25519(), hash: nil, theirs: ed25519),
            Kind(name: "ECDSA P-256", algorithm: .ec(.p256), scheme: .ecdsa(.sha256), hash: "SHA256", theirs: p256),
            Kind(name: "ECDSA P-384", algorithm: .ec(.p384), scheme: .ecdsa(.sha384), hash: "SHA384", theirs: p384),
            Kind(
                name: "RSA-2048",
                algorithm: .rsa,
                scheme: .rsaPKCS1(.sha256),
                hash: "SHA256",
                theirs: { _, _ in nil }
            ),
            Kind(name: "SM2", algorithm: .sm2, scheme: .sm2(), hash: "SM3", theirs: { _, _ in nil }),
        ]
        return try kinds.enumerated().flatMap { slot, kind in
            let bitCount = kind.algorithm == .rsa ? 2048 : nil
            let key = try PrivateKey.generate(kind.algorithm, bitCount: bitCount)
            let publicKey = key.publicKey
            read(key, slot: Int32(slot))
            let signature = try key.signature(for: message, using: kind.scheme)
            let theirs = try kind.theirs(key, message)
            var room = [UInt8](repeating: 0, count: 512)
            let sign = Contest(
                name: "\(kind.name) sign",
                ours: { sink ^= try key.signature(for: message, using: kind.scheme)[0] },
                peers: [
                    (
                        "libcrypto from C",
                        {
                            sink ^= UInt8(
                                truncatingIfNeeded: cpeers_sign(Int32(slot), kind.hash, message, 64, &room, 512)
                            )
                        }
                    )
                ] + (theirs.map { [("swift-crypto", $0.sign)] } ?? [])
            )
            let verify = Contest(
                name: "\(kind.name) verify",
                ours: {
                    sink ^=
                        try publicKey.isValidSignature(signature.span, for: message.span, using: kind.scheme) ? 1 : 0
                },
                peers: [
                    (
                        "libcrypto from C",
                        {
                            precondition(
                                cpeers_verify(Int32(slot), kind.hash, message, 64, signature, signature.count) == 1
                            )
                        }
                    )
                ] + (theirs.map { [("swift-crypto", $0.verify)] } ?? [])
            )
            return [sign, verify]
        }
    }

    private static func read(_ key: PrivateKey, slot: Int32) {
        key.pkcs8DERRepresentation.withBytes { der in
            der.withUnsafeBufferPointer { cpeers_key(slot, $0.baseAddress, $0.count) }
        }
    }

    private static func ed25519(_ key: PrivateKey, _ message: [UInt8]) throws -> Peer? {
        let raw = raw(key)
        let theirs = try Crypto.Curve25519.Signing.PrivateKey(rawRepresentation: raw)
        let publicKey = theirs.publicKey
        let signature = try theirs.signature(for: message)
        return Peer(
            sign: { sink ^= try theirs.signature(for: message)[0] },
            verify: { sink ^= publicKey.isValidSignature(signature, for: message) ? 1 : 0 }
        )
    }

    private static func p256(_ key: PrivateKey, _ message: [UInt8]) throws -> Peer? {
        let theirs = try Crypto.P256.Signing.PrivateKey(rawRepresentation: raw(key))
        let publicKey = theirs.publicKey
        let signature = try theirs.signature(for: message)
        return Peer(
            sign: { sink ^= try theirs.signature(for: message).derRepresentation[0] },
            verify: { sink ^= publicKey.isValidSignature(signature, for: message) ? 1 : 0 }
        )
    }

    private static func p384(_ key: PrivateKey, _ message: [UInt8]) throws -> Peer? {
        let theirs = try Crypto.P384.Signing.PrivateKey(rawRepresentation: raw(key))
        let publicKey = theirs.publicKey
        let signature = try theirs.signature(for: message)
        return Peer(
            sign: { sink ^= try theirs.signature(for: message).derRepresentation[0] },
            verify: { sink ^= publicKey.isValidSignature(signature, for: message) ? 1 : 0 }
        )
    }

    private static func raw(_ key: PrivateKey) -> [UInt8] { key.rawRepresentation.map(bytes) ?? [] }

    private static func bytes(_ secret: SecretBytes) -> [UInt8] {
        secret.withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }

    private static func agreeing() throws -> [Contest] {
        let kinds: [(String, KeyAlgorithm)] = [
            ("X25519", .x25519), ("ECDH P-256", .ec(.p256)), ("ECDH P-384", .ec(.p384)),
        ]
        return try kinds.enumerated().map { index, kind in
            let slot = Int32(8 + index)
            let key = try PrivateKey.generate(kind.1)
            let other = try PrivateKey.generate(kind.1).publicKey
            read(key, slot: slot)
            cpeers_peer(slot, other.derRepresentation, other.derRepresentation.count)
            var secret = [UInt8](repeating: 0, count: 64)
            var peers: [(name: String, run: () throws -> Void)] = [
                ("libcrypto from C", { cpeers_agree(slot, &secret, 64) })
            ]
            if kind.1 == .x25519 {
                let theirs = try Crypto.Curve25519.KeyAgreement.PrivateKey(rawRepresentation: raw(key))
                let peer = try Crypto.Curve25519.KeyAgreement.PublicKey(
                    rawRepresentation: other.rawRepresentation ?? []
                )
                peers.append(
                    (
                        "swift-crypto",
                        { sink ^= try theirs.sharedSecretFromKeyAgreement(with: peer).withUnsafeBytes { $0[0] } }
                    )
                )
            } else if kind.1 == .ec(.p256) {
                let theirs = try Crypto.P256.KeyAgreement.PrivateKey(rawRepresentation: raw(key))
                let peer = try Crypto.P256.KeyAgreement.PublicKey(rawRepresentation: other.rawRepresentation ?? [])
                peers.append(
                    (
                        "swift-crypto",
                        { sink ^= try theirs.sharedSecretFromKeyAgreement(with: peer).withUnsafeBytes { $0[0] } }
                    )
                )
            } else {
                let theirs = try Crypto.P384.KeyAgreement.PrivateKey(rawRepresentation: raw(key))
                let peer = try Crypto.P384.KeyAgreement.PublicKey(rawRepresentation: other.rawRepresentation ?? [])
                peers.append(
                    (
                        "swift-crypto",
                        { sink ^= try theirs.sharedSecretFromKeyAgreement(with: peer).withUnsafeBytes { $0[0] } }
                    )
                )
            }
            return Contest(
                name: kind.0,
                ours: { sink ^= try key.sharedSecret(with: other).withBytes { $0[0] } },
                peers: peers
            )
        }
    }
}
