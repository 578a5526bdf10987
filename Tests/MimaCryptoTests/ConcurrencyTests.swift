import Foundation
import MimaBytes
import MimaCrypto
import OpenSSLBridge
import Testing

@Suite("Many threads at once")
struct ConcurrencyTests {
    /// Runs `body` on `count` threads and gives what each returned.
    private func onThreads<R: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> R) -> [R] {
        let results = Results<R>()
        let threads = (0..<count).map { number in
            Thread {
                let result = body(number)
                results.add(result)
            }
        }
        for thread in threads { thread.start() }
        return results.wait(for: count)
    }

    private final class Results<R: Sendable>: @unchecked Sendable {
        // Sendable: the condition is held wherever the array is touched.
        private let condition = NSCondition()
        private var results: [R] = []

        func add(_ result: R) {
            condition.lock()
            results.append(result)
            condition.signal()
            condition.unlock()
        }

        func wait(for count: Int) -> [R] {
            condition.lock()
            defer { condition.unlock() }
            while results.count < count { condition.wait() }
            return results
        }
    }

    /// One value out of everything that has the same result each time.
    private static func everything() throws -> String {
        var all = SHA512()
        let key = SymmetricKey(data: message(32))
        for algorithm in HashAlgorithm.samples {
            for count in [0, 1, 200, 5000] {
                all.update(data: try algorithm.hash(message(count)))
                var hash = try HashContext(algorithm)
                hash.update(message(count))
                var other = hash.copy()
                other.update([1])
                all.update(data: hash.finalize())
                all.update(data: other.finalize())
            }
        }
        for algorithm in HashAlgorithm.fixedSamples {
            all.update(data: try MACAlgorithm.hmac(algorithm).authenticationCode(for: message(300), using: key))
            let derived = try HKDF(algorithm).deriveKey(from: key, salt: [1], info: [2], byteCount: 70)
            derived.withBytes { all.update(data: $0) }
            let stretched = try PBKDF2(algorithm, iterations: 3)
                .deriveKey(from: SecretBytes(copying: [1, 2]), salt: [3], byteCount: 40)
            stretched.withBytes { all.update(data: $0) }
        }
        let scrypt = try Scrypt(cost: 16).deriveKey(from: SecretBytes(copying: [1]), salt: [2], byteCount: 40)
        scrypt.withBytes { all.update(data: $0) }
        for cipher in AEADTests.offered {
            let key = SymmetricKey(data: message(cipher.keyByteCount))
            for count in [0, 1, 100, 70_000] {
                var sealer = try AEAD.Sealer(cipher, key: key)
                let sealed = try [UInt8](capacity: count + 48) { output in
                    try sealer.seal(message(count).span, nonce: message(cipher.nonceByteCount).span, into: &output)
                }
                all.update(data: sealed)
                var opener = try AEAD.Opener(cipher, key: key)
                all.update(
                    data: try [UInt8](capacity: count + 16) { output in
                        try opener.open(sealed.span, nonce: message(cipher.nonceByteCount).span, into: &output)
                    }
                )
            }
        }
        let box = try AES.GCM.seal(message(100), using: key, nonce: AES.GCM.Nonce(data: message(12)))
        all.update(data: box.combined)
        let seed = SecretBytes(copying: message(32))
        all.update(data: try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message(99)))
        let agreement = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: seed)
        try agreement.sharedSecret(with: agreement.publicKey).withBytes { all.update(data: $0) }
        return all.finalize().description
    }

    @Test("give the results of one")
    func sameResults() throws {
        let expected = try Self.everything()
        let results = onThreads(8) { _ in
            (0..<3).map { _ in (try? Self.everything()) ?? "failed" }
        }
        for result in results { #expect(result == [expected, expected, expected]) }
    }

    @Test("share a key")
    func sharedKeys() throws {
        let signing = try Curve25519.Signing.PrivateKey()
        let publicKey = signing.publicKey
        let agreement = try Curve25519.KeyAgreement.PrivateKey()
        let peer = try Curve25519.KeyAgreement.PrivateKey().publicKey
        let key = SymmetricKey(size: .bits256)
        let signature = try signing.signature(for: message(50))
        let secret = try agreement.sharedSecret(with: peer)
        let box = try ChaChaPoly.seal(message(50), using: key)
        let results = onThreads(8) { _ -> Bool in
            do {
                for _ in 0..<50 {
                    guard try signing.signature(for: message(50)) == signature,
                        publicKey.isValidSignature(signature, for: message(50)),
                        try agreement.sharedSecret(with: peer) == secret,
                        try ChaChaPoly.open(box, using: key) == message(50)
                    else { return false }
                }
                return true
            } catch {
                return false
            }
        }
        #expect(results == [Bool](repeating: true, count: 8))
    }

    @Test("share a key whose set-up is kept with it, each purpose in turn")
    func sharedKeptContexts() throws {
        let ecdsa = try PrivateKey.generate(.ec(.p256))
        let rsa = try PrivateKey.generate(.rsa, bitCount: 2048)
        let other = try PrivateKey.generate(.ec(.p256)).publicKey
        let secret = try ecdsa.sharedSecret(with: other)
        let signatures = try [
            ecdsa.signature(for: message(50), using: .ecdsa(.sha256)),
            rsa.signature(for: message(50), using: .rsaPSS(.sha256)),
        ]
        let publicKeys = [ecdsa.publicKey, rsa.publicKey]
        let schemes: [SignatureScheme] = [.ecdsa(.sha256), .rsaPSS(.sha256)]
        let key = SymmetricKey(size: .bits256)
        let box = try AES.GCM.seal(message(50), using: key)
        let codes: [MACAlgorithm] = [.cmac(.aes), .kmac128(), .poly1305, .hmac(.sha256)]
        let expected = try codes.map { try $0.authenticationCode(for: message(50), using: key) }
        let results = onThreads(8) { number -> Bool in
            do {
                for round in 0..<20 {
                    let kind = (number + round) % 2
                    let ownKey = kind == 0 ? ecdsa : rsa
                    let own = try ownKey.signature(for: message(50), using: schemes[kind])
                    for signature in [own, signatures[kind]] {
                        guard
                            try publicKeys[kind].isValidSignature(
                                signature.span,
                                for: message(50).span,
                                using: schemes[kind]
                            )
                        else { return false }
                    }
                    guard try ecdsa.sharedSecret(with: other) == secret,
                        try AES.GCM.open(box, using: key) == message(50),
                        try AES.GCM.open(AES.GCM.seal(message(round), using: key), using: key) == message(round),
                        try codes.map({ try $0.authenticationCode(for: message(50), using: key) }) == expected
                    else { return false }
                }
                return true
            } catch {
                return false
            }
        }
        #expect(results == [Bool](repeating: true, count: 8))
    }

    @Test("get different random numbers")
    func randomNumbers() {
        let numbers = onThreads(8) { _ in (0..<500).map { _ in SecureRandom.bytes(16) } }
        let nonces = onThreads(8) { _ in (0..<500).map { _ in AES.GCM.Nonce().bytes } }
        #expect(Set(numbers.joined()).count == 4000)
        #expect(Set(nonces.joined()).count == 4000)
    }

    @Test("come and go without end, each with a context of its own")
    func shortLived() {
        let expected = SHA256.hash(data: message(10))
        for _ in 0..<50 {
            let results = onThreads(8) { _ in SHA256.hash(data: message(10)) }
            #expect(results.allSatisfy { $0 == expected })
        }
    }

    @Test("leave no error of libcrypto's behind, whatever fails, on their own thread or on another")
    func errorQueues() throws {
        let smallOrder = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: [UInt8](repeating: 0, count: 32))
        let noPoint = try Curve25519.Signing.PublicKey(rawRepresentation: [2] + [UInt8](repeating: 0, count: 31))
        let key = SymmetricKey(size: .bits256)
        let box = try AES.GCM.SealedBox(combined: message(100))
        let failing: @Sendable () -> [Bool] = {
            var isEmpty: [Bool] = []
            func run(_ body: () throws -> Void) {
                let failed: Bool
                do {
                    try body()
                    failed = false
                } catch {
                    failed = true
                }
                isEmpty.append(failed && OpenSSLFailure.isQueueEmpty)
            }
            run { _ = try AES.GCM.open(box, using: key) }
            run { _ = try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: box.combined), using: key) }
            run { _ = try Curve25519.KeyAgreement.PrivateKey().sharedSecret(with: smallOrder) }
            run { _ = try HashContext(.blake2b(byteCount: 65)) }
            run { _ = try MACContext(.hmac(.shake128(byteCount: 1)), key: key) }
            run { _ = try AEAD.Sealer(.aes128GCM, key: key) }
            let signatures = [message(64), message(63), [], [UInt8](repeating: 0xff, count: 64)]
            for signature in signatures where noPoint.isValidSignature(signature, for: []) { isEmpty.append(false) }
            isEmpty.append(OpenSSLFailure.isQueueEmpty)
            return isEmpty
        }
        #expect(failing().allSatisfy { $0 })
        let results = onThreads(8) { number -> [Bool] in
            number.isMultiple(of: 2) ? failing() : [OpenSSLFailure.isQueueEmpty]
        }
        #expect(results.joined().allSatisfy { $0 })
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("leave no error of libcrypto's behind when all goes well")
    func errorQueueAfterSuccess() throws {
        _ = try Self.everything()
        #expect(OpenSSLFailure.isQueueEmpty)
        _ = try Curve25519.Signing.PrivateKey().publicKey
        _ = try Curve25519.KeyAgreement.PrivateKey().rawRepresentation
        _ = SecureRandom.bytes(10)
        #expect(OpenSSLFailure.isQueueEmpty)
    }
}
