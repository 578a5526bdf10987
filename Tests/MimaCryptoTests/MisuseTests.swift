import MimaBytes
import MimaCrypto
import OpenSSLBridge
import Testing

// What is misused in each family gets an error that names it. The families that have more to be misused have tests of
// their own beside theirs; here is what all have in common.

@Suite("Misuse of ciphers and codes")
struct SymmetricMisuseTests {
    private static let reusable = AEAD.allCases.filter { $0.isAvailable && !$0.resistsNonceReuse }

    @Test("a nonce that comes again in a context is refused, and the next one is not", arguments: reusable)
    func nonceReuse(_ cipher: AEAD) throws {
        let key = SymmetricKey(data: message(cipher.keyByteCount))
        var sealer = try AEAD.Sealer(cipher, key: key)
        func seal(_ nonce: UInt8) throws(CryptoError) {
            let nonce = [UInt8](repeating: nonce, count: cipher.nonceByteCount)
            let room = cipher.ciphertextByteCount(ofMessage: 3) + cipher.tagByteCount
            _ = try [UInt8](capacity: room) { (output) throws(CryptoError) in
                try sealer.seal(message(3).span, nonce: nonce.span, into: &output)
            }
        }
        try seal(1)
        try seal(2)
        for used: UInt8 in [1, 2] { #expect(failure { () throws(CryptoError) in try seal(used) } == .nonceReused) }
        try seal(3)
    }

    @Test("keys and vectors of another size are named", arguments: UnauthenticatedCipher.allAvailable)
    func unauthenticated(_ cipher: UnauthenticatedCipher) {
        for count in [0, 1, 200] where !cipher.keyByteCounts.contains(count) {
            let error = failure { () throws(CryptoError) in
                let iv = [UInt8](repeating: 0, count: cipher.ivByteCount)
                _ = try cipher.encrypt(message(32), using: SymmetricKey(data: message(count)), iv: iv)
            }
            guard case .wrongByteCount(let what, count, _) = error else {
                Issue.record("\(cipher), a key of \(count) bytes: \(String(describing: error))")
                continue
            }
            #expect(what == "\(cipher) key")
        }
        let count = cipher.ivByteCount + 1
        let key = SymmetricKey(data: message(cipher.keyByteCount))
        for direction in [true, false] {
            let error = failure { () throws(CryptoError) in
                _ =
                    direction
                    ? try cipher.encrypt(message(32), using: key, iv: message(count))
                    : try cipher.decrypt(message(32), using: key, iv: message(count))
            }
            guard case .wrongByteCount(_, count, (count - 1)...(count - 1)) = error else {
                Issue.record("\(cipher), a vector of \(count) bytes: \(String(describing: error))")
                continue
            }
        }
    }

    @Test("salts and customizations that a code does not take are named")
    func codes() {
        for (algorithm, text) in [
            (MACAlgorithm.blake2b(salt: message(17)), "salt"), (.blake2s(salt: message(9)), "salt"),
            (.blake2b(personalization: message(17)), "personalization"), (.kmac128(customization: message(513)), ""),
            (.gmac(.aes, nonce: []), "nonce"),
        ] {
            let error = failure { () throws(CryptoError) in
                _ = try algorithm.authenticationCode(for: [], using: SymmetricKey(data: message(32)))
            }
            #expect(error.map { "\($0)".contains(text) } == true, "\(algorithm): \(String(describing: error))")
        }
    }
}

@Suite("Misuse of keys")
struct KeyMisuseTests {
    private static let algorithms: [KeyAlgorithm] = [
        .rsa, .rsaPSS, .ec(.p256), .ec(.secp256k1), .sm2, .ed25519, .ed448, .x25519, .x448,
    ]

    private static let schemes: [(SignatureScheme, [KeyAlgorithm])] = [
        (.rsaPKCS1(.sha256), [.rsa]), (.rsaPSS(.sha256), [.rsa, .rsaPSS]),
        (.ecdsa(.sha256), [.ec(.p256), .ec(.secp256k1)]), (.sm2(), [.sm2]), (.ed25519(), [.ed25519]),
        (.ed448(), [.ed448]), (.dsa(.sha256), []),
    ]

    private static func key(_ algorithm: KeyAlgorithm) throws -> PrivateKey {
        let hasSize = algorithm == .rsa || algorithm == .rsaPSS
        return try PrivateKey.generate(algorithm, bitCount: hasSize ? 2048 : nil)
    }

    @Test("a key of another type does not sign, verify, agree, encrypt or decrypt", arguments: algorithms)
    func otherType(_ algorithm: KeyAlgorithm) throws {
        let key = try Self.key(algorithm)
        for (scheme, allowed) in Self.schemes {
            let signing = failure { () throws(CryptoError) in _ = try key.signature(for: [1], using: scheme) }
            let verifying = failure { () throws(CryptoError) in
                _ = try key.publicKey.isValidSignature([UInt8](repeating: 1, count: 64), for: [1], using: scheme)
            }
            if allowed.contains(algorithm) {
                #expect(signing == nil)
            } else if algorithm == .sm2, case .ecdsa = scheme {
                let text = "keys on the curve of SM2 are for SM2's own signatures, not for ECDSA"
                #expect(signing == .unsupported(text) && verifying == .unsupported(text))
            } else {
                let text = "the key is of type \(algorithm), which does not sign by \(scheme)"
                #expect(signing == .invalidKey(text) && verifying == .invalidKey(text))
            }
        }
        for other in Self.algorithms where other != algorithm {
            let peer = try Self.key(other).publicKey
            let error = failure { () throws(CryptoError) in _ = try key.sharedSecret(with: peer) }
            switch algorithm {
            case .ec(.sm2): #expect(error == .unsupported("keys on the curve of SM2 have no plain key agreement here"))
            case .ec, .x25519, .x448:
                #expect(error == .invalidKey("the public key is of type \(other), not \(algorithm)"))
            default: #expect(error == .unsupported("\(algorithm) keys are not for key agreement"))
            }
        }
        if algorithm != .sm2 {
            let error = CryptoError.invalidKey("the key is of type \(algorithm), not SM2")
            #expect(throws: error) { try key.publicKey.sm2Encrypt([1]) }
            #expect(throws: error) { try key.sm2Decrypt([1]) }
        }
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("salts of PSS that have no room in the key, or no meaning, are named", arguments: [-1, 223, 1 << 20])
    func salts(_ count: Int) throws {
        let key = try Self.key(.rsa)
        // 2048 bits less the digest and 2 bytes leave 222.
        #expect(try key.signature(for: [1], using: .rsaPSS(.sha256, salt: .byteCount(222))).count == 256)
        let error = failure { () throws(CryptoError) in
            _ = try key.signature(for: [1], using: .rsaPSS(.sha256, salt: .byteCount(count)))
        }
        if count == 223 {
            #expect(error == .unsupported("RSA-PSS over SHA-256 needs a larger key than one of 2048 bits"))
        } else {
            #expect(error == .wrongByteCount(of: "salt", found: count, expected: 0...2048))
        }
    }

    @Test("a point off the curve is named in every form that has a point", arguments: [EllipticCurve.p256, .sm2])
    func points(_ curve: EllipticCurve) throws {
        let key = try Self.key(.ec(curve)).publicKey
        let error = CryptoError.invalidKey("the public key is not a point of the curve \(curve)")
        var point = try #require(key.x963Representation)
        let good = point
        point[64] ^= 1
        #expect(throws: error) { try PublicKey(curve, x963Representation: point) }
        #expect(throws: error) { try PublicKey(.ec(curve), rawRepresentation: Array(point[1...])) }
        let der = key.derRepresentation
        #expect(der.suffix(65).elementsEqual(good))
        #expect(throws: error) { try PublicKey(derRepresentation: der.dropLast(65) + point) }
        #expect(throws: error) { try PublicKey(anyOf: Array(der.dropLast(65)) + point) }
        if curve == .p256 {
            #expect(throws: error) { try P256.KeyAgreement.PublicKey(x963Representation: point) }
            #expect(throws: error) { try P256.Signing.PublicKey(rawRepresentation: Array(point[1...])) }
            let sender = failure { () throws(CryptoError) in
                let suite = HPKE.Suite(.p256HKDFSHA256, .hkdfSHA256, .aes128GCM)
                _ = try HPKE.Recipient(PrivateKey.generate(.ec(.p256)), encapsulatedKey: point, suite: suite)
            }
            #expect(sender == error)
            let (x, y) = (Array(point[1...32]), Array(point[33...]))
            func coordinate(_ bytes: [UInt8]) -> String { Base64.encode(bytes, alphabet: .urlSafe, padded: false) }
            let jwk = #"{"kty":"EC","crv":"P-256","x":"\#(coordinate(x))","y":"\#(coordinate(y))"}"#
            #expect(throws: error) { try PublicKey(anyOf: Array(jwk.utf8)) }
        }
    }

    @Test("a public number of DH that gives the secret away is refused")
    func finiteFields() throws {
        let key = try PrivateKey.generate(.dh, bitCount: 2048)
        let der = key.publicKey.derRepresentation
        // The number is the last thing in it: an integer of 256 or 257 bytes within a bit string.
        let y = try #require(key.publicKey.material.dhNumber)
        let start = der.count - y.count
        #expect(Array(der[start...]) == y)
        for small: UInt8 in [0, 1] {
            let number = [UInt8](repeating: 0, count: y.count - 1) + [small]
            let error = failure { () throws(CryptoError) in
                _ = try PublicKey(.dh(key.publicKey.material.dhParameters, y: number))
            }
            #expect(error.map { "\($0)".contains("DH") } == true, "\(String(describing: error))")
        }
    }

    @Test("the static types take no key of another kind")
    func staticTypes() throws {
        let key = try PrivateKey.generate(.x25519)
        let error = CryptoError.invalidKey("the private key is of type X25519, not Ed25519")
        #expect(throws: error) { try Curve25519.Signing.PrivateKey(key) }
        #expect(throws: CryptoError.invalidKey("the public key is of type X25519, not X448")) {
            try Curve448.KeyAgreement.PublicKey(key.publicKey)
        }
        #expect(throws: CryptoError.invalidKey("the private key is of type X25519, not RSA")) {
            try RSA.Signing.PrivateKey(key)
        }
    }
}

extension PublicKey.Material {
    fileprivate var dhNumber: [UInt8]? {
        if case .dh(_, let y) = self { y } else { nil }
    }

    fileprivate var dhParameters: FiniteFieldParameters {
        get throws(CryptoError) {
            guard case .dh(let parameters, _) = self else { throw .unsupported("not a key of DH") }
            return parameters
        }
    }
}

/// What `body` throws, if it does.
private func failure(_ body: () throws(CryptoError) -> Void) -> CryptoError? {
    do throws(CryptoError) {
        try body()
        return nil
    } catch {
        return error
    }
}
