import MimaBytes
import MimaCrypto
import Testing

@Suite("Ed25519")
struct Ed25519Tests {
    typealias PrivateKey = Curve25519.Signing.PrivateKey
    typealias PublicKey = Curve25519.Signing.PublicKey

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var seed: String
        var publicKey: String
        var message: String
        var signature: String

        var testDescription: String { name }
    }

    /// RFC 8032 §7.1.
    static let rfc8032 = [
        Case(
            name: "TEST 1, the empty message",
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        Case(
            name: "TEST 2",
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
        Case(
            name: "TEST 3",
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
        Case(
            name: "TEST SHA(abc)",
            seed: "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            publicKey: "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            message: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            signature: "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
                + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        ),
    ]

    private func privateKey(_ item: Case) throws -> PrivateKey {
        try PrivateKey(rawRepresentation: SecretBytes(copying: bytes(hex: item.seed)))
    }

    @Test("signs as RFC 8032 does", arguments: rfc8032)
    func vectors(_ item: Case) throws {
        let key = try privateKey(item)
        let text = try bytes(hex: item.message)
        #expect(Hex.encode(key.publicKey.rawRepresentation) == item.publicKey)
        #expect(Hex.encode(try key.signature(for: text)) == item.signature)
        let signatureOfSpan = try key.signature(for: text.span)
        #expect(Hex.encode(signatureOfSpan) == item.signature)
        #expect(try key.rawRepresentation == SecretBytes(copying: bytes(hex: item.seed)))
        let publicKey = try PublicKey(rawRepresentation: bytes(hex: item.publicKey))
        let signature = try bytes(hex: item.signature)
        #expect(publicKey.isValidSignature(signature, for: text))
        let isValid = publicKey.isValidSignature(signature, for: text.span)
        #expect(isValid)
        #expect(publicKey == key.publicKey)
        #expect(Set([publicKey, key.publicKey]).count == 1)
    }

    @Test("finds no signature valid that was altered", arguments: rfc8032)
    func altered(_ item: Case) throws {
        let key = try PublicKey(rawRepresentation: bytes(hex: item.publicKey))
        let text = try bytes(hex: item.message)
        let signature = try bytes(hex: item.signature)
        for index in signature.indices {
            #expect(!key.isValidSignature(flipped(signature, at: index), for: text), "byte \(index)")
        }
        #expect(!key.isValidSignature(signature, for: text + [0]))
        for index in text.indices { #expect(!key.isValidSignature(signature, for: flipped(text, at: index))) }
        for index in 0..<32 {
            let other = try PublicKey(rawRepresentation: flipped(bytes(hex: item.publicKey), at: index))
            #expect(!other.isValidSignature(signature, for: text))
        }
        #expect(!(try PrivateKey().publicKey.isValidSignature(signature, for: text)))
    }

    @Test("finds no signature valid that has another size", arguments: [0, 1, 32, 63, 65, 128, 1000])
    func sizes(count: Int) throws {
        let item = Self.rfc8032[0]
        let key = try PublicKey(rawRepresentation: bytes(hex: item.publicKey))
        let signature = try bytes(hex: item.signature)
        let other = Array((signature + [UInt8](repeating: 0, count: 1000)).prefix(count))
        #expect(!key.isValidSignature(other, for: []))
    }

    /// RFC 8032 §5.1.7: S must be below the order L of the group, or every signature would have a second form.
    @Test("finds no signature valid whose S has L added")
    func malleability() throws {
        let item = Self.rfc8032[2]
        let key = try PublicKey(rawRepresentation: bytes(hex: item.publicKey))
        var signature = try bytes(hex: item.signature)
        let order = try bytes(hex: "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
        var carry = 0
        for index in 0..<32 {
            let sum = Int(signature[32 + index]) + Int(order[index]) + carry
            signature[32 + index] = UInt8(sum & 0xff)
            carry = sum >> 8
        }
        #expect(carry == 0)
        #expect(!key.isValidSignature(signature, for: try bytes(hex: item.message)))
    }

    @Test("takes bytes that are no point for a key without valid signatures")
    func noPoint() throws {
        // y = 2 has no x on the curve; the second is above p.
        for raw in [[2] + [UInt8](repeating: 0, count: 31), [UInt8](repeating: 0xff, count: 32)] {
            let key = try PublicKey(rawRepresentation: raw)
            #expect(!key.isValidSignature(try bytes(hex: Self.rfc8032[0].signature), for: []))
        }
    }

    @Test("signs messages of any size, with random keys")
    func random() throws {
        for count in [0, 1, 127, 128, 129, 1 << 20 + 1] {
            let key = try PrivateKey()
            let signature = try key.signature(for: message(count))
            #expect(signature.count == 64)
            #expect(signature == (try key.signature(for: message(count))))
            #expect(key.publicKey.isValidSignature(signature, for: message(count)))
            #expect(!key.publicKey.isValidSignature(signature, for: message(count) + [0]))
            #expect(try !PrivateKey().publicKey.isValidSignature(signature, for: message(count)))
        }
    }

    @Test("refuses keys of other sizes", arguments: [0, 1, 31, 33, 64, 1000])
    func keySizes(count: Int) {
        #expect(throws: CryptoError.wrongByteCount(of: "Ed25519 private key", found: count, expected: 32...32)) {
            try PrivateKey(rawRepresentation: SecretBytes(copying: message(count)))
        }
        #expect(throws: CryptoError.wrongByteCount(of: "Ed25519 public key", found: count, expected: 32...32)) {
            try PublicKey(rawRepresentation: message(count))
        }
    }
}
