import MimaBytes
import MimaPassword
import Testing

@Suite("Stored passwords of other implementations")
struct StoredPasswordTests {
    static let peers: [(String, [(password: Int, text: String)])] = [
        ("argon2-cffi", StoredPasswords.argon2cffi), ("bcrypt", StoredPasswords.bcrypt),
        ("crypt(3)", StoredPasswords.crypt3), ("passlib", StoredPasswords.passlib),
        ("Django", StoredPasswords.django), ("htpasswd", StoredPasswords.htpasswd),
    ]

    @Test("A hash that another program made is verified", arguments: peers.map(\.0))
    func verifies(peer: String) throws {
        let hashes = try #require(Self.peers.first { $0.0 == peer }).1
        #expect(!hashes.isEmpty)
        for (index, text) in hashes {
            let password = try Hex.decode(StoredPasswords.passwords[index])
            let hash = try PasswordHash(text)
            #expect(try hash.verify(password), "\(text)")
        }
    }

    @Test("Another password is not", arguments: peers.map(\.0))
    func refuses(peer: String) throws {
        let hashes = try #require(Self.peers.first { $0.0 == peer }).1
        // With the bug of "$2x$" a byte can overwrite those before it, so that other passwords fit too.
        for (index, text) in hashes where !text.hasPrefix("$2x$") {
            // The first byte counts in every scheme.
            var password = try Hex.decode(StoredPasswords.passwords[index])
            if password.isEmpty { password = [1] } else { password[0] ^= 1 }
            #expect(try !PasswordHash(text).verify(password), "\(text)")
        }
    }
}
