internal import MimaBytes
internal import MimaCrypto

/// Single messages by HPKE in base mode, for the holder of the case's private key.
struct HPKEDecryptGroup: VectorGroup {
    static let typeName = "HpkeTest"

    let type: String
    let kem: String
    let kdf: String
    let aead: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let skRm: HexBytes
        let pkRm: HexBytes
        let ikmE: HexBytes?
        let info: HexBytes
        let aad: HexBytes
        let enc: HexBytes
        let ct: HexBytes
        let pt: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let suite = try HPKE.Suite(algorithm, kem: kem, kdf: kdf, aead: aead)
        return { test in
            do throws(CryptoError) {
                let key = try PrivateKey(
                    suite.kem.keyAlgorithm,
                    rawRepresentation: SecretBytes(copying: test.skRm.bytes)
                )
                if try suite.kem.publicKey(test.pkRm.bytes) != key.publicKey {
                    return .wrong(expected: "the private key's public key", found: "another")
                }
                let message = try HPKE.open(
                    test.ct.bytes,
                    encapsulatedKey: test.enc.bytes,
                    with: key,
                    suite: suite,
                    info: test.info.bytes,
                    authenticating: test.aad.bytes
                )
                if message != test.pt.bytes { return .comparing("message", expected: test.pt.bytes, found: message) }
                guard let ephemeral = test.ikmE?.bytes else { return .accepted }
                return try suite.comparing(
                    message,
                    to: key.publicKey,
                    ephemeral: ephemeral,
                    info: test.info.bytes,
                    additionalData: test.aad.bytes,
                    encapsulatedKey: test.enc.bytes,
                    ciphertext: test.ct.bytes
                )
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// Single messages by HPKE in base mode, for the holder of a public key that may be none.
struct HPKEEncapGroup: VectorGroup {
    static let typeName = "HpkeEncapTest"

    let type: String
    let kem: String
    let kdf: String
    let aead: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let pkRm: HexBytes
        let ikmE: HexBytes?
        let info: HexBytes
        let aad: HexBytes
        let pt: HexBytes
        let enc: HexBytes
        let ct: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let suite = try HPKE.Suite(algorithm, kem: kem, kdf: kdf, aead: aead)
        return { test in
            do throws(CryptoError) {
                let recipient = try suite.kem.publicKey(test.pkRm.bytes)
                guard let ephemeral = test.ikmE?.bytes else {
                    _ = try HPKE.Sender(to: recipient, suite: suite, info: test.info.bytes)
                    return .accepted
                }
                return try suite.comparing(
                    test.pt.bytes,
                    to: recipient,
                    ephemeral: ephemeral,
                    info: test.info.bytes,
                    additionalData: test.aad.bytes,
                    encapsulatedKey: test.enc.bytes,
                    ciphertext: test.ct.bytes
                )
            } catch {
                return Verdict(error)
            }
        }
    }
}

extension HPKE.Suite {
    /// The suite that a group names.
    fileprivate init(_ algorithm: String, kem: String, kdf: String, aead: String) throws(Missing) {
        guard algorithm == "HPKE" else { throw Missing(algorithm) }
        let kem: HPKE.KEM =
            switch kem {
            case "DHKEM(P-256, HKDF-SHA256)": .p256HKDFSHA256
            case "DHKEM(P-384, HKDF-SHA384)": .p384HKDFSHA384
            case "DHKEM(P-521, HKDF-SHA512)": .p521HKDFSHA512
            case "DHKEM(X25519, HKDF-SHA256)": .x25519HKDFSHA256
            case "DHKEM(X448, HKDF-SHA512)": .x448HKDFSHA512
            default: throw Missing("HPKE with \(kem)")
            }
        let kdf: HPKE.KDF =
            switch kdf {
            case "HKDF-SHA256": .hkdfSHA256
            case "HKDF-SHA384": .hkdfSHA384
            case "HKDF-SHA512": .hkdfSHA512
            default: throw Missing("HPKE with \(kdf)")
            }
        let aead: HPKE.AEAD =
            switch aead {
            case "AES-128-GCM": .aes128GCM
            case "AES-256-GCM": .aes256GCM
            case "ChaCha20Poly1305": .chaCha20Poly1305
            default: throw Missing("HPKE with \(aead)")
            }
        self.init(kem, kdf, aead)
    }

    /// What the sender gives with the private key `ephemeral` for the exchange, compared with what it should.
    fileprivate func comparing(
        _ message: [UInt8],
        to recipient: PublicKey,
        ephemeral: [UInt8],
        info: [UInt8],
        additionalData: [UInt8],
        encapsulatedKey: [UInt8],
        ciphertext: [UInt8]
    ) throws(CryptoError) -> Verdict {
        var sender = try HPKE.Sender(
            to: recipient,
            suite: self,
            info: info,
            presharedKey: nil,
            authenticatedBy: nil,
            ephemeral: PrivateKey(kem.keyAlgorithm, rawRepresentation: SecretBytes(copying: ephemeral))
        )
        if sender.encapsulatedKey != encapsulatedKey {
            return .comparing("encapsulated key", expected: encapsulatedKey, found: sender.encapsulatedKey)
        }
        let sealed = try sender.seal(message, authenticating: additionalData)
        return .comparing("ciphertext", expected: ciphertext, found: sealed)
    }
}
