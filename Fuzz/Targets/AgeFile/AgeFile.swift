import FuzzSupport
import MimaBytes
import MimaFiles
import MimaIO

/// Files of age, in armor or not: header, armor and payload.
@main
enum AgeFile: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let whole = open(MemorySource(bytes))
        let inPieces = open(PieceSource(bytes, firstPiece: Int(bytes.last ?? 0)))
        require(
            whole.failure == inPieces.failure,
            "\(whole.failure as Any) in one, \(inPieces.failure as Any) in pieces"
        )
        require(whole.plaintext == inPieces.plaintext, "the plaintext depends on the pieces")
        checkHeader(bytes)
    }
}

/// Whatever header is accepted is written again as the same bytes.
private func checkHeader(_ bytes: [UInt8]) {
    guard let file = try? Age.EncryptedFile(MemorySource(bytes), armor: .forbidden) else { return }
    require(bytes.starts(with: file.header.bytes), "the header is not written as it was read")
}

/// What opening a file came to. The fuzzer knows the key, so that it gets as far as the payload.
private func open(_ source: any ByteSource) -> (plaintext: [UInt8], failure: FilesError?) {
    let sink = MemorySink()
    do throws(FilesError) {
        try Age.Decryptor(with: identities()).decrypt(from: source, to: sink)
        return (sink.bytes, nil)
    } catch {
        return (sink.bytes, error)
    }
}

/// The identities that the seeds are made for: see seeds.
private func identities() throws(FilesError) -> [any Age.Identity] {
    [
        try Age.X25519Identity("AGE-SECRET-KEY-10N2QAELG00ZA9QY6Q4A8VSCRHP7VM73G3Q5Z4ND2AS30YZUSL6JSRNKHZW"),
        Age.PassphraseIdentity(SecretBytes(copying: Array("fuzz".utf8)), maximumLogCost: 4),
    ]
}
