internal import FoundationEssentials
internal import MimaCrypto

extension Data {
    /// Both numbers, one after another, of an ECDSA signature in DER.
    init<Bytes: DataProtocol>(ecdsaDER der: Bytes, on curve: NISTCurve) throws(CryptoKitMetaError) {
        let der = [UInt8](der)
        if let fault = ASN1Reader.faultOfECDSASignature(der) { throw fault }
        do {
            let fixed = try SignatureScheme.Form.der.convert(der, to: .ieeeP1363, orderByteCount: curve.byteCount)
            self = Data(fixed)
        } catch {
            // It is a signature, but its numbers are too large.
            throw CryptoKitError.incorrectParameterSize
        }
    }

    /// The ECDSA signature in DER whose numbers these bytes are, one after another.
    var ecdsaDER: Data {
        // The bytes are even in number and enough for a curve, which is all that is asked of them.
        let der = try? SignatureScheme.Form.ieeeP1363.convert([UInt8](self), to: .der, orderByteCount: count / 2)
        return Data(der ?? [])
    }
}
