import MimaBytes

/// Bytes written in hexadecimal.
func bytes(hex text: String) throws -> [UInt8] { try Hex.decode(text) }

/// A message of `count` bytes, byte i of which is i mod 251.
func message(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 251) } }

/// The bytes of a secret, which a test may look at.
func contents(_ secret: SecretBytes) -> [UInt8] {
    secret.withBytes { span in span.indices.map { span[$0] } }
}
