import Foundation
import MimaBytes
import MimaCrypto
import MimaPassword
import TestPeers
import Testing

@Suite("Python's libraries verify what is made here")
struct PythonPeerTests {
    /// Verifies lines of a password in hexadecimal and a hash, and prints "right" or the line.
    private static let script = """
        import sys, warnings
        warnings.simplefilter("ignore")
        import argon2, bcrypt, django.conf, passlib.hash
        from django.contrib.auth import hashers
        django.conf.settings.configure()
        for line in open("hashes"):
            name, password, text = line.split()
            password = bytes.fromhex(password) if password != "-" else b""
            if name == "argon2":
                right = argon2.PasswordHasher().verify(text, password)
            elif name == "bcrypt":
                right = bcrypt.checkpw(password, text.encode())
            elif name == "django":
                right = hashers.check_password(password, text)
            else:
                right = getattr(passlib.hash, name).verify(password, text)
            print("right" if right else line.strip())
        """

    private static let hasLibraries: Bool = {
        let result = try? withTemporaryFolder { folder in
            try Peer.python3.run(["-c", "import argon2, bcrypt, django, passlib"], in: folder)
        }
        return result != nil
    }()

    @Test(
        "argon2-cffi, bcrypt, passlib and Django",
        .enabled(if: hasLibraries, "python3 has no argon2-cffi, bcrypt, passlib or Django")
    )
    func verify() throws {
        let methods: [(String, PasswordHash.Method)] = [
            ("argon2", .argon2(Argon2(memory: 64, passes: 2, parallelism: 2))),
            ("argon2", .argon2(Argon2(.i, memory: 64, passes: 1))),
            ("argon2", .argon2(Argon2(.d, version: .v10, memory: 64, passes: 1))), ("bcrypt", .bcrypt(cost: 4)),
            ("bcrypt", .bcrypt(cost: 4, prefix: .a)), ("scrypt", .scrypt(logCost: 4)),
            ("bcrypt_sha256", .bcryptSHA256(cost: 4)), ("pbkdf2_sha1", .pbkdf2(.sha1, iterations: 3)),
            ("pbkdf2_sha256", .pbkdf2(.sha256, iterations: 3)), ("pbkdf2_sha512", .pbkdf2(.sha512, iterations: 3)),
            ("django", .pbkdf2(.sha256, iterations: 3, spelling: .django)),
            ("django", .pbkdf2(.sha1, iterations: 3, spelling: .django)),
        ]
        let passwords: [[UInt8]] = [
            [], [97], [UInt8](repeating: 120, count: 72), [UInt8](repeating: 120, count: 73),
            [UInt8](repeating: 0xe9, count: 1000), [97, 0, 98], Array("密码 пароль é".utf8), [0xff, 0xa3, 51],
        ]
        var lines: [String] = []
        for (name, method) in methods {
            for password in passwords {
                // Django's own tests of a password need text.
                if name == "django" && String(validating: password, as: UTF8.self) == nil { continue }
                guard let hash = try? PasswordHash.make(password, policy: .init(method)) else {
                    #expect(name == "bcrypt" && (password.count > 72 || password.contains(0)))
                    continue
                }
                lines.append("\(name) \(password.isEmpty ? "-" : Hex.encode(password)) \(hash.text)")
            }
        }
        let answer = try withTemporaryFolder { folder in
            try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(component: "hashes"))
            return String(decoding: try Peer.python3.run(["-c", Self.script], in: folder), as: UTF8.self)
        }
        #expect(answer == String(repeating: "right\n", count: lines.count))
    }
}
