import MimaBytes

/// Bytes written in hexadecimal.
func bytes(hex text: String) throws -> [UInt8] { try Hex.decode(text) }

/// A message of `count` bytes, byte i of which is i mod 251.
func message(_ count: Int) -> [UInt8] {
    // A closure for each byte takes the thread sanitizer a minute for what this does in a second.
    var bytes = [UInt8](repeating: 0, count: count)
    var index = 0
    while index < count {
        bytes[index] = UInt8(index % 251)
        index += 1
    }
    return bytes
}

/// The bytes of a secret, which a test may look at.
func contents(_ secret: SecretBytes) -> [UInt8] {
    secret.withBytes { span in span.indices.map { span[$0] } }
}
