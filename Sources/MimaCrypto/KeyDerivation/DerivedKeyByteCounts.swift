/// The sizes in bytes of a key that a password may become.
///
/// The standards allow more than 2^37 bytes, which nobody needs: this limit keeps a size that came from input from
/// taking all memory.
let derivedKeyByteCounts = 1...(1 << 24)

/// Throws unless a key derived from a password may have `byteCount` bytes.
func requireDerivedKeyByteCount(_ byteCount: Int) throws(CryptoError) {
    if !derivedKeyByteCounts.contains(byteCount) {
        throw .parameterOutOfRange("size of the derived key", found: byteCount, allowed: derivedKeyByteCounts)
    }
}
