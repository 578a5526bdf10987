import COpenSSL

extension KDF {
    /// Which Argon2 it is.
    package enum Argon2Variant: Sendable { case d, i, id }

    /// What an Argon2 costs, and its version.
    package struct Argon2Costs: Sendable {
        let version: UInt64
        let memory: UInt64
        let passes: UInt64
        let lanes: UInt64

        package init(version: UInt64, memory: UInt64, passes: UInt64, lanes: UInt64) {
            self.version = version
            self.memory = memory
            self.passes = passes
            self.lanes = lanes
        }
    }

    @safe
    private struct FetchedArgon2: @unchecked Sendable {
        // Sendable: an EVP_KDF is immutable once fetched; these are never freed.
        let pointer: OpaquePointer?
        static let d = FetchedArgon2("ARGON2D")
        static let i = FetchedArgon2("ARGON2I")
        static let id = FetchedArgon2("ARGON2ID")

        /// libcrypto has it from 3.2 on, so its absence is no failure: what it says of it is dropped.
        init(_ name: String) {
            unsafe pointer = EVP_KDF_fetch(nil, name, nil)
            if unsafe pointer == nil { _ = OpenSSLFailure.drain(after: "EVP_KDF_fetch") }
        }

        static func of(_ variant: Argon2Variant) -> FetchedArgon2 {
            switch variant {
            case .d: d
            case .i: i
            case .id: id
            }
        }
    }

    /// Whether the running libcrypto has this Argon2.
    package static func hasArgon2(_ variant: Argon2Variant) -> Bool {
        unsafe FetchedArgon2.of(variant).pointer != nil
    }

    /// Argon2 (RFC 9106) on this thread: fills what `output` has free.
    package static func argon2(
        _ variant: Argon2Variant,
        password: Span<UInt8>,
        salt: Span<UInt8>,
        secret: Span<UInt8>,
        associatedData: Span<UInt8>,
        costs: Argon2Costs,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        var numbers: InlineArray<6, UInt64> = [costs.version, costs.memory, costs.passes, costs.lanes, 1, 1]
        var span = numbers.mutableSpan
        try unsafe password.withUnsafeBufferPointer { (password) throws(OpenSSLFailure) in
            try unsafe salt.withUnsafeBufferPointer { (salt) throws(OpenSSLFailure) in
                try unsafe secret.withUnsafeBufferPointer { (secret) throws(OpenSSLFailure) in
                    try unsafe associatedData.withUnsafeBufferPointer { (data) throws(OpenSSLFailure) in
                        try unsafe span.withUnsafeMutableBufferPointer { (numbers) throws(OpenSSLFailure) in
                            guard let first = numbers.baseAddress else { return }
                            var parameters = unsafe [
                                Parameter.bytes("pass", password),
                                Parameter.bytes("salt", salt),
                                Parameter.number("version", first),
                                Parameter.number("memcost", first + 1),
                                Parameter.number("iter", first + 2),
                                Parameter.number("lanes", first + 3),
                                Parameter.number("threads", first + 4),
                                Parameter.number("early_clean", first + 5),
                            ]
                            if secret.count > 0 { unsafe parameters.append(Parameter.bytes("secret", secret)) }
                            if data.count > 0 { unsafe parameters.append(Parameter.bytes("ad", data)) }
                            unsafe parameters.append(Parameter.end)
                            try unsafe derive(FetchedArgon2.of(variant).pointer, parameters, into: &output)
                        }
                    }
                }
            }
        }
    }
}
