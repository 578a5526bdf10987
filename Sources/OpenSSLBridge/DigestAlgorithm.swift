import COpenSSL

/// A digest fetched from libcrypto's providers, once for the process.
///
/// Fetching costs several times what hashing a short message does, so each algorithm is an immutable static.
@safe
package struct DigestAlgorithm: @unchecked Sendable {
    // Sendable: a record is immutable, as is an EVP_MD, and neither is ever freed.
    private let record: UnsafePointer<Record>

    /// In memory of its own, so that handing on an algorithm is handing on an address.
    @safe
    private struct Record {
        let pointer: OpaquePointer
        let name: StaticString
        let byteCount: Int
        let blockByteCount: Int
        let isExtendable: Bool
    }

    var pointer: OpaquePointer { unsafe record.pointee.pointer }
    /// libcrypto's name of the algorithm, as its KDF and MAC parameters want it.
    var name: StaticString { unsafe record.pointee.name }
    /// The size of the digest in bytes; zero for an extendable-output function of a libcrypto without a default.
    package var byteCount: Int { unsafe record.pointee.byteCount }
    /// The size of the block that the compression function takes, in bytes.
    package var blockByteCount: Int { unsafe record.pointee.blockByteCount }
    /// Whether the function gives output of any length.
    package var isExtendable: Bool { unsafe record.pointee.isExtendable }

    private init?(fetching name: StaticString) {
        guard let fetched = unsafe EVP_MD_fetch(nil, name.cString, nil) else {
            ERR_clear_error()
            return nil
        }
        let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
        unsafe record.initialize(
            to: Record(
                pointer: fetched,
                name: name,
                byteCount: Int(EVP_MD_get_size(fetched)),
                blockByteCount: Int(EVP_MD_get_block_size(fetched)),
                isExtendable: EVP_MD_get_flags(fetched) & UInt(EVP_MD_FLAG_XOF) != 0
            )
        )
        unsafe self.record = UnsafePointer(record)
    }

    // Each is nil where the running libcrypto, or the provider that the system's policy allows, does not offer it.
    package static let md5 = DigestAlgorithm(fetching: "MD5")
    package static let sha1 = DigestAlgorithm(fetching: "SHA1")
    package static let sha224 = DigestAlgorithm(fetching: "SHA2-224")
    package static let sha256 = DigestAlgorithm(fetching: "SHA2-256")
    package static let sha384 = DigestAlgorithm(fetching: "SHA2-384")
    package static let sha512 = DigestAlgorithm(fetching: "SHA2-512")
    package static let sha512t224 = DigestAlgorithm(fetching: "SHA2-512/224")
    package static let sha512t256 = DigestAlgorithm(fetching: "SHA2-512/256")
    package static let sha3t224 = DigestAlgorithm(fetching: "SHA3-224")
    package static let sha3t256 = DigestAlgorithm(fetching: "SHA3-256")
    package static let sha3t384 = DigestAlgorithm(fetching: "SHA3-384")
    package static let sha3t512 = DigestAlgorithm(fetching: "SHA3-512")
    package static let shake128 = DigestAlgorithm(fetching: "SHAKE-128")
    package static let shake256 = DigestAlgorithm(fetching: "SHAKE-256")
    package static let blake2b512 = DigestAlgorithm(fetching: "BLAKE2B-512")
    package static let blake2s256 = DigestAlgorithm(fetching: "BLAKE2S-256")
    package static let sm3 = DigestAlgorithm(fetching: "SM3")
    package static let ripemd160 = DigestAlgorithm(fetching: "RIPEMD-160")
}

extension StaticString {
    /// The text as a C string that lives as long as the process. Only for literals of ASCII, which end in a NUL.
    var cString: UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
    }
}

extension DigestAlgorithm: Equatable {
    /// Whether both are the same fetched algorithm.
    package static func == (left: DigestAlgorithm, right: DigestAlgorithm) -> Bool {
        unsafe left.record == right.record
    }
}
