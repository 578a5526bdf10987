import MimaBytes
import MimaCrypto
import MimaPassword
import Testing

@Suite("Making and verifying")
struct PasswordHashTests {
    static let methods: [PasswordHash.Method] = [
        .argon2(Argon2(memory: 64, passes: 1)), .argon2(Argon2(.i, memory: 64, passes: 2, parallelism: 2)),
        .scrypt(logCost: 4), .bcrypt(cost: 4), .bcrypt(cost: 4, prefix: .a), .bcrypt(cost: 4, prefix: .y),
        .bcryptSHA256(cost: 4), .pbkdf2(.sha1, iterations: 5), .pbkdf2(.sha256, iterations: 5),
        .pbkdf2(.sha512, iterations: 5), .pbkdf2(.sha256, iterations: 5, spelling: .django),
        .pbkdf2(.sha512, iterations: 5, spelling: .phc),
    ]

    @Test("What is made verifies, alone with its password, and twice is not the same", arguments: methods)
    func roundTrip(method: PasswordHash.Method) throws {
        let policy = PasswordHash.Policy(method)
        let hash = try PasswordHash.make("correct horse", policy: policy)
        let read = try PasswordHash(hash.text)
        #expect(read.scheme == method.scheme)
        #expect(try read.verify("correct horse"))
        #expect(try !read.verify("correct horsf"))
        #expect(try !read.verify(""))
        #expect(!read.needsRehash(policy))
        #expect(try PasswordHash.make("correct horse", policy: policy).text != hash.text)
        #expect(!"\(hash)".contains(hash.text))
    }

    @Test("Passwords of 0, 72, 73 and 1000 bytes and with zero bytes", arguments: methods)
    func sizes(method: PasswordHash.Method) throws {
        let policy = PasswordHash.Policy(method)
        for count in [0, 1, 72] {
            let password = [UInt8](repeating: 0xe9, count: count)
            #expect(try PasswordHash.make(password, policy: policy).verify(password))
        }
        let isBcrypt = method.scheme == .bcrypt
        for count in [73, 1000] {
            let password = [UInt8](repeating: 0xe9, count: count)
            if isBcrypt {
                #expect(throws: PasswordError.passwordTooLong(found: count, limit: 72)) {
                    try PasswordHash.make(password, policy: policy)
                }
            } else {
                let hash = try PasswordHash.make(password, policy: policy)
                #expect(try hash.verify(password))
                // The last byte counts.
                let other = password.dropLast() + [0]
                #expect(try !hash.verify(Array(other)))
            }
        }
        let password: [UInt8] = [97, 0, 98]
        if isBcrypt {
            #expect(throws: PasswordError.zeroByteInPassword) { try PasswordHash.make(password, policy: policy) }
        } else {
            let hash = try PasswordHash.make(password, policy: policy)
            #expect(try hash.verify(password))
            #expect(try !hash.verify([97, 0, 99]))
        }
    }

    @Test("A password with a zero byte never matches a bcrypt hash of its start")
    func zeroByte() throws {
        let hash = try PasswordHash.make("a", policy: .init(.bcrypt(cost: 4)))
        #expect(try !hash.verify([97, 0, 97]))
        #expect(try !hash.verify([97, 0]))
    }

    @Test("Too long a password is refused before anything is computed")
    func longPassword() throws {
        let hash = try PasswordHash.make("a", policy: .init(.bcrypt(cost: 4)))
        #expect(throws: PasswordError.passwordTooLong(found: 4097, limit: 4096)) {
            try hash.verify([UInt8](repeating: 1, count: 4097))
        }
        #expect(throws: PasswordError.passwordTooLong(found: 4097, limit: 4096)) {
            try PasswordHash.make([UInt8](repeating: 1, count: 4097))
        }
    }

    @Test("A user that does not exist costs what one who does costs, and is a no", arguments: methods)
    func nothing(method: PasswordHash.Method) throws {
        #expect(try !PasswordHash.verifyNothing("password", policy: .init(method)))
    }

    @Test("Parameters that no scheme has are errors")
    func ranges() {
        let methods: [PasswordHash.Method] = [
            .argon2(Argon2(memory: 0, passes: 1)), .scrypt(logCost: 0), .scrypt(logCost: 64), .scrypt(logCost: -1),
            .scrypt(logCost: 16, blockSize: 1), .scrypt(logCost: 4, blockSize: .max), .bcrypt(cost: 3),
            .bcrypt(cost: 32), .bcryptSHA256(cost: .max), .pbkdf2(.sha256, iterations: 0),
            .pbkdf2(.sha256, iterations: .max), .pbkdf2(.sha512, iterations: 1, spelling: .django),
        ]
        for method in methods {
            #expect(throws: PasswordError.self, "\(method)") {
                try PasswordHash.make("password", policy: .init(method))
            }
        }
    }

    @Test("Calibrated costs are never below their start", arguments: methods)
    func calibration(method: PasswordHash.Method) throws {
        let calibrated = try method.calibrated(for: .milliseconds(2))
        let hash = try PasswordHash.make("password", policy: .init(calibrated))
        #expect(!hash.needsRehash(.init(method)))
        #expect(try method.calibrated(for: .zero) == method)
    }
}
