internal import OpenSSLBridge
internal import Synchronization

/// A code's set-up for a key, kept with the key: making a context and fetching what it works with takes longer than the
/// code of a short message.
struct KeptMAC: ~Copyable, Sendable {
    let algorithm: MACAlgorithm
    let context: MACFunctionContext
}

extension MACAlgorithm {
    /// The code by the way that is quick for a whole message, or nil where the algorithm has none: with what the key
    /// keeps of the last call, or for Poly1305, whose keys serve but once, with what the thread keeps.
    func keptCode(for message: Span<UInt8>, using key: SymmetricKey) throws(CryptoError) -> [UInt8]? {
        switch self {
        case .poly1305: try poly1305(message, using: key)
        case .cmac, .kmac128, .kmac256: try code(for: message, keptWith: key)
        // HMAC is quick as it is, a GMAC has another nonce each time, and the rest are for single messages.
        case .hmac, .gmac, .sipHash, .blake2b, .blake2s: nil
        }
    }

    private func poly1305(_ message: Span<UInt8>, using key: SymmetricKey) throws(CryptoError) -> [UInt8]? {
        if key.byteCount != 32 { throw wrongKey(byteCount: key.byteCount) }
        var isOffered = false
        let code = try throwingCryptoError { () throws(OpenSSLFailure) in
            try [UInt8](capacity: 16) { (output) throws(OpenSSLFailure) in
                isOffered = try key.withBytes { (key) throws(OpenSSLFailure) in
                    try MACFunction.poly1305(message, key: key, into: &output)
                }
            }
        }
        return isOffered ? code : nil
    }

    private func code(for message: Span<UInt8>, keptWith key: SymmetricKey) throws(CryptoError) -> [UInt8] {
        let kept = try key.takeMAC(self)
        let code = try throwingCryptoError { () throws(OpenSSLFailure) in
            try [UInt8](capacity: kept.context.byteCount) { (output) throws(OpenSSLFailure) in
                try kept.context.code(of: message, into: &output)
            }
        }
        // Not after a failure: in what state the context is then nobody says.
        key.keep(kept)
        return code
    }
}

extension SymmetricKey {
    /// The code's set-up, started: kept from before, or made now. Who takes it out has it alone; another thread makes its
    /// own meanwhile.
    fileprivate func takeMAC(_ algorithm: MACAlgorithm) throws(CryptoError) -> KeptMAC {
        let last = cache.mac.withLock { $0.take() }
        if let last {
            if last.algorithm == algorithm {
                try throwingCryptoError { () throws(OpenSSLFailure) in
                    try withBytes { (key) throws(OpenSSLFailure) in try last.context.restart(key: key) }
                }
                return last
            }
        }
        let context = try withBytes { (key) throws(CryptoError) in
            try MACContext.Running.startFunction(algorithm, key: key)
        }
        return KeptMAC(algorithm: algorithm, context: context)
    }

    fileprivate func keep(_ kept: consuming KeptMAC) {
        var last: KeptMAC? = kept
        cache.mac.withLock { $0 = last.take() }
    }
}
