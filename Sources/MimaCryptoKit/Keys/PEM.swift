internal import MimaBytes
internal import MimaCrypto

/// Keys as text (RFC 7468).
enum PEM {
    /// The label and the contents of a text that is one PEM document.
    static func read(_ text: String) throws(CryptoKitASN1Error) -> (label: String, contents: SecretBytes) {
        do {
            let document = try PEMDocument(Array(text.utf8).span)
            // Encrypted keys in the older form have headers; they are read elsewhere.
            guard document.headers.isEmpty else { throw CryptoKitASN1Error.invalidPEMDocument }
            return (document.label, document.contents)
        } catch {
            throw .invalidPEMDocument
        }
    }

    /// The document without a line feed at its end.
    static func text(_ label: String, _ contents: SecretBytes) -> String {
        let text = PEMDocument.secretText(label: label, contents)
        return text.withBytes { text in
            String(decoding: [UInt8](copying: text.extracting(0..<(text.count - 1))), as: UTF8.self)
        }
    }
}
