internal import MimaBytes
internal import MimaCrypto
internal import MimaIO

/// A message for a hash function that is put together from secret parts, in memory that is wiped.
struct CryptMessage {
    private var parts: [(bytes: SecretBytes, count: Int)] = []

    /// Adds the bytes, or the first `count` of them.
    mutating func add(_ bytes: SecretBytes, first count: Int? = nil) {
        parts.append((bytes, min(count ?? bytes.count, bytes.count)))
    }

    /// Adds the bytes repeated up to `count` bytes.
    mutating func add(_ bytes: SecretBytes, repeatedTo count: Int) {
        var left = count
        while left > 0 && bytes.count > 0 {
            add(bytes, first: left)
            left -= min(left, bytes.count)
        }
    }

    /// The message as a secret.
    var bytes: SecretBytes {
        SecretBytes(count: parts.reduce(0) { $0 + $1.count }) { output in
            for part in parts {
                part.bytes.withBytes { output.append(copying: $0.extracting(first: part.count)) }
            }
        }
    }

    /// The digest of the message.
    func hash(_ algorithm: HashAlgorithm) throws(PasswordError) -> SecretBytes {
        try throwingPasswordError { () throws(CryptoError) in
            try SecretBytes(count: algorithm.byteCount) { (output) throws(CryptoError) in
                var context = try HashContext(algorithm)
                for part in parts {
                    part.bytes.withBytes { context.update($0.extracting(first: part.count)) }
                }
                context.finalize(into: &output)
            }
        }
    }
}

extension SecretBytes {
    /// What a C program sees of the secret: all before the first zero byte.
    var beforeZeroByte: SecretBytes {
        withBytes { bytes in
            for index in bytes.indices where bytes[index] == 0 {
                return SecretBytes(copying: bytes.extracting(first: index))
            }
            return self
        }
    }
}
