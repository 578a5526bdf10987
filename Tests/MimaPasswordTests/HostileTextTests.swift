import MimaPassword
import Testing

@Suite("Hostile texts")
struct HostileTextTests {
    static let all =
        StoredPasswords.argon2cffi + StoredPasswords.bcrypt + StoredPasswords.crypt3 + StoredPasswords.passlib
        + StoredPasswords.django + StoredPasswords.htpasswd

    @Test("Every text that is one byte short or long of a hash is refused, and none is a trap at any length")
    func truncated() {
        for (_, text) in Self.all {
            for count in 0..<text.utf8.count {
                _ = try? PasswordHash(String(text.prefix(count)))
            }
            // Argon2 and scrypt have hashes of any size, so one that is cut may be a whole one.
            if !text.contains("argon2") && !text.contains("scrypt") {
                #expect(throws: PasswordError.self, "\(text)") { try PasswordHash(String(text.dropLast())) }
            }
            #expect(throws: PasswordError.self, "\(text)") { try PasswordHash(text + ".") }
            #expect(throws: PasswordError.self, "\(text)") { try PasswordHash(text + "$") }
            #expect(throws: PasswordError.self, "\(text)") { try PasswordHash(text + "\n") }
            #expect(throws: PasswordError.self, "\(text)") { try PasswordHash(" " + text) }
        }
    }

    @Test("Random changes are refused or read, never a trap")
    func mutated() {
        var generator = Xorshift(state: 0x9e37_79b9_7f4a_7c15)
        let alphabet = Array("$=,./+{}0123456789avmtprxl-_ \n\u{0}é".utf8)
        for round in 0..<20 {
            for (_, text) in Self.all {
                var bytes = Array(text.utf8)
                for _ in 0...(round % 4) {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    switch Int.random(in: 0..<3, using: &generator) {
                    case 0: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
                    case 1: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
                    default: bytes.remove(at: place)
                    }
                    if bytes.isEmpty { break }
                }
                if let hash = try? PasswordHash(String(decoding: bytes, as: UTF8.self)) {
                    _ = hash.needsRehash()
                    _ = hash.parameters
                }
            }
        }
    }

    @Test(
        "Second spellings of a hash are refused",
        arguments: [
            "", "$", "$$", "$$$", "x", "{SHA}", "$argon2id", "$argon2id$", "$argon2id$v=19", "$2b$", "$2$05$x",
            // Numbers with a sign, a leading zero, a space; parameters in another order, doubled or missing.
            "$argon2id$v=19$m=+64,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=064,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$t=1,m=64,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=64,t=1,p=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=64,t=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=20$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=99999999999999999999,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            // Costs that the algorithm does not have.
            "$argon2id$v=19$m=7,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=64,t=0,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=64,t=1,p=16777216$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
            // Padding, unused bits, another alphabet, too small a salt or hash.
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0cw==$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0cx$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRz_-x0$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=64,t=1,p=1$c2Fs$aGFzaGhhc2hoYXNo",
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$aGFz",
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$",
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0",
            "$scrypt$ln=0,r=8,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "$scrypt$ln=16,r=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
            "scrypt$1000$salt$8$1$aGFzaGhhc2hoYXNoaGFzaGhhc2g=",
            "$2b$3$8zO0LwbS1E0ULX2.hBLutew7zReQIqcDRPQDYVLnzelCq3uxGaia6",
            "$2b$03$8zO0LwbS1E0ULX2.hBLutew7zReQIqcDRPQDYVLnzelCq3uxGaia6",
            "$2b$32$8zO0LwbS1E0ULX2.hBLutew7zReQIqcDRPQDYVLnzelCq3uxGaia6",
            "$2b$12$8zO0LwbS1E0ULX2.hBLutfw7zReQIqcDRPQDYVLnzelCq3uxGaia6",
            "$2b$12$8zO0LwbS1E0ULX2.hBLutew7zReQIqcDRPQDYVLnzelCq3uxGaia7",
            "$bcrypt-sha256$v=3,t=2b,r=12$L534aLttFJk53v.94wBmV.$ll2N37ctZ0CQTQQdxEzKCC1jDurCS8C",
            "$bcrypt-sha256$v=2,t=2x,r=12$L534aLttFJk53v.94wBmV.$ll2N37ctZ0CQTQQdxEzKCC1jDurCS8C",
            "$bcrypt-sha256$v=2,t=2b,r=012$L534aLttFJk53v.94wBmV.$ll2N37ctZ0CQTQQdxEzKCC1jDurCS8C",
            "$pbkdf2-sha256$0$c2FsdA$2JQl9P6H5b13FVGIvBFH6BiBbXYHyZqHTX5hmBsBRt4",
            "$pbkdf2-sha256$4294967296$c2FsdA$2JQl9P6H5b13FVGIvBFH6BiBbXYHyZqHTX5hmBsBRt4",
            "$pbkdf2-sha256$i=1,l=31$c2FsdA$2JQl9P6H5b13FVGIvBFH6BiBbXYHyZqHTX5hmBsBRt4",
            "$5$rounds=999$saltstring$ulrpxCPVVRqOwZgDM2yG1kR35ubUzEZSFmfxTwIZKw8",
            "$5$rounds=01000$saltstring$ulrpxCPVVRqOwZgDM2yG1kR35ubUzEZSFmfxTwIZKw8",
            "$5$saltstringsaltstr$ulrpxCPVVRqOwZgDM2yG1kR35ubUzEZSFmfxTwIZKw8",
            "$5$saltstring$ulrpxCPVVRqOwZgDM2yG1kR35ubUzEZSFmfxTwIZKwz",
            "$1$saltsalt0$IJbhMe0d6d4Y0.GzNcWh3.", "$7$6/..../...$x", "$7$./..../....$x",
        ]
    )
    func nonCanonical(text: String) {
        #expect(throws: PasswordError.self) { try PasswordHash(text) }
    }

    @Test("A text of any size is refused without much ado")
    func long() {
        #expect(throws: PasswordError.unknownFormat) { try PasswordHash(String(repeating: "$", count: 1 << 20)) }
        let salt = String(repeating: "A", count: 1 << 20)
        #expect(throws: PasswordError.unknownFormat) {
            try PasswordHash("$argon2id$v=19$m=64,t=1,p=1$\(salt)$aGFzaGhhc2hoYXNo")
        }
    }
}

/// Numbers that are the same in every run.
private struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
