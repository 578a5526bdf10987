internal import MimaBytes
internal import OpenSSLBridge

/// Who computes an Argon2.
enum Argon2Engine: Equatable {
    /// The running libcrypto, 3.2 or later.
    case libcrypto
    /// The code beside this file.
    case swift

    /// libcrypto's when it has the variant, so that the system's updates and policy reach it; but libcrypto fills
    /// several lanes one after the other unless the whole process has been given threads for it, which is not a
    /// library's to change, so those are filled here.
    static func choice(for argon2: Argon2, libcryptoHas: Bool) -> Argon2Engine {
        libcryptoHas && argon2.parallelism == 1 ? .libcrypto : .swift
    }

    static func libcryptoHas(_ variant: Argon2.Variant) -> Bool {
        KDF.hasArgon2(variant.libcrypto)
    }
}

extension Argon2.Variant {
    var libcrypto: KDF.Argon2Variant {
        switch self {
        case .d: .d
        case .i: .i
        case .id: .id
        }
    }
}

extension Argon2 {
    func hashWithLibcrypto(_ inputs: Inputs, byteCount: Int) throws(CryptoError) -> SecretBytes {
        do throws(OpenSSLFailure) {
            return try inputs.password.withBytes { (password) throws(OpenSSLFailure) in
                try (inputs.secret ?? SecretBytes(copying: [])).withBytes { (secret) throws(OpenSSLFailure) in
                    try SecretBytes(count: byteCount) { (output) throws(OpenSSLFailure) in
                        try KDF.argon2(
                            variant.libcrypto,
                            password: password,
                            salt: inputs.salt.span,
                            secret: secret,
                            associatedData: inputs.associatedData.span,
                            costs: KDF.Argon2Costs(
                                version: UInt64(version.rawValue),
                                memory: UInt64(memory),
                                passes: UInt64(passes),
                                lanes: UInt64(parallelism)
                            ),
                            into: &output
                        )
                    }
                }
            }
        } catch {
            throw CryptoError(error)
        }
    }
}
