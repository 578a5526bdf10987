import COpenSSL
package import MimaBytes
import Synchronization

/// An asymmetric key: an owned EVP_PKEY.
@safe
package final class Key: @unchecked Sendable {
    // Sendable: nothing here changes a key after it is made, and libcrypto locks what it caches inside one.
    let pointer: OpaquePointer
    /// The context of the last operation, for the next one.
    let keptContext = Mutex<KeyContext?>(nil)

    init(owning pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe EVP_PKEY_free(pointer)
    }

    /// Appends a property of the key that is a string of bytes, of a size known before.
    fileprivate func append(
        to output: inout OutputSpan<UInt8>,
        byteCount: Int,
        _ operation: StaticString,
        _ get: (OpaquePointer, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>) -> Int32
    ) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= byteCount, "no room for the key")
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            var written = free.count
            try check(unsafe get(pointer, free.baseAddress, &written), operation)
            count += written
        }
    }
}

// MARK: Keys that are a plain string of bytes

extension Key {
    /// The kinds of key whose raw form is a string of bytes (RFC 7748, RFC 8032).
    package enum RawKind: Hashable, Sendable, CustomStringConvertible {
        case x25519
        case x448
        case ed25519
        case ed448

        /// libcrypto's name for the type.
        package var openSSLType: StaticString {
            switch self {
            case .x25519: "X25519"
            case .x448: "X448"
            case .ed25519: "ED25519"
            case .ed448: "ED448"
            }
        }

        /// The name that people know.
        package var description: String {
            switch self {
            case .x25519: "X25519"
            case .x448: "X448"
            case .ed25519: "Ed25519"
            case .ed448: "Ed448"
            }
        }

        /// The size in bytes of a private key, and of a public one.
        package var byteCount: Int {
            switch self {
            case .x25519, .ed25519: 32
            case .x448: 56
            case .ed448: 57
            }
        }
    }

    package static func generate(_ kind: RawKind) throws(OpenSSLFailure) -> Key {
        try generate(kind.openSSLType)
    }

    package static func privateKey(_ kind: RawKind, raw: Span<UInt8>) throws(OpenSSLFailure) -> Key {
        try unsafe raw.withUnsafeBufferPointer { (raw) throws(OpenSSLFailure) in
            unsafe Key(
                owning: try unsafe check(
                    EVP_PKEY_new_raw_private_key_ex(nil, kind.openSSLType.cString, nil, raw.baseAddress, raw.count),
                    "EVP_PKEY_new_raw_private_key_ex"
                )
            )
        }
    }

    package static func publicKey(_ kind: RawKind, raw: Span<UInt8>) throws(OpenSSLFailure) -> Key {
        try unsafe raw.withUnsafeBufferPointer { (raw) throws(OpenSSLFailure) in
            unsafe Key(
                owning: try unsafe check(
                    EVP_PKEY_new_raw_public_key_ex(nil, kind.openSSLType.cString, nil, raw.baseAddress, raw.count),
                    "EVP_PKEY_new_raw_public_key_ex"
                )
            )
        }
    }

    /// The raw public key.
    package func rawPublicKey(_ kind: RawKind) throws(OpenSSLFailure) -> [UInt8] {
        try [UInt8](capacity: kind.byteCount) { (output) throws(OpenSSLFailure) in
            unsafe try append(to: &output, byteCount: kind.byteCount, "EVP_PKEY_get_raw_public_key") {
                unsafe EVP_PKEY_get_raw_public_key($0, $1, $2)
            }
        }
    }

    /// The raw private key.
    package func rawPrivateKey(_ kind: RawKind) throws(OpenSSLFailure) -> SecretBytes {
        try SecretBytes(count: kind.byteCount) { (output) throws(OpenSSLFailure) in
            unsafe try append(to: &output, byteCount: kind.byteCount, "EVP_PKEY_get_raw_private_key") {
                unsafe EVP_PKEY_get_raw_private_key($0, $1, $2)
            }
        }
    }
}
