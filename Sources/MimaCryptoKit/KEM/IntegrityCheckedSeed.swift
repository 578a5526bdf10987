internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// A seed and the SHA3-256 of the public key that it makes, by which a damaged one is known.
enum IntegrityCheckedSeed {
    /// Takes both apart. Throws ``CryptoKitError/incorrectKeySize`` when the seed would not have `seedByteCount` bytes.
    static func split(_ data: some DataProtocol, seedByteCount: Int) throws(CryptoKitError) -> (SecretBytes, [UInt8]) {
        let bytes = SecretBytes(copying: [UInt8](data))
        guard bytes.count == seedByteCount + 32 else { throw .incorrectKeySize }
        return bytes.withBytes { bytes in
            (
                SecretBytes(copying: bytes.extracting(0..<seedByteCount)),
                [UInt8](copying: bytes.extracting(seedByteCount..<bytes.count))
            )
        }
    }

    static func joining(_ seed: SecretBytes, publicKey: [UInt8]) -> Data {
        seed.withBytes { Data(copying: $0) } + digest(publicKey)
    }

    /// The digest of a public key.
    static func digest(_ publicKey: [UInt8]) -> [UInt8] {
        [UInt8](SHA3_256.hash(data: publicKey))
    }
}
