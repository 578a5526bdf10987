/// A certificate of X.509 (RFC 5280) as it is in a file: its bytes and its public key. Nothing of it is verified here,
/// neither its signature nor its dates.
public struct Certificate: Sendable, Hashable {
    /// The certificate in DER.
    public let derRepresentation: [UInt8]

    /// Takes over a certificate in DER, which is looked at when its parts are asked for.
    public init(derRepresentation: [UInt8]) {
        self.derRepresentation = derRepresentation
    }

    /// The public key that the certificate is for (RFC 5280 §4.1.2.7).
    ///
    /// Throws as ``PublicKey/init(derRepresentation:limits:)`` does, and ``CryptoError/invalidKey(_:)`` when the bytes
    /// are no certificate.
    public func publicKey(limits: KeyLimits = .standard) throws(CryptoError) -> PublicKey {
        let bytes = derRepresentation.span
        var outer = DERReader(0..<bytes.count)
        var parts = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        var reader = try parts.readSequence(in: bytes)
        // The version; then the serial number, the signature's algorithm, the issuer, the dates and the subject.
        _ = try reader.readIfPresent(.explicit(0), in: bytes)
        _ = try reader.read(.integer, in: bytes)
        for _ in 0..<4 { _ = try reader.readSequence(in: bytes) }
        let start = reader.offset
        _ = try reader.readSequence(in: bytes)
        return try PublicKey(derRepresentation: bytes.array(start..<reader.offset), limits: limits)
    }

    /// The certificate in PEM: "BEGIN CERTIFICATE".
    public var pemRepresentation: String { PEMDocument.text(label: "CERTIFICATE", derRepresentation) }

    /// The SHA-256 of the certificate, by which people know it.
    public var digest: [UInt8] { SHA256.hash(data: derRepresentation).bytes }
}
