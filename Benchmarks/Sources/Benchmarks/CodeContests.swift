import CPeers
import Crypto
import Foundation
import MimaCrypto

/// Further hashes and authentication codes, against libcrypto from C and against swift-crypto where it has them.
enum CodeContests {
    static func all() -> [Contest] {
        CryptoContests.sizes.flatMap { name, size in
            [
                sha512(name, size), sha3(name, size), hmacSHA512(name, size), cmac(name, size), kmac(name, size),
                poly1305(name, size),
            ]
        }
    }

    /// Where results go, so that no compiler finds the work to be without effect.
    nonisolated(unsafe) private static var sink: UInt8 = 0

    private static let keyBytes = [UInt8](repeating: 7, count: 32)

    private static func sha512(_ sizeName: String, _ size: Int) -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let data = Data(message)
        var digest = [UInt8](repeating: 0, count: 64)
        return Contest(
            name: "SHA-512, \(sizeName)",
            ours: { MimaCrypto.SHA512.hash(data: message).withBytes { sink ^= $0[0] } },
            peers: [
                ("libcrypto from C", { cpeers_digest(0, "SHA2-512", message, size, &digest) }),
                ("swift-crypto", { Crypto.SHA512.hash(data: data).withUnsafeBytes { sink ^= $0[0] } }),
            ]
        )
    }

    private static func sha3(_ sizeName: String, _ size: Int) -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let data = Data(message)
        var digest = [UInt8](repeating: 0, count: 32)
        return Contest(
            name: "SHA3-256, \(sizeName)",
            ours: { MimaCrypto.SHA3_256.hash(data: message).withBytes { sink ^= $0[0] } },
            peers: [
                ("libcrypto from C", { cpeers_digest(1, "SHA3-256", message, size, &digest) }),
                ("swift-crypto", { Crypto.SHA3_256.hash(data: data).withUnsafeBytes { sink ^= $0[0] } }),
            ]
        )
    }

    private static func hmacSHA512(_ sizeName: String, _ size: Int) -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let data = Data(message)
        let key = MimaCrypto.SymmetricKey(data: keyBytes)
        let theirKey = Crypto.SymmetricKey(data: keyBytes)
        var code = [UInt8](repeating: 0, count: 64)
        return Contest(
            name: "HMAC-SHA-512, \(sizeName)",
            ours: {
                let code = MimaCrypto.HMAC<MimaCrypto.SHA512>.authenticationCode(for: message, using: key)
                sink ^= code.bytes[0]
            },
            peers: [
                (
                    "libcrypto from C",
                    { cpeers_mac(0, "HMAC", "digest", "SHA2-512", keyBytes, 32, message, size, &code, 64) }
                ),
                (
                    "swift-crypto",
                    {
                        let code = Crypto.HMAC<Crypto.SHA512>.authenticationCode(for: data, using: theirKey)
                        code.withUnsafeBytes { sink ^= $0[0] }
                    }
                ),
            ]
        )
    }

    private static func cmac(_ sizeName: String, _ size: Int) -> Contest {
        contest("AES-256-CMAC", sizeName, size, .cmac(.aes), byteCount: 16) { message, code in
            cpeers_mac(1, "CMAC", "cipher", "AES-256-CBC", keyBytes, 32, message, size, &code, 16)
        }
    }

    private static func kmac(_ sizeName: String, _ size: Int) -> Contest {
        contest("KMAC128", sizeName, size, .kmac128(), byteCount: 32) { message, code in
            cpeers_mac(2, "KMAC-128", nil, nil, keyBytes, 32, message, size, &code, 32)
        }
    }

    private static func poly1305(_ sizeName: String, _ size: Int) -> Contest {
        contest("Poly1305", sizeName, size, .poly1305, byteCount: 16) { message, code in
            cpeers_mac(3, "POLY1305", nil, nil, keyBytes, 32, message, size, &code, 16)
        }
    }

    private static func contest(
        _ name: String,
        _ sizeName: String,
        _ size: Int,
        _ algorithm: MACAlgorithm,
        byteCount: Int,
        theirs: @escaping ([UInt8], inout [UInt8]) -> Void
    ) -> Contest {
        let message = [UInt8](repeating: 0x5a, count: size)
        let key = MimaCrypto.SymmetricKey(data: keyBytes)
        var code = [UInt8](repeating: 0, count: byteCount)
        return Contest(
            name: "\(name), \(sizeName)",
            ours: { sink ^= try algorithm.authenticationCode(for: message, using: key)[0] },
            peers: [("libcrypto from C", { theirs(message, &code) })]
        )
    }
}
