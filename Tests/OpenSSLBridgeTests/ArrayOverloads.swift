import MimaBytes
import OpenSSLBridge

// The bridge takes spans alone. A span of an array that an expression makes does not outlive the expression, and the
// macros of the tests take no spans at all: arrays it is here.

extension DigestContext {
    mutating func update(_ bytes: [UInt8]) throws(OpenSSLFailure) { try update(bytes.span) }
}

extension HMACContext {
    static func start(_ digest: DigestAlgorithm, key: [UInt8]) throws(OpenSSLFailure) -> HMACContext {
        try start(digest, key: key.span)
    }

    mutating func update(_ bytes: [UInt8]) throws(OpenSSLFailure) { try update(bytes.span) }
}

extension Key {
    static func privateKey(_ kind: RawKind, raw: [UInt8]) throws(OpenSSLFailure) -> Key {
        try privateKey(kind, raw: raw.span)
    }

    static func publicKey(_ kind: RawKind, raw: [UInt8]) throws(OpenSSLFailure) -> Key {
        try publicKey(kind, raw: raw.span)
    }

    func signature(for message: [UInt8]) throws(OpenSSLFailure) -> [UInt8] { try signature(for: message.span) }

    func isValidSignature(_ signature: [UInt8], for message: [UInt8]) throws(OpenSSLFailure) -> Bool {
        try isValidSignature(signature.span, for: message.span)
    }
}
