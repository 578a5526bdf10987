import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Keys in every format, cut off and changed at every byte: an error or another key, never the end of the program.
@Suite("Damaged keys")
struct HostileKeyTests {
    private static let types: [KeyAlgorithm] = [.ec(.p256), .ec(.brainpoolP160t1), .sm2, .ed25519, .ed448, .x448]

    private func open(_ bytes: [UInt8]) -> PrivateKey? {
        try? EncodedKey(bytes, limits: .legacy).unlock(passphrase: KeyFiles.passphrase).key
    }

    @Test("in DER are refused at every truncation, and survived at every changed byte", arguments: types)
    func der(_ type: KeyAlgorithm) throws {
        let key = try PrivateKey.generate(type)
        var files = [key.pkcs8DERRepresentation.revealed, key.publicKey.derRepresentation]
        if let sec1 = key.sec1DERRepresentation { files.append(sec1.revealed) }
        for file in files {
            #expect(throws: Never.self) { try EncodedKey(file) }
            for count in 0..<file.count {
                #expect(throws: CryptoError.self, "\(count) bytes") { try EncodedKey(Array(file.prefix(count))) }
            }
            #expect(throws: CryptoError.self) { try EncodedKey(file + [0]) }
            for index in file.indices {
                for bit: UInt8 in [0x01, 0x80, 0xff] {
                    var damaged = file
                    damaged[index] ^= bit
                    _ = open(damaged)
                }
            }
        }
    }

    @Test("on a curve are refused when one bit of their point or number is another")
    func curve() throws {
        let key = try PrivateKey.generate(.ec(.p384))
        let file = key.pkcs8DERRepresentation.revealed
        // The number and the point stand one behind the other at the end.
        for index in (file.count - 97 - 48 - 5)..<file.count {
            var damaged = file
            damaged[index] ^= 0x10
            #expect(open(damaged) == nil, "byte \(index)")
        }
    }

    @Test("of RSA and DSA are survived", arguments: [EncodedKey.Format.pkcs8, .openssh, .jwk])
    func large(_ format: EncodedKey.Format) throws {
        var keys = [try PrivateKey.generateRSA(bitCount: 1024, limits: .legacy)]
        if format != .jwk { keys.append(try PrivateKey.generate(.dsa, bitCount: 1024, limits: .legacy)) }
        for key in keys {
            let file = try key.file(format, isBinary: format == .pkcs8).revealed
            #expect(open(file) != nil)
            for index in stride(from: 0, to: file.count, by: 3) {
                var damaged = file
                damaged[index] ^= 0x11
                _ = open(damaged)
                _ = open(Array(file.prefix(index)))
            }
        }
    }

    @Test("under a passphrase are survived")
    func encrypted() throws {
        let key = try PrivateKey.generate(.ed25519)
        let file = try key.encryptedPKCS8DERRepresentation(
            passphrase: KeyFiles.passphrase,
            derivation: .pbkdf2(.sha256, iterations: 10)
        ).revealed
        #expect(open(file)?.publicKey == key.publicKey)
        for index in file.indices {
            var damaged = file
            // No number of iterations becomes so large that it takes long; nothing but the padding protects the key.
            damaged[index] ^= 0x01
            _ = open(damaged)
            #expect(open(Array(file.prefix(index))) == nil)
        }
    }

    @Test("are survived when they are no keys at all")
    func random() {
        for count in 0..<300 {
            let bytes = SecureRandom.bytes(count)
            #expect(open(bytes) == nil)
            #expect(open([0x30, UInt8(min(count, 127))] + bytes) == nil)
            #expect(open(Array("{\"kty\":\"EC\",".utf8) + bytes) == nil)
            #expect(open(Array("---- BEGIN SSH2 PUBLIC KEY ----\n".utf8) + bytes) == nil)
            #expect(open(Array("ecdsa-sha2-nistp256 ".utf8) + bytes) == nil)
        }
    }

    @Test("of RSA whose exponent or size is weak are refused by name")
    func weak() throws {
        let key = try PrivateKey.generate(.rsa, bitCount: 2048).publicKey
        let der = try #require(key.pkcs1DERRepresentation)
        var numbers = Array(der.dropLast(5))
        numbers[3] -= 2
        // The same modulus with the exponents 1 and 2.
        for (exponent, text): (UInt8, CryptoError) in [
            (1, .parameterOutOfRange("size in bits of the RSA exponent", found: 1, allowed: 2...64)),
            (2, .invalidKey("the RSA exponent is even")),
        ] {
            let file = numbers + [0x02, 0x01, exponent]
            #expect(throws: text) { try PublicKey(pkcs1DERRepresentation: file) }
        }
    }
}
