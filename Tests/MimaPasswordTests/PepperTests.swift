import MimaBytes
import MimaPassword
import Testing

@Suite("Peppers")
struct PepperTests {
    private let method = PasswordHash.Method.pbkdf2(.sha256, iterations: 5)

    private func peppers(_ current: String, _ ids: [String]) throws -> Peppers {
        let keys = ids.map { ($0, SecretBytes(copying: [UInt8](repeating: UInt8($0.utf8.count), count: 32))) }
        return try Peppers(current: current, keys: Dictionary(uniqueKeysWithValues: keys))
    }

    @Test("A hash names its pepper, and verifies with it alone")
    func verify() throws {
        let policy = PasswordHash.Policy(method, peppers: try peppers("a", ["a", "bb"]))
        let hash = try PasswordHash.make("password", policy: policy)
        #expect(hash.text.hasPrefix("{HMAC-SHA256:a}$pbkdf2-sha256$5$"))
        #expect(hash.pepperID == "a")
        let read = try PasswordHash(hash.text)
        #expect(try read.verify("password", policy: policy))
        #expect(try !read.verify("passwore", policy: policy))
        #expect(!read.needsRehash(policy))
        #expect(throws: PasswordError.unknownPepper(id: "a")) { try read.verify("password") }
        #expect(try !PasswordHash.verifyNothing("password", policy: policy))
    }

    @Test("After a change of the current pepper old hashes verify and are to be made anew")
    func rotation() throws {
        let old = try PasswordHash.make("password", policy: .init(method, peppers: try peppers("a", ["a"])))
        let policy = PasswordHash.Policy(method, peppers: try peppers("bb", ["a", "bb"]))
        #expect(try old.verify("password", policy: policy))
        #expect(old.needsRehash(policy))
        let plain = try PasswordHash.make("password", policy: .init(method))
        #expect(try plain.verify("password", policy: policy))
        #expect(plain.needsRehash(policy))
    }

    @Test("Under the pepper is an ordinary hash of the HMAC in base64")
    func composition() throws {
        let policy = PasswordHash.Policy(method, peppers: try peppers("a", ["a"]))
        let hash = try PasswordHash.make("password", policy: policy)
        // python3 -c 'import hmac,base64; print(base64.b64encode(hmac.digest(b"\1"*32,b"password","sha256")))'
        let inner = try PasswordHash(String(hash.text.dropFirst("{HMAC-SHA256:a}".count)))
        #expect(try inner.verify("vmLsIOjC57hhDfIOayzqycIPuXHluh8JlHpK4UP0ut4"))
    }

    @Test("Ids and keys that could not be told apart or guessed are errors")
    func refusals() {
        let key = SecretBytes(copying: [UInt8](repeating: 1, count: 32))
        for id in ["", "a}", "a$", "é", String(repeating: "a", count: 33)] {
            #expect(throws: PasswordError.invalidPepperID) { try Peppers(current: id, keys: [id: key]) }
        }
        #expect(throws: PasswordError.unknownPepper(id: "b")) { try Peppers(current: "b", keys: ["a": key]) }
        #expect(throws: PasswordError.self) { try Peppers(current: "a", keys: ["a": SecretBytes(copying: [1])]) }
        for text in ["{HMAC-SHA256:", "{HMAC-SHA256:}$5$", "{HMAC-SHA256:a", "{HMAC-SHA256:a}", "{HMAC-SHA256:a}{SHA}"]
        {
            #expect(throws: PasswordError.self) { try PasswordHash(text) }
        }
    }
}
