import CPeers
import MimaBytes
import MimaCrypto
import MimaPassword

/// Stored passwords, against the libraries that most programs use for them.
enum PasswordContests {
    static func all() throws -> [Contest] {
        [argon2(lanes: 1), argon2(lanes: 2), try bcrypt(), scrypt()]
    }

    private static let password = SecretBytes(copying: Array("password".utf8))
    private static let salt = Array("somesalt".utf8)

    private static func argon2(lanes: Int) -> Contest {
        let argon2 = Argon2(memory: 65536, passes: 3, parallelism: lanes)
        var hash = [UInt8](repeating: 0, count: 32)
        return Contest(
            name: "Argon2id, 64 MiB, t=3, p=\(lanes)",
            ours: { _ = try argon2.deriveKey(from: password, salt: salt, byteCount: 32) },
            peers: [("libargon2", { cpeers_argon2id(65536, 3, UInt32(lanes), &hash) })]
        )
    }

    private static func bcrypt() throws -> Contest {
        let text = "$2b$12$8zO0LwbS1E0ULX2.hBLutew7zReQIqcDRPQDYVLnzelCq3uxGaia6"
        let stored = try PasswordHash(text)
        return Contest(
            name: "bcrypt, cost 12",
            ours: { _ = try stored.verify("password") },
            peers: [("libxcrypt", { _ = cpeers_crypt("password", text) })]
        )
    }

    private static func scrypt() -> Contest {
        let scrypt = Scrypt(cost: 1 << 17)
        var key = [UInt8](repeating: 0, count: 32)
        return Contest(
            name: "scrypt, N=2^17, r=8, p=1",
            ours: { _ = try scrypt.deriveKey(from: password, salt: salt, byteCount: 32) },
            peers: [("libcrypto from C", { cpeers_scrypt(17, &key) })]
        )
    }
}
