import MimaBytes
import MimaCrypto
import Testing

@Suite("X25519")
struct X25519Tests {
    typealias PrivateKey = Curve25519.KeyAgreement.PrivateKey
    typealias PublicKey = Curve25519.KeyAgreement.PublicKey

    private func privateKey(_ hex: String) throws -> PrivateKey {
        try PrivateKey(rawRepresentation: SecretBytes(copying: bytes(hex: hex)))
    }

    private func contents(_ secret: SecretBytes) -> [UInt8] {
        secret.withBytes { span in span.indices.map { span[$0] } }
    }

    private func agree(_ mine: String, _ theirs: String) throws -> String {
        let secret = try privateKey(mine).sharedSecret(with: PublicKey(rawRepresentation: bytes(hex: theirs)))
        return Hex.encode(contents(secret.secretBytes))
    }

    @Test("gives the results of RFC 7748 section 5.2")
    func function() throws {
        #expect(
            try agree(
                "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
                "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"
            ) == "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"
        )
        // The highest bit of this public key is set, and does not count.
        #expect(
            try agree(
                "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
                "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493"
            ) == "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
        )
    }

    @Test("gives the result of RFC 7748 section 5.2 after 1000 iterations")
    func iterations() throws {
        var scalar = [9] + [UInt8](repeating: 0, count: 31)
        var coordinate = scalar
        for _ in 0..<1000 {
            let secret = try PrivateKey(rawRepresentation: SecretBytes(copying: scalar))
                .sharedSecret(with: PublicKey(rawRepresentation: coordinate))
            coordinate = scalar
            scalar = contents(secret.secretBytes)
        }
        #expect(Hex.encode(scalar) == "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51")
    }

    @Test("lets two parties agree as in RFC 7748 section 6.1")
    func agreement() throws {
        let alice = try privateKey("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
        let bob = try privateKey("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")
        #expect(
            Hex.encode(alice.publicKey.rawRepresentation)
                == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
        )
        #expect(
            Hex.encode(bob.publicKey.rawRepresentation)
                == "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
        )
        let secret = try alice.sharedSecret(with: bob.publicKey)
        #expect(secret == (try bob.sharedSecret(with: alice.publicKey)))
        #expect(
            secret.withBytes { Hex.encode($0) } == "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"
        )
        #expect(secret.description == "SharedSecret(32 bytes)")
    }

    /// The points of small order and their other encodings, from D. J. Bernstein's page on Curve25519: 0, 1, the two of
    /// order 8, p - 1, p and p + 1; and those among them that stay below 2^255 with the unused bit set.
    static let smallOrder = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ]

    @Test("refuses public keys of small order", arguments: smallOrder)
    func refusals(_ point: String) throws {
        let key = try PublicKey(rawRepresentation: bytes(hex: point))
        #expect(throws: CryptoError.smallOrderPublicKey) { try PrivateKey().sharedSecret(with: key) }
        let fixed = try privateKey("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
        #expect(throws: CryptoError.smallOrderPublicKey) { try fixed.sharedSecret(with: key) }
    }

    @Test("makes different keys, and keeps the bytes of one that is given")
    func keys() throws {
        let key = try PrivateKey()
        #expect(try key.publicKey != PrivateKey().publicKey)
        #expect(key.rawRepresentation.count == 32)
        let again = try PrivateKey(rawRepresentation: key.rawRepresentation)
        #expect(again.publicKey == key.publicKey)
        #expect(Set([again.publicKey, key.publicKey]).count == 1)
        for raw in [message(32), [UInt8](repeating: 0, count: 32), [UInt8](repeating: 0xff, count: 32)] {
            let key = try PrivateKey(rawRepresentation: SecretBytes(copying: raw))
            #expect(contents(key.rawRepresentation) == raw)
            #expect(try PublicKey(rawRepresentation: raw).rawRepresentation == raw)
        }
    }

    @Test("refuses keys of other sizes", arguments: [0, 1, 31, 33, 64, 1000])
    func sizes(count: Int) {
        #expect(throws: CryptoError.wrongByteCount(of: "X25519 private key", found: count, expected: 32...32)) {
            try PrivateKey(rawRepresentation: SecretBytes(copying: message(count)))
        }
        #expect(throws: CryptoError.wrongByteCount(of: "X25519 public key", found: count, expected: 32...32)) {
            try PublicKey(rawRepresentation: message(count))
        }
    }
}
