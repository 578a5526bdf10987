import MimaBytes
import MimaCrypto
import OpenSSLBridge
import TestPeers
import Testing

@Suite("HPKE")
struct HPKETests {
    @Test("seals, opens and exports what RFC 9180, appendix A, has", arguments: HPKEExample.all)
    func examples(example: HPKEExample) throws {
        let kem = example.suite.kem
        let recipient = try kem.privateKey(derivedFrom: secret(example.recipient))
        let from = try example.sender.map { try kem.privateKey(derivedFrom: secret($0)) }
        let psk = try presharedKey(example)
        var sender = try HPKE.Sender(
            to: recipient.publicKey,
            suite: example.suite,
            info: HPKEExample.info,
            presharedKey: psk,
            authenticatedBy: from,
            ephemeral: try kem.privateKey(derivedFrom: secret(example.ephemeral))
        )
        let enc = sender.encapsulatedKey
        #expect(Hex.encode(enc) == example.encapsulatedKey)
        for (number, expected) in example.ciphertexts.sorted(by: { $0.key < $1.key }) {
            sender.skip(to: number)
            let sealed = try sender.seal(HPKEExample.message, authenticating: Array("Count-\(number)".utf8))
            #expect(Hex.encode(sealed) == expected, "message \(number)")
        }
        for (context, expected) in zip([[], [0], Array("TestContext".utf8)], example.exported) {
            let mine = try sender.export(context: context, byteCount: 32).secretBytes.withBytes { Hex.encode($0) }
            #expect(mine == expected)
        }

        var opener = try HPKE.Recipient(
            recipient,
            encapsulatedKey: Hex.decode(example.encapsulatedKey),
            suite: example.suite,
            info: HPKEExample.info,
            presharedKey: psk,
            authenticatedBy: from?.publicKey
        )
        for number in UInt64(0)...1 {
            guard let sealed = example.ciphertexts[number] else { continue }
            let opened = try opener.open(try Hex.decode(sealed), authenticating: Array("Count-\(number)".utf8))
            #expect(opened == HPKEExample.message)
        }
        let theirs = try opener.export(context: [0], byteCount: 32).secretBytes.withBytes { Hex.encode($0) }
        #expect(theirs == example.exported[1])
    }

    @Test("a message that is refused does not count", arguments: HPKE.KEM.allCases)
    func refusedMessages(kem: HPKE.KEM) throws {
        let suite = HPKE.Suite(kem, .hkdfSHA384, .chaCha20Poly1305)
        let key = try PrivateKey.generate(kem.keyAlgorithm)
        var sender = try HPKE.Sender(to: key.publicKey, suite: suite)
        let enc = sender.encapsulatedKey
        #expect(enc.count == kem.encapsulatedKeyByteCount)
        let first = try sender.seal([1, 2, 3])
        let second = try sender.seal([4])
        var recipient = try HPKE.Recipient(key, encapsulatedKey: enc, suite: suite)
        #expect(failure { () throws(CryptoError) in _ = try recipient.open(second) } == .authenticationFailed)
        #expect(failure { () throws(CryptoError) in _ = try recipient.open([UInt8]()) } != nil)
        let one = try recipient.open(first)
        let two = try recipient.open(second)
        #expect(one == [1, 2, 3] && two == [4])
        #expect(failure { () throws(CryptoError) in _ = try recipient.open(second) } == .authenticationFailed)
    }

    @Test("each of info, preshared key, its name and the sender's key must be the sender's")
    func everythingIsBound() throws {
        let suite = HPKE.Suite(.p384HKDFSHA384, .hkdfSHA512, .aes256GCM)
        let key = try PrivateKey.generate(.ec(.p384))
        let from = try PrivateKey.generate(.ec(.p384))
        let psk = try HPKE.PresharedKey(SymmetricKey(size: .bits256), identifier: [1])
        let sealed = try HPKE.seal(
            [7],
            to: key.publicKey,
            suite: suite,
            info: [1],
            authenticating: [2],
            presharedKey: psk,
            authenticatedBy: from
        )
        func open(
            info: [UInt8] = [1],
            data: [UInt8] = [2],
            psk: HPKE.PresharedKey?,
            from: PublicKey?
        ) throws(CryptoError) -> [UInt8] {
            try HPKE.open(
                sealed.ciphertext,
                encapsulatedKey: sealed.encapsulatedKey,
                with: key,
                suite: suite,
                info: info,
                authenticating: data,
                presharedKey: psk,
                authenticatedBy: from
            )
        }
        let opened = try open(psk: psk, from: from.publicKey)
        #expect(opened == [7])
        let otherName = try HPKE.PresharedKey(psk.key, identifier: [2])
        let otherKey = try HPKE.PresharedKey(SymmetricKey(size: .bits256), identifier: [1])
        let failures = [
            failure { () throws(CryptoError) in _ = try open(info: [], psk: psk, from: from.publicKey) },
            failure { () throws(CryptoError) in _ = try open(data: [], psk: psk, from: from.publicKey) },
            failure { () throws(CryptoError) in _ = try open(psk: nil, from: from.publicKey) },
            failure { () throws(CryptoError) in _ = try open(psk: otherName, from: from.publicKey) },
            failure { () throws(CryptoError) in _ = try open(psk: otherKey, from: from.publicKey) },
            failure { () throws(CryptoError) in _ = try open(psk: psk, from: nil) },
            failure { () throws(CryptoError) in _ = try open(psk: psk, from: key.publicKey) },
        ]
        #expect(failures.allSatisfy { $0 == .authenticationFailed })
    }

    @Test("what cannot be used is named before it does harm")
    func misuse() throws {
        let suite = HPKE.Suite(.x25519HKDFSHA256, .hkdfSHA256, .aes128GCM)
        let key = try PrivateKey.generate(.x25519)
        let other = try PrivateKey.generate(.ec(.p256))
        #expect(
            failure { () throws(CryptoError) in _ = try HPKE.Sender(to: other.publicKey, suite: suite) }
                == .invalidKey("the key is of type EC P-256, and the HPKE suite is for X25519")
        )
        #expect(
            failure { () throws(CryptoError) in
                _ = try HPKE.Sender(to: key.publicKey, suite: suite, authenticatedBy: other)
            } == .invalidKey("the key is of type EC P-256, and the HPKE suite is for X25519")
        )
        #expect(
            failure { () throws(CryptoError) in _ = try HPKE.Recipient(key, encapsulatedKey: [1], suite: suite) }
                == .wrongByteCount(of: "encapsulated key", found: 1, expected: 32...32)
        )
        let zero = [UInt8](repeating: 0, count: 32)
        #expect(
            failure { () throws(CryptoError) in _ = try HPKE.Recipient(key, encapsulatedKey: zero, suite: suite) }
                == .smallOrderPublicKey
        )
        #expect(
            failure { () throws(CryptoError) in
                _ = try HPKE.PresharedKey(SymmetricKey(size: .bits128), identifier: [1])
            } == .wrongByteCount(of: "preshared key", found: 16, expected: 32...Int.max)
        )
        let exporting = HPKE.Suite(.x25519HKDFSHA256, .hkdfSHA256, .exportOnly)
        var sender = try HPKE.Sender(to: key.publicKey, suite: exporting)
        #expect(failure { () throws(CryptoError) in _ = try sender.seal([1]) } != nil)
        let largest = try sender.export(byteCount: 255 * 32).byteCount
        #expect(largest == 255 * 32)
        for count in [0, -1, 255 * 32 + 1, 65536 + 32] {
            #expect(failure { () throws(CryptoError) in _ = try sender.export(byteCount: count) } != nil)
        }
        #expect(OpenSSLFailure.isQueueEmpty)
    }

    @Test("a context ends with its last message and does not begin again")
    func lastMessage() throws {
        let suite = HPKE.Suite(.p256HKDFSHA256, .hkdfSHA256, .aes128GCM)
        let key = try PrivateKey.generate(.ec(.p256))
        var sender = try HPKE.Sender(to: key.publicKey, suite: suite)
        sender.skip(to: UInt64.max - 1)
        _ = try sender.seal([1])
        for _ in 0..<2 {
            #expect(
                failure { () throws(CryptoError) in _ = try sender.seal([1]) }
                    == .unsupported("the HPKE context has encrypted all its messages")
            )
        }
    }

    private func secret(_ hex: String) throws -> SecretBytes { SecretBytes(copying: try Hex.decode(hex)) }

    private func presharedKey(_ example: HPKEExample) throws -> HPKE.PresharedKey? {
        guard example.hasPresharedKey else { return nil }
        return try HPKE.PresharedKey(
            SymmetricKey(secret(HPKEExample.presharedKey)),
            identifier: HPKEExample.presharedKeyIdentifier
        )
    }

    private func failure(_ body: () throws(CryptoError) -> Void) -> CryptoError? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }
}
