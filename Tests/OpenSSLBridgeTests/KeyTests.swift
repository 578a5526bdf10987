import MimaBytes
import OpenSSLBridge
import Testing

@Suite("Keys of libcrypto")
struct KeyTests {
    @Test("keep their bytes", arguments: [Key.RawKind.x25519, .ed25519])
    func raw(_ kind: Key.RawKind) throws {
        #expect(kind.byteCount == 32)
        let key = try Key.generate(kind)
        let again = try Key.privateKey(kind, raw: contents(key.rawPrivateKey(kind)))
        #expect(try again.rawPublicKey(kind) == key.rawPublicKey(kind))
        let publicKey = try Key.publicKey(kind, raw: key.rawPublicKey(kind))
        #expect(try publicKey.rawPublicKey(kind) == key.rawPublicKey(kind))
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("say what failed, and leave the error queue empty", arguments: [Key.RawKind.x25519, .ed25519])
    func failures(_ kind: Key.RawKind) throws {
        for count in [0, 1, 31, 33] {
            let privateError = #expect(throws: OpenSSLFailure.self) {
                try Key.privateKey(kind, raw: message(count))
            }
            #expect(privateError?.operation == "EVP_PKEY_new_raw_private_key_ex")
            let publicError = #expect(throws: OpenSSLFailure.self) { try Key.publicKey(kind, raw: message(count)) }
            #expect(publicError?.description.hasPrefix("EVP_PKEY_new_raw_public_key_ex failed: ") == true)
            #expect(OpenSSLFailure.isQueueEmpty)
        }
        // There is no private part in a public key.
        let publicKey = try Key.publicKey(kind, raw: Key.generate(kind).rawPublicKey(kind))
        #expect(throws: OpenSSLFailure.self) { try publicKey.rawPrivateKey(kind) }
        #expect(throws: OpenSSLFailure.self) { try Key.generate(.ed25519).sharedSecret(with: publicKey) }
        #expect(throws: OpenSSLFailure.self) { try Key.generate(.x25519).signature(for: []) }
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("agree on a secret, or on none with a point of small order")
    func agreement() throws {
        let (alice, bob) = (try Key.generate(.x25519), try Key.generate(.x25519))
        let secret = try #require(try alice.sharedSecret(with: bob))
        #expect(secret.count == 32)
        #expect(try bob.sharedSecret(with: alice) == secret)
        let zero = try Key.publicKey(.x25519, raw: [UInt8](repeating: 0, count: 32))
        #expect(try alice.sharedSecret(with: zero) == nil)
        #expect(OpenSSLFailure.isQueueEmpty)
        #expect(throws: OpenSSLFailure.self) { try alice.sharedSecret(with: Key.generate(.ed25519)) }
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("find signatures of any size valid or not without an error")
    func signatures() throws {
        let key = try Key.generate(.ed25519)
        let signature = try key.signature(for: message(5))
        #expect(try key.isValidSignature(signature, for: message(5)))
        for wrong in [[], [0], signature + [0], Array(signature.dropLast()), message(64)] {
            #expect(try !key.isValidSignature(wrong, for: message(5)))
            #expect(OpenSSLFailure.isQueueEmpty)
        }
    }

    private func montgomery(_ key: [UInt8]) throws -> [UInt8]? { try EdwardsCurve.montgomeryU(ofPublicKey: key.span) }

    /// The base points of RFC 8032 §5.1 (y = 4/5) and RFC 7748 §4.1 (u = 9).
    @Test("map the base point of Ed25519 to that of X25519")
    func basePoint() throws {
        let base = try bytes(hex: "58" + String(repeating: "66", count: 31))
        let nine = [9] + [UInt8](repeating: 0, count: 31)
        #expect(try montgomery(base) == nine)
        // The other point with this y has the same u.
        #expect(try montgomery(base.dropLast() + [0xe6]) == nine)
    }

    /// The seed hashed is a private key of X25519 for the same point (RFC 8032 §5.1.5), which libcrypto finds in its
    /// own way.
    @Test("map any public key of Ed25519 to that of X25519 with the same private part")
    func samePrivatePart() throws {
        let sha512 = try #require(DigestAlgorithm.sha512)
        for _ in 0..<50 {
            let key = try Key.generate(.ed25519)
            let hash = try [UInt8](capacity: 64) { output in
                let seed = try contents(key.rawPrivateKey(.ed25519))
                try sha512.digest(seed.span, into: &output, byteCount: 64)
            }
            let other = try Key.privateKey(.x25519, raw: Array(hash[..<32]))
            #expect(try montgomery(key.rawPublicKey(.ed25519)) == other.rawPublicKey(.x25519))
        }
    }

    @Test("map no bytes that encode no point, and not the neutral one")
    func noPoints() throws {
        let zeros = [UInt8](repeating: 0, count: 31)
        // The neutral point, y = 1; and the same with a sign that x = 0 cannot have.
        #expect(try montgomery([1] + zeros) == nil)
        #expect(try montgomery([1] + zeros.dropLast() + [0x80]) == nil)
        // y = 2 has no x.
        #expect(try montgomery([2] + zeros) == nil)
        // y = p - 1, of order 2, is u = 0, but not with a sign.
        let largest = [0xec] + [UInt8](repeating: 0xff, count: 30)
        #expect(try montgomery(largest + [0x7f]) == [0] + zeros)
        #expect(try montgomery(largest + [0xff]) == nil)
        // y = p + k is k in another form: RFC 8032 §5.1.3 refuses it.
        for low in 0xed...0xff as ClosedRange<UInt8> {
            for high in [0x7f, 0xff] as [UInt8] {
                #expect(try montgomery([low] + [UInt8](repeating: 0xff, count: 30) + [high]) == nil)
            }
        }
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("map half of all bytes")
    func randomBytes() throws {
        var count = 0
        for _ in 0..<400 {
            let random = try [UInt8](capacity: 32) { try RandomSource.fill(&$0) }
            if let u = try montgomery(random) {
                count += 1
                #expect(u.count == 32)
            }
        }
        // Below one in 10^12 to be outside of this.
        #expect((130...270).contains(count))
    }
}

@Suite("Contexts that keys keep")
struct KeptContextTests {
    @Test("serve one call after another, with other parameters between and after failures")
    func oneAfterAnother() throws {
        let key = try Key.generate("RSA", [.count("bits", 2048)])
        let digests = try [DigestAlgorithm.sha256, .sha512].map { try #require($0) }
        for round in 0..<3 {
            for digest in digests {
                let hash = [UInt8](repeating: UInt8(round), count: digest.byteCount)
                let paddings: [Key.SignaturePadding] = [
                    .pkcs1(digest), .pss(digest, mask: digests[0], salt: .byteCount(round)),
                ]
                for padding in paddings {
                    let signature = try key.signature(forDigest: hash.span, padding)
                    let isValid = try key.isValidSignature(signature.span, forDigest: hash.span, padding)
                    #expect(isValid)
                    let other = [UInt8](repeating: 99, count: digest.byteCount)
                    let isOther = try key.isValidSignature(signature.span, forDigest: other.span, padding)
                    #expect(!isOther)
                    // A digest of the wrong size fails, and what comes after it does not.
                    var hasFailed = false
                    do { _ = try key.signature(forDigest: [1].span, padding) } catch { hasFailed = true }
                    #expect(hasFailed)
                    let again = try key.signature(forDigest: hash.span, padding)
                    let isAgain = try key.isValidSignature(again.span, forDigest: hash.span, padding)
                    #expect(isAgain)
                }
            }
        }
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("agree with one peer after another")
    func peers() throws {
        let key = try Key.generate(.x25519)
        let small = try Key.publicKey(.x25519, raw: [UInt8](repeating: 0, count: 32).span)
        let peers = try (0..<3).map { _ in try Key.generate(.x25519) }
        for peer in peers + peers.reversed() {
            let secret = try #require(try key.sharedSecret(with: peer))
            let theirs = try #require(try peer.sharedSecret(with: key))
            #expect(secret == theirs)
            #expect(try key.sharedSecret(with: small) == nil)
        }
    }

    @Test("are each thread's own while it uses them")
    func threads() async throws {
        let key = try Key.generate("EC", [.text("group", "prime256v1")])
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (0..<50).allSatisfy { round in
                        let hash = [UInt8](repeating: UInt8((number * 50 + round) & 0xff), count: 32)
                        do {
                            let signature = try key.signature(forDigest: hash.span, .none)
                            return try key.isValidSignature(signature.span, forDigest: hash.span, .none)
                        } catch {
                            return false
                        }
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(results == [Bool](repeating: true, count: 8))
    }
}
