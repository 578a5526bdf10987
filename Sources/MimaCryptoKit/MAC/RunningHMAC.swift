internal import MimaBytes
internal import OpenSSLBridge

/// An HMAC as a value: libcrypto's where the function is one of this module's, or put together from two hash values
/// (RFC 2104 §2).
struct RunningHMAC<H: HashFunction>: Sendable {
    private enum State: Sendable {
        case libcrypto(SharedHMACContext)
        case composed(inner: H, outer: H)
    }

    private var state: State

    init(key: SecretBytes) {
        if let algorithm = knownAlgorithm(of: H.self) {
            let context = neverFailing { () throws(OpenSSLFailure) in
                try key.withBytes { (key) throws(OpenSSLFailure) in try HMACContext.start(algorithm, key: key) }
            }
            state = .libcrypto(SharedHMACContext(context))
        } else {
            let block = Self.block(of: key)
            var inner = H()
            var outer = H()
            Self.padded(block, with: 0x36).withBytes { inner.update($0) }
            Self.padded(block, with: 0x5c).withBytes { outer.update($0) }
            state = .composed(inner: inner, outer: outer)
        }
    }

    mutating func update(_ bytes: Span<UInt8>) {
        switch state {
        case .libcrypto(var context):
            // The state's own reference would make it look shared.
            state = .composed(inner: H(), outer: H())
            if !isKnownUniquelyReferenced(&context) { context = context.copy() }
            context.update(bytes)
            state = .libcrypto(context)
        case .composed(var inner, let outer):
            inner.update(bytes)
            state = .composed(inner: inner, outer: outer)
        }
    }

    func finish() -> HashedAuthenticationCode<H> {
        switch state {
        case .libcrypto(let context):
            return HashedAuthenticationCode(context.finish())
        case .composed(let inner, var outer):
            inner.finalize().withSpan { outer.update($0) }
            return HashedAuthenticationCode(outer.finalize())
        }
    }

    /// The key at the length of a block: hashed when it is longer, and filled up with zeros.
    private static func block(of key: SecretBytes) -> SecretBytes {
        SecretBytes(count: H.blockByteCount) { output in
            key.withBytes { key in
                if key.count <= H.blockByteCount {
                    for index in key.indices { output.append(key[index]) }
                } else {
                    var function = H()
                    function.update(key)
                    function.finalize().withSpan { digest in
                        for index in digest.indices where output.freeCapacity > 0 { output.append(digest[index]) }
                    }
                }
            }
            while output.freeCapacity > 0 { output.append(0) }
        }
    }

    private static func padded(_ block: SecretBytes, with pad: UInt8) -> SecretBytes {
        SecretBytes(count: block.count) { output in
            block.withBytes { block in for index in block.indices { output.append(block[index] ^ pad) } }
        }
    }
}

// Sendable is unchecked because the contents vary. They are changed by `RunningHMAC.update` alone, which makes sure
// that it has the only reference, and so no other thread has one; from several threads they are only read.

/// libcrypto's HMAC where a value can hold it.
private final class SharedHMACContext: @unchecked Sendable {
    private var context: HMACContext

    init(_ context: consuming HMACContext) {
        self.context = context
    }

    func update(_ bytes: Span<UInt8>) {
        neverFailing { () throws(OpenSSLFailure) in try context.update(bytes) }
    }

    func finish() -> InlineArray<64, UInt8> {
        InlineArray { output in
            neverFailing { () throws(OpenSSLFailure) in
                let last = try context.copy()
                try last.finish(into: &output)
            }
            while output.freeCapacity > 0 { output.append(0) }
        }
    }

    func copy() -> SharedHMACContext {
        SharedHMACContext(neverFailing { () throws(OpenSSLFailure) in try context.copy() })
    }
}
