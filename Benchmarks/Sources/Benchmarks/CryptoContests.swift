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
                try chaChaPoly(name, size),
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
}
