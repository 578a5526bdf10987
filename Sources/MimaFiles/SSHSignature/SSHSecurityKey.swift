internal import MimaCrypto

/// A public key that is kept in a FIDO authenticator (OpenSSH's PROTOCOL.u2f). It signs not the message but its hash,
/// between facts of the authenticator's own.
struct SSHSecurityKey {
    let key: PublicKey
    /// For whom the authenticator keeps the key, such as "ssh:".
    private let application: [UInt8]
    private let isECDSA: Bool

    static let ed25519Type = "sk-ssh-ed25519@openssh.com"
    static let ecdsaType = "sk-ecdsa-sha2-nistp256@openssh.com"

    /// The key in an authenticator that an SSH public key is; nil when it is of another type.
    init?(_ key: OpenSSHPublicKey) throws(FilesError) {
        guard [Self.ed25519Type, Self.ecdsaType].contains(key.type) else { return nil }
        let isECDSA = key.type == Self.ecdsaType
        let bytes = key.wireEncoding
        let fields: [Range<Int>]
        do throws(SSHWireError) {
            var reader = SSHWireReader()
            var found: [Range<Int>] = []
            for _ in 0..<(isECDSA ? 4 : 3) { found.append(try reader.readString(in: bytes.span)) }
            try reader.requireEnd(of: bytes.span)
            fields = found
        } catch {
            throw .crypto(.invalidKey("malformed SSH public key: \(error)"))
        }
        self.isECDSA = isECDSA
        let point = Array(bytes[fields[isECDSA ? 2 : 1]])
        application = Array(bytes[fields[isECDSA ? 3 : 2]])
        if isECDSA && (!bytes[fields[1]].elementsEqual("nistp256".utf8) || point.first != 4) {
            throw .crypto(.invalidKey("the SSH public key is not an uncompressed point of nistp256"))
        }
        self.key = try throwingFilesError { () throws(CryptoError) in
            try isECDSA
                ? PublicKey(.p256, x963Representation: point) : PublicKey(.ed25519, rawRepresentation: point)
        }
    }

    /// Whether the authenticator signed the message: `rest` is what follows the signature, its flags and its counter.
    func isValid(_ signature: [UInt8], for message: [UInt8], rest: [UInt8]) throws(CryptoError) -> Bool {
        guard rest.count == 5 else { throw .malformedSignature("the signature lacks the authenticator's facts") }
        let signed = SHA256.hash(data: application).bytes + rest + SHA256.hash(data: message).bytes
        return try key.isValidSignature(
            signature,
            for: signed,
            using: isECDSA ? .ecdsa(.sha256, .ieeeP1363) : .ed25519()
        )
    }

    /// Whether the signature is written as two numbers.
    var isPair: Bool { isECDSA }
}
