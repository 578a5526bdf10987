public import FoundationEssentials
internal import MimaCrypto

extension AES {
    /// AES key wrap (RFC 3394): encrypts a key under another, with a check and without a nonce.
    public enum KeyWrap: Sendable {
        /// The wrapped key, 8 bytes longer.
        ///
        /// Throws ``CryptoKitError/underlyingCoreCryptoError(error:)`` when `keyToWrap` has not 16 bytes or more, in
        /// whole 8 of them, or `kek` has not 128, 192 or 256 bits.
        public static func wrap(_ keyToWrap: SymmetricKey, using kek: SymmetricKey) throws -> Data {
            do {
                return Data(
                    try MimaCrypto.KeyWrap.wrap(
                        keyToWrap.base,
                        using: kek.base
                    )
                )
            } catch {
                throw CryptoKitError.libcryptoFailed
            }
        }

        /// The key that `wrappedKey` holds.
        ///
        /// Throws ``CryptoKitError/underlyingCoreCryptoError(error:)`` when it was altered or wrapped under another
        /// key, or `kek` has not 128, 192 or 256 bits.
        public static func unwrap<WrappedKey: DataProtocol>(
            _ wrappedKey: WrappedKey,
            using kek: SymmetricKey
        ) throws -> SymmetricKey {
            do {
                return SymmetricKey(
                    try MimaCrypto.KeyWrap.unwrap(
                        [UInt8](wrappedKey),
                        using: kek.base
                    ).secretBytes
                )
            } catch {
                throw CryptoKitError.libcryptoFailed
            }
        }
    }
}
