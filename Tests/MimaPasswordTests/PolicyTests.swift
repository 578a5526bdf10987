import MimaBytes
import MimaCrypto
import MimaPassword
import Testing

@Suite("Policies")
struct PolicyTests {
    @Test(
        "A hash that asks for more than the limits is refused at once",
        arguments: [
            "$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=524288,t=4294967295,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=19456,t=10000,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=19456,t=1,p=2000$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$scrypt$ln=30,r=8,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "$scrypt$ln=40,r=1048576,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "$scrypt$ln=10,r=8,p=1048576$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "$2b$31$8zO0LwbS1E0ULX2.hBLutew7zReQIqcDRPQDYVLnzelCq3uxGaia6",
            "bcrypt_sha256$$2b$31$8zO0LwbS1E0ULX2.hBLutew7zReQIqcDRPQDYVLnzelCq3uxGaia6",
            "$pbkdf2-sha256$2147483647$c2FsdA$2JQl9P6H5b13FVGIvBFH6BiBbXYHyZqHTX5hmBsBRt4",
            "$5$rounds=999999999$saltstring$ulrpxCPVVRqOwZgDM2yG1kR35ubUzEZSFmfxTwIZKw8",
        ]
    )
    func limits(text: String) {
        do throws(PasswordError) {
            _ = try PasswordHash(text).verify("password")
            Issue.record("verified")
        } catch {
            guard case .costTooHigh = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test("Limits are the caller's to set")
    func ownLimits() throws {
        let hash = try PasswordHash.make("password", policy: .init(.bcrypt(cost: 6)))
        var limits = PasswordHash.Limits()
        limits.bcryptCost = 5
        #expect(throws: PasswordError.costTooHigh("bcrypt cost", found: 6, limit: 5)) {
            try hash.verify("password", policy: .init(limits: limits))
        }
        limits.bcryptCost = 6
        #expect(try hash.verify("password", policy: .init(limits: limits)))
    }

    @Test("Schemes can be shut out")
    func accepted() throws {
        let hash = try PasswordHash("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=")
        #expect(try hash.verify("password"))
        var policy = PasswordHash.Policy()
        policy.accepted = policy.accepted.filter { !$0.isObsolete }
        #expect(throws: PasswordError.schemeNotAccepted(.sha1)) { try hash.verify("password", policy: policy) }
    }

    @Test("A hash is to be made anew when any of its costs is below the policy's, or the scheme is another")
    func rehash() throws {
        let policy = PasswordHash.Policy(.argon2(Argon2(memory: 64, passes: 2)))
        func needs(_ method: PasswordHash.Method) throws -> Bool {
            try PasswordHash.make("password", policy: .init(method)).needsRehash(policy)
        }
        #expect(try !needs(.argon2(Argon2(memory: 64, passes: 2))))
        #expect(try !needs(.argon2(Argon2(memory: 128, passes: 2, parallelism: 2))))
        #expect(try needs(.argon2(Argon2(memory: 63, passes: 2))))
        #expect(try needs(.argon2(Argon2(memory: 128, passes: 1))))
        #expect(try needs(.argon2(Argon2(version: .v10, memory: 64, passes: 2))))
        #expect(try needs(.argon2(Argon2(.i, memory: 64, passes: 2))))
        #expect(try needs(.bcrypt(cost: 4)))
        #expect(try PasswordHash.make("x", policy: .init(.bcrypt(cost: 4))).needsRehash(.init(.bcrypt(cost: 5))))
        #expect(try PasswordHash.make("x", policy: .init(.scrypt(logCost: 4))).needsRehash(.init(.scrypt(logCost: 5))))
        let old = try PasswordHash("$2x$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e")
        #expect(old.needsRehash(.init(.bcrypt(cost: 4))))
    }

    @Test("The recommended costs are OWASP's of 2026")
    func recommended() {
        #expect(Argon2.recommended == Argon2(.id, memory: 19456, passes: 2, parallelism: 1))
        #expect(PasswordHash.Method.recommended == .argon2(.recommended))
        #expect(PasswordHash.Method.recommendedScrypt == .scrypt(logCost: 17, blockSize: 8, parallelism: 1))
        #expect(PasswordHash.Method.recommendedPBKDF2 == .pbkdf2(.sha256, iterations: 600_000))
    }
}
