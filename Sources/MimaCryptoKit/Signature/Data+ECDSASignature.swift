internal import FoundationEssentials
internal import MimaCrypto

extension Data {
    /// Both numbers, one after another, of an ECDSA signature in DER.
    init<Bytes: DataProtocol>(ecdsaDER der: Bytes, on curve: NISTCurve) throws(CryptoKitMetaError) {
        let der = [UInt8](der)
        do throws(MimaCrypto.CryptoError) {
            self = Data(try ECDSASignatureForm.fixed(fromDER: der.span, byteCount: curve.byteCount))
        } catch {
            if case .wrongByteCount = error { throw CryptoKitError.incorrectParameterSize }
            throw ASN1Reader.faultOfECDSASignature(der)
        }
    }

    /// The ECDSA signature in DER whose numbers these bytes are, one after another.
    var ecdsaDER: Data {
        Data(withContiguousSpan { ECDSASignatureForm.der(fromFixed: $0) })
    }
}
