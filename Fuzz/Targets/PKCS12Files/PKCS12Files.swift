import FuzzSupport
import MimaBytes
import MimaCrypto

/// PKCS#12 files, opened with the passphrase of the seeds. Few inputs get past the authentication code; what is before it,
/// and what a file without one has, is read of all.
@main
enum PKCS12Files: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        guard let file = try? PKCS12(bytes) else { return }
        guard
            let contents = try? file.open(
                passphrase: SecretBytes(copying: Array("river".utf8).span),
                maximumIterations: 10_000
            )
        else { return }
        for entry in contents.keys {
            let der = entry.key.pkcs8DERRepresentation.withBytes { der in der.indices.map { der[$0] } }
            let again = try? PrivateKey(anyOf: der, limits: .legacy)
            require(again?.publicKey == entry.key.publicKey, "a private key is not read as it is written")
        }
        for entry in contents.certificates { _ = try? entry.certificate.publicKey() }
    }
}
