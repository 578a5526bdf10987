internal import MimaBytes

extension Certificate {
    /// The certificates of a file: one in DER, or any number in PEM, with text between them that is passed over and
    /// blocks of other kinds that are too.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when there are none or one is damaged, and
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` when the file has more than 16 MiB.
    public static func readAll(_ file: [UInt8]) throws(CryptoError) -> [Certificate] {
        try requireByteCount(file.count, of: "file of certificates", in: 0...(1 << 24))
        var found: [Certificate] = []
        if file.first == DERTag.sequence.rawValue {
            found = [Certificate(derRepresentation: file)]
        } else {
            let text = file.span
            for range in PEMDocument.blocks(in: text) {
                let document = try PEMDocument(text.extracting(range), of: "certificate")
                guard ["CERTIFICATE", "X509 CERTIFICATE"].contains(document.label) else { continue }
                found.append(Certificate(derRepresentation: document.contents.revealed))
            }
        }
        if found.isEmpty { throw .invalidKey("the file has no certificate in PEM or DER") }
        guard try list(found) != nil else { throw .invalidKey("the file has a certificate that is damaged") }
        return found
    }
}
