import CPeers
import Crypto
import Foundation
import MimaCrypto

/// Hashes, codes and ciphers through the public API, against libcrypto from C and against swift-crypto.
enum CryptoContests {
    static let sizes = [("64 B", 64), ("1 KiB", 1 << 10), ("16 KiB", 1 << 14), ("1 MiB", 1 << 20)]

    static func all() throws -> [Contest] {
        try sizes.flatMap { name, size in
            [
                sha256(name, size), blake2b(name, size), hmac(name, size), try gcm(name, size),
                try chaChaPoly(name, size), try gcmOpen(name, size), try chaChaPolyOpen(name, size),
                try gcmKept(name, size),
            ]
        }.sorted { ($0.name.prefix(3), 0) < ($1.name.prefix(3), 0) }
    }

    /// Where results go, so that no compiler finds the work to be without effect.
    nonisolated(unsafe) private static var sink: UInt8 = 0

    private static func sha256(_ sizeName: String, _ size: Int) -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let data = Data(message)
        var digest = [UInt8](repeating: 0, count: 32)
        return Contest(
            name: "SHA-256, \(sizeName)",
            ours: { MimaCrypto.SHA256.hash(data: message).withBytes { sink ^= $0[0] } },
            peers: [
                ("libcrypto from C", { cpeers_sha256(message, size, &digest) }),
                ("swift-crypto", { Crypto.SHA256.hash(data: data).withUnsafeBytes { sink ^= $0[0] } }),
            ]
        )
    }

    private static func blake2b(_ sizeName: String, _ size: Int) -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        var digest = [UInt8](repeating: 0, count: 64)
        return Contest(
            name: "BLAKE2b-256, \(sizeName)",
            ours: { MimaCrypto.BLAKE2b256.hash(data: message).withBytes { sink ^= $0[0] } },
            peers: [("libcrypto from C (BLAKE2b-512)", { cpeers_blake2b(message, size, &digest) })]
        )
    }

    private static func hmac(_ sizeName: String, _ size: Int) -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let data = Data(message)
        let keyBytes = [UInt8](repeating: 7, count: 32)
        let key = MimaCrypto.SymmetricKey(data: keyBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        var code = [UInt8](repeating: 0, count: 32)
        return Contest(
            name: "HMAC-SHA-256, \(sizeName)",
            ours: {
                let code = MimaCrypto.HMAC<MimaCrypto.SHA256>.authenticationCode(for: message, using: key)
                sink ^= code.bytes[0]
            },
            peers: [
                ("libcrypto from C", { cpeers_hmac_sha256(keyBytes, 32, message, size, &code) }),
                (
                    "swift-crypto",
                    {
                        let code = Crypto.HMAC<Crypto.SHA256>.authenticationCode(for: data, using: theirKey)
                        code.withUnsafeBytes { sink ^= $0[0] }
                    }
                ),
            ]
        )
    }

    private static func gcm(_ sizeName: String, _ size: Int) throws -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let data = Data(message)
        let keyBytes = [UInt8](repeating: 7, count: 32)
        let nonceBytes = [UInt8](repeating: 9, count: 12)
        let key = MimaCrypto.SymmetricKey(data: keyBytes)
        let nonce = try MimaCrypto.AES.GCM.Nonce(data: nonceBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        let theirNonce = try Crypto.AES.GCM.Nonce(data: nonceBytes)
        var sealed = [UInt8](repeating: 0, count: size + 16)
        return Contest(
            name: "AES-256-GCM seal, \(sizeName)",
            ours: { sink ^= try MimaCrypto.AES.GCM.seal(message, using: key, nonce: nonce).combined[12] },
            peers: [
                ("libcrypto from C", { cpeers_aes_256_gcm(keyBytes, nonceBytes, message, size, &sealed) }),
                (
                    "swift-crypto",
                    { sink ^= try Crypto.AES.GCM.seal(data, using: theirKey, nonce: theirNonce).tag.first ?? 0 }
                ),
            ]
        )
    }

    private static func chaChaPoly(_ sizeName: String, _ size: Int) throws -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let data = Data(message)
        let keyBytes = [UInt8](repeating: 7, count: 32)
        let nonceBytes = [UInt8](repeating: 9, count: 12)
        let key = MimaCrypto.SymmetricKey(data: keyBytes)
        let nonce = try MimaCrypto.ChaChaPoly.Nonce(data: nonceBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        let theirNonce = try Crypto.ChaChaPoly.Nonce(data: nonceBytes)
        var sealed = [UInt8](repeating: 0, count: size + 16)
        return Contest(
            name: "ChaCha20-Poly1305 seal, \(sizeName)",
            ours: { sink ^= try MimaCrypto.ChaChaPoly.seal(message, using: key, nonce: nonce).combined[12] },
            peers: [
                ("libcrypto from C", { cpeers_chacha20_poly1305(keyBytes, nonceBytes, message, size, &sealed) }),
                (
                    "swift-crypto",
                    { sink ^= try Crypto.ChaChaPoly.seal(data, using: theirKey, nonce: theirNonce).tag.first ?? 0 }
                ),
            ]
        )
    }

    private static func gcmOpen(_ sizeName: String, _ size: Int) throws -> Contest {
        let keyBytes = [UInt8](repeating: 7, count: 32)
        let nonceBytes = [UInt8](repeating: 9, count: 12)
        let key = MimaCrypto.SymmetricKey(data: keyBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        let box = try MimaCrypto.AES.GCM.seal(
            [UInt8](repeating: 0x5a, count: size),
            using: key,
            nonce: MimaCrypto.AES.GCM.Nonce(data: nonceBytes)
        )
        let theirBox = try Crypto.AES.GCM.SealedBox(combined: box.combined)
        let sealed = Array(box.combined.dropFirst(12))
        var message = [UInt8](repeating: 0, count: size + 16)
        return Contest(
            name: "AES-256-GCM open, \(sizeName)",
            ours: { sink ^= try MimaCrypto.AES.GCM.open(box, using: key)[0] },
            peers: [
                ("libcrypto from C", { cpeers_aes_256_gcm_open(keyBytes, nonceBytes, sealed, size, &message) }),
                ("swift-crypto", { sink ^= try Crypto.AES.GCM.open(theirBox, using: theirKey).first ?? 0 }),
            ]
        )
    }

    private static func chaChaPolyOpen(_ sizeName: String, _ size: Int) throws -> Contest {
        let keyBytes = [UInt8](repeating: 7, count: 32)
        let nonceBytes = [UInt8](repeating: 9, count: 12)
        let key = MimaCrypto.SymmetricKey(data: keyBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        let box = try MimaCrypto.ChaChaPoly.seal(
            [UInt8](repeating: 0x5a, count: size),
            using: key,
            nonce: MimaCrypto.ChaChaPoly.Nonce(data: nonceBytes)
        )
        let theirBox = try Crypto.ChaChaPoly.SealedBox(combined: box.combined)
        let sealed = Array(box.combined.dropFirst(12))
        var message = [UInt8](repeating: 0, count: size + 16)
        return Contest(
            name: "ChaCha20-Poly1305 open, \(sizeName)",
            ours: { sink ^= try MimaCrypto.ChaChaPoly.open(box, using: key)[0] },
            peers: [
                ("libcrypto from C", { cpeers_chacha20_poly1305_open(keyBytes, nonceBytes, sealed, size, &message) }),
                ("swift-crypto", { sink ^= try Crypto.ChaChaPoly.open(theirBox, using: theirKey).first ?? 0 }),
            ]
        )
    }

    /// Many messages under one key, each with the next number as its nonce.
    private static func gcmKept(_ sizeName: String, _ size: Int) throws -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let keyBytes = [UInt8](repeating: 7, count: 32)
        let sealer = KeptSealer(try AEAD.Sealer(.aes256GCM, key: MimaCrypto.SymmetricKey(data: keyBytes)))
        var nonce = [UInt8](repeating: 0, count: 12)
        var theirNonce = [UInt8](repeating: 0, count: 12)
        var sealed = [UInt8](repeating: 0, count: size + 16)
        var output: [UInt8] = []
        return Contest(
            name: "AES-256-GCM seal, key kept, \(sizeName)",
            ours: {
                count(&nonce)
                output.removeAll(keepingCapacity: true)
                try output.append(addingCapacity: size + 16) { output in
                    try sealer.sealer.seal(message.span, nonce: nonce.span, into: &output)
                }
                sink ^= output[0]
            },
            peers: [
                (
                    "libcrypto from C",
                    {
                        count(&theirNonce)
                        cpeers_aes_256_gcm_kept(keyBytes, theirNonce, message, size, &sealed)
                    }
                )
            ]
        )
    }

    private final class KeptSealer {
        @exclusivity(unchecked)
        var sealer: AEAD.Sealer

        init(_ sealer: consuming AEAD.Sealer) {
            self.sealer = sealer
        }
    }

    private static func count(_ nonce: inout [UInt8]) {
        var index = 11
        while true {
            nonce[index] &+= 1
            if nonce[index] != 0 || index == 0 { return }
            index -= 1
        }
    }
}
