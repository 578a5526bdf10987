public import FoundationEssentials
internal import MimaBytes

/// HKDF (RFC 5869) over any hash function: keys from a secret that is already strong, such as one agreed on.
public struct HKDF<H: HashFunction>: Sendable {
    /// A key of `outputByteCount` bytes, 1 to 255 times the hash value's size; another number is a programmer's error
    /// and traps.
    public static func deriveKey<Salt: DataProtocol, Info: DataProtocol>(
        inputKeyMaterial: SymmetricKey,
        salt: Salt,
        info: Info,
        outputByteCount: Int
    ) -> SymmetricKey {
        expand(
            pseudoRandomKey: extract(inputKeyMaterial: inputKeyMaterial, salt: salt),
            info: info,
            outputByteCount: outputByteCount
        )
    }

    /// As ``deriveKey(inputKeyMaterial:salt:info:outputByteCount:)``, without salt.
    public static func deriveKey<Info: DataProtocol>(
        inputKeyMaterial: SymmetricKey,
        info: Info,
        outputByteCount: Int
    ) -> SymmetricKey {
        deriveKey(
            inputKeyMaterial: inputKeyMaterial,
            salt: [UInt8](),
            info: info,
            outputByteCount: outputByteCount
        )
    }

    /// As ``deriveKey(inputKeyMaterial:salt:info:outputByteCount:)``, without info.
    public static func deriveKey<Salt: DataProtocol>(
        inputKeyMaterial: SymmetricKey,
        salt: Salt,
        outputByteCount: Int
    ) -> SymmetricKey {
        deriveKey(
            inputKeyMaterial: inputKeyMaterial,
            salt: salt,
            info: [UInt8](),
            outputByteCount: outputByteCount
        )
    }

    /// As ``deriveKey(inputKeyMaterial:salt:info:outputByteCount:)``, without salt and info.
    public static func deriveKey(inputKeyMaterial: SymmetricKey, outputByteCount: Int) -> SymmetricKey {
        deriveKey(
            inputKeyMaterial: inputKeyMaterial,
            salt: [UInt8](),
            info: [UInt8](),
            outputByteCount: outputByteCount
        )
    }

    /// The first step alone (RFC 5869 §2.2): a pseudorandom key as long as the hash value.
    public static func extract<Salt: DataProtocol>(
        inputKeyMaterial: SymmetricKey,
        salt: Salt?
    ) -> HashedAuthenticationCode<H> {
        // No salt is a key of zeros as long as the hash value, and for HMAC that is an empty key.
        let key = salt?.withContiguousSpan { SymmetricKey(SecretBytes(copying: $0)) } ?? SymmetricKey(data: [UInt8]())
        var hmac = HMAC<H>(key: key)
        inputKeyMaterial.secret.withBytes { hmac.update($0) }
        return hmac.finalize()
    }

    /// The second step alone (RFC 5869 §2.3): a key of `outputByteCount` bytes, 1 to 255 times the hash value's size;
    /// another number is a programmer's error and traps.
    public static func expand<PRK: ContiguousBytes, Info: DataProtocol>(
        pseudoRandomKey prk: PRK,
        info: Info?,
        outputByteCount: Int
    ) -> SymmetricKey {
        let allowed = 1...(255 * H.Digest.byteCount)
        precondition(allowed.contains(outputByteCount), "HKDF gives \(allowed) bytes, not \(outputByteCount)")
        let keyed = HMAC<H>(key: SymmetricKey(data: prk))
        var number: UInt8 = 0
        return SymmetricKey(
            SecretBytes(count: outputByteCount) { output in
                while output.freeCapacity > 0 {
                    // At most 255 blocks fit into a size that is allowed.
                    number += 1
                    var hmac = keyed
                    if number > 1 { hmac.update(output.span.extracting(last: H.Digest.byteCount)) }
                    if let info { hmac.update(data: info) }
                    hmac.update(InlineArray<1, UInt8>(repeating: number).span)
                    hmac.finalize().withSpan { block in
                        for index in block.indices where output.freeCapacity > 0 { output.append(block[index]) }
                    }
                }
            }
        )
    }
}
