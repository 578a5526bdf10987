import Mima

extension EncodedKey {
    /// Whether a file looks like a key in a format of ``EncodedKey``'s: PEM, JSON, DER or a line of SSH's.
    static func mayBeOne(_ contents: SecretBytes) -> Bool {
        contents.withBytes { bytes in
            var start = 0
            while start < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[start]) { start += 1 }
            guard start < bytes.count else { return false }
            if [UInt8(ascii: "-"), UInt8(ascii: "{"), 0x30].contains(bytes[start]) { return true }
            let beginning = (start..<min(bytes.count, start + 12)).map { bytes[$0] }
            return ["ssh-", "ecdsa-sha2-", "sk-"].contains { beginning.starts(with: $0.utf8) }
        }
    }
}
