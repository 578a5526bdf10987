internal import OpenSSLBridge

/// A cipher without authentication at work: libcrypto's, or one that is composed over it.
struct CipherEngine: ~Copyable, Sendable {
    private var context: CipherContext?
    private let composed: ComposedXTS?

    init(_ context: consuming CipherContext) {
        self.context = consume context
        composed = nil
    }

    init(_ composed: consuming ComposedXTS) {
        context = nil
        self.composed = consume composed
    }

    /// Takes more of the input and appends what comes out.
    mutating func update(_ bytes: Span<UInt8>, appendingTo output: inout [UInt8]) throws(CryptoError) {
        guard context != nil else {
            composed?.process(bytes, appendingTo: &output)
            return
        }
        do {
            try output.append(addingCapacity: bytes.count + 16) { (output) throws(OpenSSLFailure) in
                try context?.update(bytes, into: &output)
            }
        } catch {
            throw CryptoError(error)
        }
    }

    /// Ends the input.
    mutating func end() throws(CryptoError) {
        do {
            try context?.finish()
        } catch {
            throw CryptoError(error)
        }
    }
}
