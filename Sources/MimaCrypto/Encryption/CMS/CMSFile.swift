internal import MimaBytes

/// The forms of files that CMS messages are in.
enum CMSFile {
    /// The message in BER, and the content beside it as it may have been signed, if there is any.
    static func read(_ file: [UInt8]) throws(CryptoError) -> (message: [UInt8], contents: [[UInt8]]) {
        if file.first == DERTag.sequence.rawValue { return (file, []) }
        if file.first == UInt8(ascii: "-") {
            let document = try PEMDocument(
                file.span,
                of: "CMS message",
                maximumByteCount: CMSMessage.maximumByteCount
            )
            guard ["CMS", "PKCS7", "PKCS #7 SIGNED DATA"].contains(document.label), document.headers.isEmpty else {
                throw .unsupported("the file is a PEM block of another kind than a CMS message: \(document.label)")
            }
            return (document.contents.revealed, [])
        }
        let mail = try MIMEEntity(file, in: 0..<file.count)
        switch mail.type {
        case "application/pkcs7-mime", "application/x-pkcs7-mime":
            return (try mail.decodedBody(in: file), [])
        case "multipart/signed":
            let (content, signature) = try mail.signedParts(in: file)
            let entity = try MIMEEntity(file, in: signature)
            guard ["application/pkcs7-signature", "application/x-pkcs7-signature"].contains(entity.type) else {
                throw .unsupported("the signature of the mail is none of S/MIME: \(entity.type)")
            }
            return (try entity.decodedBody(in: file), contents(file, content))
        default:
            throw .unsupported("the file is a mail or a text without S/MIME: \(mail.type)")
        }
    }

    /// The content with the line ends that mail has, which S/MIME signs (RFC 8551 §3.1.1), and as it is, which those
    /// sign who call it binary.
    private static func contents(_ file: [UInt8], _ range: Range<Int>) -> [[UInt8]] {
        let exact = Array(file[range])
        var canonical: [UInt8] = []
        canonical.reserveCapacity(exact.count)
        for byte in exact {
            if byte == 0x0a && canonical.last != 0x0d { canonical.append(0x0d) }
            canonical.append(byte)
        }
        return canonical == exact ? [exact] : [canonical, exact]
    }
}
