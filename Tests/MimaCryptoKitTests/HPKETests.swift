import Foundation
import MimaCryptoKit
import Testing

@Suite("swift-crypto's HPKE")
struct HPKETests {
    private let info = Data("Ode on a Grecian Urn".utf8)

    @Test("opens RFC 9180's first message (A.1.1), and exports its secrets")
    func example() throws {
        let key = try Curve25519.KeyAgreement.PrivateKey(
            rawRepresentation: Data(hex: "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
        )
        var recipient = try HPKE.Recipient(
            privateKey: key,
            ciphersuite: HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_128),
            info: info,
            encapsulatedKey: Data(hex: "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431")
        )
        let sealed = Data(
            hex: "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                + "6d8770ac83d07bea87e13c512a"
        )
        let message = try recipient.open(sealed, authenticating: Data("Count-0".utf8))
        #expect(message == Data("Beauty is truth, truth beauty".utf8))
        let exported = try recipient.exportSecret(context: Data(), outputByteCount: 32)
        #expect(
            exported
                == SymmetricKey(data: Data(hex: "3853fe2b4035195a573ffc53856e77058e15d9ea064de3e59f4961d0095250ee"))
        )
        #expect(failure(HPKE.Errors.self) { try recipient.open(Data(count: 15)) } == .expectedPSK)
        #expect(
            failure(CryptoKitError.self) { try recipient.exportSecret(context: Data(), outputByteCount: 8161) } != nil
        )
    }

    @Test("the four modes work with each curve, and only together")
    func modes() throws {
        try modes(of: P256.KeyAgreement.PrivateKey.self, .P256_SHA256_AES_GCM_256)
        try modes(of: P384.KeyAgreement.PrivateKey.self, .P384_SHA384_AES_GCM_256)
        try modes(of: P521.KeyAgreement.PrivateKey.self, .P521_SHA512_AES_GCM_256)
        try modes(of: Curve25519.KeyAgreement.PrivateKey.self, .Curve25519_SHA256_ChachaPoly)
    }

    private func modes<SK: HPKEDiffieHellmanPrivateKeyGeneration>(
        of type: SK.Type,
        _ suite: HPKE.Ciphersuite
    ) throws {
        let (key, from) = (SK(), SK())
        let psk = SymmetricKey(size: .bits256)
        let name = Data([1])
        var senders = [
            try HPKE.Sender(recipientKey: key.publicKey, ciphersuite: suite, info: info),
            try HPKE.Sender(
                recipientKey: key.publicKey,
                ciphersuite: suite,
                info: info,
                presharedKey: psk,
                presharedKeyIdentifier: name
            ),
            try HPKE.Sender(recipientKey: key.publicKey, ciphersuite: suite, info: info, authenticatedBy: from),
            try HPKE.Sender(
                recipientKey: key.publicKey,
                ciphersuite: suite,
                info: info,
                authenticatedBy: from,
                presharedKey: psk,
                presharedKeyIdentifier: name
            ),
        ]
        for index in senders.indices {
            let enc = senders[index].encapsulatedKey
            let sealed = try senders[index].seal(Data([5]), authenticating: Data([6]))
            var recipients = [
                try HPKE.Recipient(privateKey: key, ciphersuite: suite, info: info, encapsulatedKey: enc),
                try HPKE.Recipient(
                    privateKey: key,
                    ciphersuite: suite,
                    info: info,
                    encapsulatedKey: enc,
                    presharedKey: psk,
                    presharedKeyIdentifier: name
                ),
                try HPKE.Recipient(
                    privateKey: key,
                    ciphersuite: suite,
                    info: info,
                    encapsulatedKey: enc,
                    authenticatedBy: from.publicKey
                ),
                try HPKE.Recipient(
                    privateKey: key,
                    ciphersuite: suite,
                    info: info,
                    encapsulatedKey: enc,
                    authenticatedBy: from.publicKey,
                    presharedKey: psk,
                    presharedKeyIdentifier: name
                ),
            ]
            for other in recipients.indices {
                if other == index {
                    #expect(try recipients[other].open(sealed, authenticating: Data([6])) == Data([5]))
                } else {
                    #expect(
                        failure(CryptoKitError.self) { try recipients[other].open(sealed, authenticating: Data([6])) }
                            == .authenticationFailure
                    )
                }
            }
        }
    }

    @Test("a suite is for its keys, and one for exporting encrypts nothing")
    func misuse() throws {
        let key = P256.KeyAgreement.PrivateKey().publicKey
        #expect(
            failure(HPKE.Errors.self) {
                try HPKE.Sender(recipientKey: key, ciphersuite: .P384_SHA384_AES_GCM_256, info: Data())
            } == .inconsistentCiphersuiteAndKey
        )
        let suite = HPKE.Ciphersuite(kem: .P256_HKDF_SHA256, kdf: .HKDF_SHA512, aead: .exportOnly)
        var sender = try HPKE.Sender(recipientKey: key, ciphersuite: suite, info: Data())
        #expect(failure(HPKE.Errors.self) { try sender.seal(Data([1])) } == .exportOnlyMode)
        #expect(try sender.exportSecret(context: Data([1]), outputByteCount: 100).bitCount == 800)
    }
}
