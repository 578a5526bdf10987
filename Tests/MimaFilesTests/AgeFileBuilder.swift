import MimaBytes
import MimaCrypto
import MimaFiles
import MimaIO

/// Puts age files together from the specification (C2SP, age v1), piece by piece, so that any piece can be wrong.
///
/// It shares nothing with the code under test but HKDF, HMAC, the cipher and base64.
struct AgeFileBuilder {
    /// The lines of the header before the last one, without line feeds.
    var lines = ["age-encryption.org/v1", "-> plain", ""]
    var fileKey = Array("YELLOW SUBMARINE".utf8)
    var nonce = [UInt8](0..<16)

    /// Everything that the authentication code covers.
    var authenticated: [UInt8] {
        Array(lines.map { $0 + "\n" }.joined().utf8) + Array("---".utf8)
    }

    /// The header with the authentication code that belongs to it.
    func header() throws -> [UInt8] {
        authenticated + Array(" \(Base64.encode(try authenticationCode(), padded: false))\n".utf8)
    }

    func authenticationCode() throws -> [UInt8] {
        let key = try derive(salt: [], info: "header")
        return try MACAlgorithm.hmac(.sha256).authenticationCode(for: authenticated, using: key)
    }

    /// A file with these chunks, numbered and ended as they should be.
    func file(chunks: [[UInt8]]) throws -> [UInt8] {
        try header() + payload(chunks.indices.map { Chunk(chunks[$0], number: $0, isLast: $0 == chunks.count - 1) })
    }

    /// A chunk of the payload as it says of itself where it belongs.
    struct Chunk {
        var plaintext: [UInt8]
        var number: Int
        var isLast: Bool

        init(_ plaintext: [UInt8], number: Int, isLast: Bool = false) {
            self.plaintext = plaintext
            self.number = number
            self.isLast = isLast
        }
    }

    func payload(_ chunks: [Chunk]) throws -> [UInt8] {
        try chunks.reduce(nonce) { try $0 + sealed($1) }
    }

    func sealed(_ chunk: Chunk) throws -> [UInt8] {
        let key = try derive(salt: nonce, info: "payload")
        var counter = [UInt8](repeating: 0, count: 12)
        var rest = chunk.number
        for index in (0..<11).reversed() {
            counter[index] = UInt8(rest % 256)
            rest /= 256
        }
        counter[11] = chunk.isLast ? 1 : 0
        return try [UInt8](capacity: chunk.plaintext.count + 16) { (output) throws(CryptoError) in
            try AEAD.chaCha20Poly1305.seal(chunk.plaintext.span, using: key, nonce: counter.span, into: &output)
        }
    }

    private func derive(salt: [UInt8], info: String) throws -> SymmetricKey {
        try HKDF(.sha256).deriveKey(
            from: SymmetricKey(SecretBytes(copying: fileKey)),
            salt: salt,
            info: Array(info.utf8),
            byteCount: 32
        )
    }
}

/// An identity to which every file's key is plain: the one that ``AgeFileBuilder`` uses.
struct PlainIdentity: Age.Identity {
    func unwrap(_ stanzas: [Age.Stanza]) throws(FilesError) -> Age.FileKey? {
        Age.FileKey(SecretBytes(copying: Array("YELLOW SUBMARINE".utf8)))
    }

    func recipients() throws(FilesError) -> [any Age.Recipient] { [] }
}

/// What decrypting `file` comes to: the plaintext that was released, and why that is not all.
func decrypting(
    _ file: [UInt8],
    with identities: [any Age.Identity] = [PlainIdentity()],
    armor: Age.ArmorRule = .detected
) -> (released: [UInt8], failure: FilesError?) {
    let sink = MemorySink()
    do throws(FilesError) {
        try Age.Decryptor(with: identities, armor: armor).decrypt(from: MemorySource(file), to: sink)
        return (sink.bytes, nil)
    } catch {
        return (sink.bytes, error)
    }
}

/// The error that parsing this header gives, if any.
func headerFailure(_ text: String) -> FilesError? {
    headerFailure(Array(text.utf8))
}

/// The error that parsing this header gives, if any.
func headerFailure(_ bytes: [UInt8]) -> FilesError? {
    do throws(FilesError) {
        _ = try Age.EncryptedFile(MemorySource(bytes), armor: .forbidden)
        return nil
    } catch {
        return error
    }
}

/// Bytes that repeat after 251, a prime, so that no swap of equally long blocks goes unnoticed.
func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8($0 % 251) }
}
