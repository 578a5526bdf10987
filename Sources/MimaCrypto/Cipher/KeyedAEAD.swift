internal import MimaBytes
internal import OpenSSLBridge

/// A key set up for one cipher, one direction and one size of nonce and tag, for any number of messages.
///
/// Whoever has one checks sizes before; what is wrong here is a programmer's error and traps.
protocol KeyedAEAD: AnyObject, Sendable {
    /// Whether it holds the key it was made from, and not only what was made of it.
    var holdsKey: Bool { get }

    /// Appends the ciphertext and the tag, in the cipher's order.
    func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure)

    /// Appends the plaintext and gives true, or leaves `output` as it was, wipes what it used of it and gives false.
    /// There must be room for as many bytes as the ciphertext has.
    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool
}

extension KeyedAEAD {
    var holdsKey: Bool { false }
}

/// A cipher that libcrypto has whole.
final class LibcryptoAEAD: KeyedAEAD, @unchecked Sendable {
    // Sendable: it has one owner at a time, a Sealer, an Opener or a call, whose calls are one after another.
    private let context: AEADContext

    init(_ context: consuming AEADContext) {
        self.context = context
    }

    func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        try context.seal(plaintext, nonce: nonce, authenticating: additionalData, into: &output)
    }

    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        try context.open(ciphertext, tag: tag, nonce: nonce, authenticating: additionalData, into: &output)
    }
}

/// GCM over a cipher for which libcrypto has none, or with nonces longer than libcrypto's own takes.
final class ComposedGCM: KeyedAEAD, @unchecked Sendable {
    // Sendable: as for LibcryptoAEAD.
    private var context: GCMComposition
    private let tagByteCount: Int

    init(_ context: consuming GCMComposition, tagByteCount: Int) {
        self.context = context
        self.tagByteCount = tagByteCount
    }

    func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        try context.seal(
            plaintext,
            nonce: nonce,
            authenticating: additionalData,
            tagByteCount: tagByteCount,
            into: &output
        )
    }

    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        try context.open(ciphertext, tag: tag, nonce: nonce, authenticating: additionalData, into: &output)
    }
}

extension Array<UInt8> {
    /// The bytes of a span.
    init(copying bytes: Span<UInt8>) {
        self = [UInt8](capacity: bytes.count) { output in
            for index in bytes.indices { output.append(bytes[index]) }
        }
    }
}
