import Foundation
import MimaBytes
import MimaCrypto
import OpenSSLBridge
import TestPeers
import Testing

@Suite("RSA.Encryption")
struct RSAEncryptionTests {
    private func privateKey() throws -> RSA.Encryption.PrivateKey {
        try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: KeyFiles.rsaPKCS1())
    }

    private static let hashes: [HashAlgorithm] = [
        .sha224, .sha256, .sha384, .sha512, .sha512t224, .sha512t256, .sha3t224, .sha3t256, .sha3t384, .sha3t512,
        .insecure(.sha1),
    ]

    @Test("decrypts what PyCryptodome encrypted (see Keys/README.md)")
    func fixedCiphertexts() throws {
        let key = try privateKey()
        let lines = try KeyFiles.text("oaep.txt").split(separator: "\n")
        #expect(lines.count == 7)
        for line in lines {
            let fields = line.split(separator: " ")
            let hash = try #require(Self.hashes.first { "\($0)" == fields[0] })
            let parts = try fields.dropFirst().map { $0 == "-" ? [] : try Hex.decode(String($0)) }
            let message = try key.decrypt(parts[2], padding: .oaep(hash, label: parts[0]))
            #expect(message.revealed == parts[1])
        }
    }

    @Test("opens what it sealed, with every hash function and with messages of every size that fits", arguments: hashes)
    func roundTrips(_ hash: HashAlgorithm) throws {
        let key = try privateKey()
        let padding = RSA.Encryption.Padding.oaep(hash, label: [1, 2, 3])
        let longest = key.publicKey.maximumMessageByteCount(padding: padding)
        #expect(longest == 256 - 2 * hash.byteCount - 2)
        for count in [0, 1, 16, longest - 1, longest] {
            let message = SecureRandom.bytes(count)
            let ciphertext = try key.publicKey.encrypt(message, padding: padding)
            #expect(ciphertext.count == 256)
            #expect(try key.decrypt(ciphertext, padding: padding).revealed == message)
        }
        #expect(
            throws: CryptoError.wrongByteCount(of: "message for RSA", found: longest + 1, expected: 0...longest)
        ) { try key.publicKey.encrypt(SecureRandom.bytes(longest + 1), padding: padding) }
    }

    @Test("openssl decrypts what it encrypts, and the other way round", .enabled(if: Peer.openssl.isInstalled))
    func openssl() throws {
        let key = try privateKey()
        let message = Array("between two implementations".utf8)
        try withTemporaryFolder { folder in
            let options = ["rsa_padding_mode:oaep", "rsa_oaep_md:sha256", "rsa_mgf1_md:sha256", "rsa_oaep_label:0a0b"]
            let keyFile = KeyFiles.url("rsa-pkcs1.key").path(percentEncoded: false)
            func pkeyutl(_ mode: String) throws -> [UInt8] {
                let arguments = ["pkeyutl", mode, "-inkey", keyFile, "-in", "input"]
                return try Peer.openssl.run(arguments + options.flatMap { ["-pkeyopt", $0] }, in: folder)
            }
            let input = folder.appending(component: "input")
            let padding = RSA.Encryption.Padding.oaep(.sha256, label: [0x0a, 0x0b])
            try Data(try key.publicKey.encrypt(message, padding: padding)).write(to: input)
            #expect(try pkeyutl("-decrypt") == message)
            try Data(message).write(to: input)
            #expect(try key.decrypt(pkeyutl("-encrypt"), padding: padding).revealed == message)
        }
    }

    @Test("says the same of every ciphertext that it does not decrypt")
    func badCiphertexts() throws {
        let key = try privateKey()
        let padding = RSA.Encryption.Padding.oaep(.sha256, label: [1])
        let good = try key.publicKey.encrypt([1, 2, 3], padding: padding)
        var bad: [[UInt8]] = [
            [], [0], Array(good.dropLast()), good + [0], [0] + good, Array(repeating: 0, count: 256),
            Array(repeating: 0xff, count: 256), Array(repeating: 0, count: 255) + [1], key.publicKey.n,
            try key.publicKey.encrypt([1, 2, 3], padding: .oaep(.sha256)),
            try key.publicKey.encrypt([1, 2, 3], padding: .oaep(.sha256, label: [2])),
            try key.publicKey.encrypt([1, 2, 3], padding: .oaep(.sha512, label: [1])),
        ]
        for place in stride(from: 0, to: 256, by: 5) {
            var damaged = good
            damaged[place] ^= 1
            bad.append(damaged)
        }
        for ciphertext in bad {
            #expect(throws: CryptoError.authenticationFailed) { try key.decrypt(ciphertext, padding: padding) }
            #expect(OpenSSLFailure.isQueueEmpty)
        }
        // Nothing stays behind in the thread's error queue that would make the next call fail.
        #expect(try key.decrypt(good, padding: padding).revealed == [1, 2, 3])
    }

    @Test("refuses hash functions that OAEP has no use for")
    func otherHashes() throws {
        let key = try privateKey()
        for hash in [.shake128(byteCount: 32), .shake256(byteCount: 64), .blake2b(byteCount: 32)] as [HashAlgorithm] {
            #expect(throws: CryptoError.self) { try key.publicKey.encrypt([1], padding: .oaep(hash)) }
            #expect(throws: CryptoError.self) { try key.decrypt(key.publicKey.n, padding: .oaep(hash)) }
        }
        for byteCount in [Int.min, -1, Int.max] {
            let padding = RSA.Encryption.Padding.oaep(.shake128(byteCount: byteCount))
            #expect(key.publicKey.maximumMessageByteCount(padding: padding) <= 254)
            #expect(throws: CryptoError.self) { try key.publicKey.encrypt([1], padding: padding) }
        }
    }

    @Test("takes public keys within its bounds only")
    func publicKeyBounds() throws {
        let n = try privateKey().publicKey.n
        #expect(try RSA.Encryption.PublicKey(n: [0, 0] + n, e: [0, 1, 0, 1]) == privateKey().publicKey)
        #expect(try RSA.Encryption.PublicKey(n: n, e: [3]).bitCount == 2048)
        let longest: [UInt8] = Array(repeating: 0xff, count: 8)
        #expect(try RSA.Encryption.PublicKey(n: n, e: longest).e == longest)
        for e in [[], [0], [1], [2], [1, 0, 0], longest + [1]] as [[UInt8]] {
            #expect(throws: CryptoError.self, "\(e)") { try RSA.Encryption.PublicKey(n: n, e: e) }
        }
        let even: [UInt8] = n.dropLast() + [n[255] & 0xfe]
        let short: [UInt8] = [0x7f] + n.dropFirst()
        let long: [UInt8] = [1] + Array(repeating: 0xff, count: 2048)
        for n in [[], [0], even, short, long] {
            #expect(throws: CryptoError.self) { try RSA.Encryption.PublicKey(n: n, e: [1, 0, 1]) }
        }
        #expect(try RSA.Encryption.PublicKey(n: Array(long.dropFirst()), e: [3]).bitCount == 16384)
    }

    @Test("refuses every truncation and every flipped bit of a private key")
    func damagedPrivateKeys() throws {
        let der = try KeyFiles.rsaPKCS1().revealed
        for count in 0..<der.count {
            #expect(throws: CryptoError.self) {
                try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: SecretBytes(copying: Array(der.prefix(count))))
            }
        }
        #expect(throws: CryptoError.self) {
            try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: SecretBytes(copying: der + [0]))
        }
        for place in der.indices {
            var damaged = der
            damaged[place] ^= 1 << UInt8(place % 8)
            #expect(throws: CryptoError.self, "byte \(place)") {
                try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: SecretBytes(copying: damaged))
            }
        }
    }

    @Test("refuses numbers that do not belong together, although each could be right")
    func inconsistentNumbers() throws {
        let numbers = try DER.integers(in: KeyFiles.rsaPKCS1().revealed)
        #expect(numbers.count == 9)
        func isRefused(_ change: (inout [[UInt8]]) -> Void) -> Bool {
            var changed = numbers
            change(&changed)
            let der = SecretBytes(copying: DER.sequence(changed))
            do {
                _ = try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: der)
                return false
            } catch {
                return true
            }
        }
        #expect(!isRefused { _ in })
        // p and q exchanged, with all that depends on their order but the coefficient.
        #expect(
            isRefused {
                $0.swapAt(4, 5)
                $0.swapAt(6, 7)
            }
        )
        for index in 3..<9 {
            for other in [[], [1], [3], numbers[1], [0] + Array(repeating: 0xff, count: 300)] as [[UInt8]] {
                #expect(isRefused { $0[index] = other }, "number \(index) is \(other)")
            }
        }
        #expect(isRefused { $0[2] = [3] })
        #expect(isRefused { $0[0] = [1] })
        #expect(isRefused { $0.append([1]) })
        #expect(isRefused { $0.removeLast() })
        // n = 1·n: the numbers agree, and yet there is nothing to divide by.
        #expect(
            isRefused {
                $0[4] = [1]
                $0[5] = $0[1]
            }
        )
    }

    @Test("shows nothing of a private key when printed")
    func printing() throws {
        var text = ""
        dump(try privateKey(), to: &text)
        let prime = Hex.encode(try DER.integers(in: KeyFiles.rsaPKCS1().revealed)[4].suffix(8).map { $0 })
        #expect(!text.contains(prime))
    }
}

/// DER as the tests write it themselves.
private enum DER {
    static func element(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
        let count = contents.count
        if count < 0x80 { return [tag, UInt8(count)] + contents }
        if count < 0x100 { return [tag, 0x81, UInt8(count)] + contents }
        return [tag, 0x82, UInt8(count >> 8), UInt8(count & 0xff)] + contents
    }

    static func sequence(_ integers: [[UInt8]]) -> [UInt8] {
        element(0x30, integers.flatMap { element(0x02, $0) })
    }

    /// The contents of the integers in a sequence, whose lengths take two bytes.
    static func integers(in der: [UInt8]) throws -> [[UInt8]] {
        var rest = der.dropFirst(4)
        var found: [[UInt8]] = []
        while rest.count > 2 {
            let first = Int(rest[rest.startIndex + 1])
            let lengthBytes = first < 0x80 ? 0 : first & 0x7f
            let lengthRange = (rest.startIndex + 2)..<(rest.startIndex + 2 + lengthBytes)
            let length = lengthBytes == 0 ? first : rest[lengthRange].reduce(0) { $0 << 8 | Int($1) }
            found.append(Array(rest[lengthRange.upperBound..<(lengthRange.upperBound + length)]))
            rest = rest[(lengthRange.upperBound + length)...]
        }
        return found
    }
}
