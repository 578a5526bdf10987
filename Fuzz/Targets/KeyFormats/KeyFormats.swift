import FuzzSupport
import MimaBytes
import MimaCrypto

/// Keys in every format. What is read is the same key when it is written in DER and read again.
@main
enum KeyFormats: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        guard let file = try? EncodedKey(bytes, limits: .legacy) else { return }
        if let key = file.publicKey {
            let again = try? PublicKey(derRepresentation: key.derRepresentation, limits: .legacy)
            require(again == key, "a public key is not read as it is written")
        }
        // The work that a passphrase takes is up to the file, within limits that are too high for a fuzzer.
        if file.isEncrypted { return }
        guard let key = try? file.unlock().key else { return }
        let der = key.pkcs8DERRepresentation.withBytes { der in der.indices.map { der[$0] } }
        let again = try? PrivateKey(anyOf: der, limits: .legacy)
        require(again?.publicKey == key.publicKey, "a private key is not read as it is written")
    }
}
