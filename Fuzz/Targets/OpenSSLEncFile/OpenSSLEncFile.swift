import FuzzSupport
import MimaBytes
import MimaCrypto
import MimaFiles
import MimaIO

/// Files of `openssl enc`, binary and in base64, read whole and in pieces.
@main
enum OpenSSLEncFile: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let ciphers: [UnauthenticatedCipher] = [.cbc(.aes256), .ctr(.aes128), .chaCha20]
        let cipher = ciphers[Int(bytes.first ?? 0) % ciphers.count]
        let whole = decrypt(MemorySource(bytes), cipher)
        let inPieces = decrypt(PieceSource(bytes, firstPiece: Int(bytes.last ?? 0)), cipher)
        require(whole == inPieces, "\(whole) in one, \(inPieces) in pieces")

        // What is written in base64 is read again.
        let sink = MemorySink()
        let passphrase = SecretBytes(copying: Array("fuzz".utf8))
        let derivation = OpenSSLEnc.KeyDerivation.insecureBytesToKey(.sha256)
        let source = PieceSource(bytes, firstPiece: Int(bytes.first ?? 0))
        try? OpenSSLEnc.encrypt(from: source, to: sink, cipher, derivation, passphrase: passphrase, encoding: .base64)
        require(decrypt(MemorySource(sink.bytes), cipher) == .plaintext(bytes), "what was encrypted is not decrypted")
    }
}

/// What decrypting a file came to.
private enum Outcome: Equatable {
    case plaintext([UInt8])
    case failure(FilesError)
}

private func decrypt(_ source: any ByteSource, _ cipher: UnauthenticatedCipher) -> Outcome {
    let sink = MemorySink()
    do throws(FilesError) {
        let passphrase = SecretBytes(copying: Array("fuzz".utf8))
        let derivation = OpenSSLEnc.KeyDerivation.insecureBytesToKey(.sha256)
        try OpenSSLEnc.decrypt(from: source, to: sink, cipher, derivation, passphrase: passphrase)
        return .plaintext(sink.bytes)
    } catch {
        return .failure(error)
    }
}
