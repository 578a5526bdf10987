package import Foundation
package import MimaBytes

/// The key files in `Keys`, which ssh-keygen and openssl made (see `Keys/README.md`).
package enum KeyFiles {
    package static let passphrase = secret("correct horse")

    package static func secret(_ text: String) -> SecretBytes { SecretBytes(copying: Array(text.utf8)) }

    package static func url(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(components: "Keys", name)
    }

    package static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

    package static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// What is in the PEM block of a file, decoded by Foundation.
    package static func contents(_ name: String) throws -> [UInt8] {
        let lines = try text(name).split(separator: "\n").dropFirst().dropLast()
        return Array(Data(base64Encoded: lines.joined()) ?? Data())
    }

    /// A file with a PEM block of these contents.
    package static func pem(_ contents: [UInt8], label: String = "OPENSSH PRIVATE KEY") -> [UInt8] {
        let body = Data(contents).base64EncodedString(options: .lineLength64Characters)
        return Array("-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n".utf8)
    }

    /// The RSA key as PKCS#1 has it.
    package static func rsaPKCS1() throws -> SecretBytes { SecretBytes(copying: try contents("rsa-pkcs1.key")) }
}

extension SecretBytes {
    /// The bytes, for a test to look at.
    package var revealed: [UInt8] { withBytes { bytes in bytes.indices.map { bytes[$0] } } }
}
