public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

extension AES {
    /// The CMAC of AES (NIST SP 800-38B, RFC 4493): a value that takes a message in pieces, and may be copied between
    /// two of them.
    public struct CMAC: Sendable {
        private var context: SharedContext
        private let outputByteCount: Int

        /// Starts a code of 16 bytes. Throws ``CryptoKitError/incorrectKeySize`` for a key that has not 128, 192 or 256
        /// bits.
        public init(key: SymmetricKey) throws {
            try self.init(key: key, outputSize: 16)
        }

        /// Starts a code that is cut to `outputSize` bytes. Throws as ``init(key:)`` does, and
        /// ``CryptoKitError/incorrectParameterSize`` for more than 16 bytes.
        public init(key: SymmetricKey, outputSize: Int) throws {
            guard [16, 24, 32].contains(key.byteCount) else { throw CryptoKitError.incorrectKeySize }
            guard (0...16).contains(outputSize) else { throw CryptoKitError.incorrectParameterSize }
            context = SharedContext(
                try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                    try MACContext(.cmac(.aes), key: key.base)
                }
            )
            outputByteCount = outputSize
        }

        /// Adds bytes to the message.
        public mutating func update(bufferPointer: UnsafeRawBufferPointer) {
            update(unsafe Span(_unsafeBytes: bufferPointer))
        }

        /// Adds bytes to the message.
        public mutating func update<D: DataProtocol>(data: D) {
            data.forEachSpan { update($0) }
        }

        private mutating func update(_ bytes: Span<UInt8>) {
            if !isKnownUniquelyReferenced(&context) { context = context.copy() }
            context.update(bytes)
        }

        /// Ends the message and gives its code.
        public consuming func finalize() -> AES.CMAC.MAC {
            MAC(bytes: context.finish().prefix(outputByteCount))
        }
    }
}

extension AES.CMAC {
    /// A code of AES.CMAC.
    public struct MAC: MessageAuthenticationCode {
        private let bytes: Data

        fileprivate init(bytes: ArraySlice<UInt8>) {
            self.bytes = Data(bytes)
        }

        /// The size in bytes.
        public var byteCount: Int { bytes.count }

        /// Lends the bytes to `body`.
        public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
            try unsafe bytes.withUnsafeBytes(body)
        }

        /// Feeds the bytes to `hasher`.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(bytes)
        }
    }
}

extension AES.CMAC {
    // Sendable is unchecked because the contents vary. They are changed by `AES.CMAC.update` alone, which makes sure
    // that it has the only reference, and so no other thread has one; from several threads they are only read.

    /// A running code where a value can hold it.
    private final class SharedContext: @unchecked Sendable {
        private var context: MACContext

        init(_ context: consuming MACContext) {
            self.context = context
        }

        func update(_ bytes: Span<UInt8>) {
            context.update(bytes)
        }

        func finish() -> [UInt8] {
            context.copy().finalize()
        }

        func copy() -> SharedContext {
            SharedContext(context.copy())
        }
    }
}
