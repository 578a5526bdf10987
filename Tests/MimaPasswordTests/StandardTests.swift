import MimaBytes
import MimaCrypto
import MimaPassword
import Testing

@Suite("Values of standards")
struct StandardTests {
    @Test(
        "RFC 7914 §12: scrypt, written as a stored password",
        arguments: [
            (
                "", "$scrypt$ln=4,r=1,p=1$",
                "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906",
                ""
            ),
            (
                "password", "$scrypt$ln=10,r=8,p=16$",
                "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
                "NaCl"
            ),
            (
                "pleaseletmein", "$scrypt$ln=14,r=8,p=1$",
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
                "SodiumChloride"
            ),
        ]
    )
    func scrypt(password: String, start: String, hash: String, salt: String) throws {
        let salt = Base64.encode(Array(salt.utf8), padded: false)
        let text = start + salt + "$" + Base64.encode(try Hex.decode(hash), padded: false)
        #expect(try PasswordHash(text).verify(password))
        #expect(try !PasswordHash(text).verify(password + "x"))
    }

    @Test(
        "RFC 6070 §2: PBKDF2 with SHA-1, written as a stored password",
        arguments: [
            ("password", "salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6"),
            ("password", "salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"),
            ("password", "salt", 4096, "4b007901b765489abead49d926f721d065a429c1"),
        ]
    )
    func pbkdf2(password: String, salt: String, iterations: Int, hash: String) throws {
        let hash = try Hex.decode(hash)
        let salt64 = Base64.encode(Array(salt.utf8), padded: false)
        let dotted = Base64.encode(hash, padded: false).replacing("+", with: ".")
        let texts = [
            "$pbkdf2$\(iterations)$\(salt64)$\(dotted)",
            "$pbkdf2-sha1$i=\(iterations),l=20$\(salt64)$\(Base64.encode(hash, padded: false))",
            "pbkdf2_sha1$\(iterations)$\(salt)$\(Base64.encode(hash))",
        ]
        for text in texts {
            #expect(try PasswordHash(text).verify(password), "\(text)")
            #expect(try !PasswordHash(text).verify(password + "x"), "\(text)")
        }
    }

    @Test("RFC 7677 §3: the proof of a SCRAM client comes from PBKDF2 with SHA-256")
    func scram() throws {
        let salted = try PBKDF2(.sha256, iterations: 4096).deriveKey(
            from: SecretBytes(copying: Array("pencil".utf8)),
            salt: try Base64.decode("W22ZaJ0SNY7soEsUEjb6gQ=="),
            byteCount: 32
        )
        let clientKey = HMAC<SHA256>.authenticationCode(for: Array("Client Key".utf8), using: salted).bytes
        let message =
            "n=user,r=rOprNGfwEbeRWgbNEkqO,"
            + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
            + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
        let storedKey = SymmetricKey(data: SHA256.hash(data: clientKey).bytes)
        let signature = HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: storedKey).bytes
        let proof = zip(clientKey, signature).map { $0 ^ $1 }
        #expect(Base64.encode(proof) == "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
    }

    /// From the self-test of crypt_blowfish 1.3 (wrapper.c).
    @Test(
        "The published vectors of bcrypt, with the bug of 2011 and without",
        arguments: [
            ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
            ("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
            ("U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
            ("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
            (
                "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
                "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui"
            ),
        ]
    )
    func bcrypt(password: String, text: String) throws {
        #expect(try PasswordHash(text).verify(password))
        #expect(try !PasswordHash(text).verify("x" + password))
    }

    @Test("A password that the buggy bcrypt confused with another: 2x takes both, 2y and 2b one")
    func signBug() throws {
        let end = "$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"
        let short: [UInt8] = [0xa3]
        let long: [UInt8] = [0xff, 0xff, 0xa3]
        #expect(try PasswordHash("$2x" + end).verify(short))
        #expect(try PasswordHash("$2x" + end).verify(long))
        #expect(try PasswordHash("$2y" + end).verify(long))
        #expect(try PasswordHash("$2b" + end).verify(long))
        #expect(try !PasswordHash("$2y" + end).verify(short))
        #expect(try !PasswordHash("$2b" + end).verify(short))
    }
}
