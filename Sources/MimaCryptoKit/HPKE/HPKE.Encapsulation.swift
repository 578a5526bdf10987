internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

// Generic where MimaCrypto's own is not, for whoever brings keys of their own.

extension HPKE {
    /// A secret for the holder of a private key, and what encapsulates it (RFC 9180 §4.1).
    struct Encapsulation {
        let sharedSecret: SecretBytes
        let encapsulatedKey: Data

        /// By an exchange with a key that is made for it.
        init<PK: HPKEDiffieHellmanPublicKey>(to recipient: PK, kem: HPKE.KEM) throws {
            let written = try recipient.hpkeRepresentation(kem: kem)
            let ephemeral = PK.EphemeralPrivateKey()
            encapsulatedKey = try ephemeral.publicKey.hpkeRepresentation(kem: kem)
            sharedSecret = try kem.sharedSecret(
                of: [ephemeral.sharedSecretFromKeyAgreement(with: recipient)],
                context: encapsulatedKey + written
            )
        }

        /// By two exchanges, of which one is with the sender's key.
        init<SK: HPKEDiffieHellmanPrivateKey>(to recipient: SK.PublicKey, from sender: SK, kem: HPKE.KEM) throws {
            let senderWritten = try sender.publicKey.hpkeRepresentation(kem: kem)
            let written = try recipient.hpkeRepresentation(kem: kem)
            let ephemeral = SK.PublicKey.EphemeralPrivateKey()
            encapsulatedKey = try ephemeral.publicKey.hpkeRepresentation(kem: kem)
            sharedSecret = try kem.sharedSecret(
                of: [
                    ephemeral.sharedSecretFromKeyAgreement(with: recipient),
                    sender.sharedSecretFromKeyAgreement(with: recipient),
                ],
                context: encapsulatedKey + written + senderWritten
            )
        }

        /// By the key itself.
        init<PK: HPKEKEMPublicKey>(to recipient: PK) throws {
            let result = try recipient.encapsulate()
            sharedSecret = result.sharedSecret.secret
            encapsulatedKey = result.encapsulated
        }
    }
}

extension HPKE.KEM {
    /// The secret that was encapsulated by one exchange, or by two when the sender is known.
    func decapsulate<SK: HPKEDiffieHellmanPrivateKey>(
        _ encapsulatedKey: Data,
        with recipient: SK,
        from sender: SK.PublicKey?
    ) throws -> SecretBytes {
        let written = try recipient.publicKey.hpkeRepresentation(kem: self)
        let ephemeral = try SK.PublicKey(encapsulatedKey, kem: self)
        var exchanged = [try recipient.sharedSecretFromKeyAgreement(with: ephemeral)]
        var context = encapsulatedKey + written
        if let sender {
            exchanged.append(try recipient.sharedSecretFromKeyAgreement(with: sender))
            context += try sender.hpkeRepresentation(kem: self)
        }
        return try sharedSecret(of: exchanged, context: context)
    }

    fileprivate func sharedSecret(of exchanged: [SharedSecret], context: Data) throws(CryptoKitError) -> SecretBytes {
        let joined = SecretBytes(count: exchanged.reduce(0) { $0 + $1.secret.count }) { output in
            for part in exchanged {
                part.secret.withBytes { part in for index in part.indices { output.append(part[index]) } }
            }
        }
        return try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
            try base.sharedSecret(of: joined, context: [UInt8](context))
        }
    }
}
