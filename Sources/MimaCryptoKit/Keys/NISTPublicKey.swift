internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto
internal import OpenSSLBridge

/// A public key on a NIST curve: what the public types of the three curves and two uses are thin over.
struct NISTPublicKey: Sendable {
    let key: MimaCrypto.PublicKey

    init(_ key: MimaCrypto.PublicKey) {
        self.key = key
    }

    /// Takes both coordinates.
    init<Bytes: ContiguousBytes>(raw: Bytes, on curve: NISTCurve) throws(CryptoKitError) {
        let bytes = raw.withSpan { [UInt8](copying: $0) }
        guard bytes.count == 2 * curve.byteCount else { throw .incorrectParameterSize }
        try self.init(point: [4] + bytes, on: curve)
    }

    /// Takes 4 and both coordinates.
    init<Bytes: ContiguousBytes>(x963: Bytes, on curve: NISTCurve) throws(CryptoKitError) {
        let bytes = x963.withSpan { [UInt8](copying: $0) }
        guard bytes.count == 1 + 2 * curve.byteCount else { throw .incorrectParameterSize }
        guard bytes.first == 4 else { throw .incorrectKeySize }
        try self.init(point: bytes, on: curve)
    }

    /// Takes 2 or 3 and the x-coordinate.
    init<Bytes: ContiguousBytes>(compressed: Bytes, on curve: NISTCurve) throws(CryptoKitError) {
        let bytes = compressed.withSpan { [UInt8](copying: $0) }
        guard bytes.count == 1 + curve.byteCount else { throw .incorrectParameterSize }
        guard bytes.first == 2 || bytes.first == 3 else { throw .incorrectKeySize }
        try self.init(point: bytes, on: curve)
    }

    /// Takes the x-coordinate of a key whose y-coordinate is not larger than its negative.
    init<Bytes: ContiguousBytes>(compact: Bytes, on curve: NISTCurve) throws(CryptoKitError) {
        let bytes = compact.withSpan { [UInt8](copying: $0) }
        guard bytes.count == curve.byteCount else { throw .incorrectParameterSize }
        let even = try Self(point: [2] + bytes, on: curve)
        self = even.compact(on: curve) == nil ? try Self(point: [3] + bytes, on: curve) : even
    }

    private init(point: [UInt8], on curve: NISTCurve) throws(CryptoKitError) {
        do {
            key = try MimaCrypto.PublicKey(curve.curve, x963Representation: point)
        } catch {
            throw .libcryptoFailed
        }
    }

    /// 4 and both coordinates.
    var x963: Data { Data(key.x963Representation ?? []) }

    /// Both coordinates.
    var raw: Data { Data(key.rawRepresentation ?? []) }

    /// 2 or 3 and the x-coordinate.
    var compressed: Data { Data(key.compressedRepresentation ?? []) }

    /// The x-coordinate, or nil when the y-coordinate is larger than its negative.
    func compact(on curve: NISTCurve) -> Data? {
        guard let bytes = key.rawRepresentation else { return nil }
        let isLarger = curve.half.lexicographicallyPrecedes(bytes.suffix(curve.byteCount))
        return isLarger ? nil : Data(bytes.prefix(curve.byteCount))
    }

    /// Whether `signature`, both numbers one after another, is the key's over `digest`.
    func isValidSignature<D: Digest>(_ signature: Data, for digest: D) -> Bool {
        let der = signature.ecdsaDER
        return der.withContiguousSpan { der in
            digest.withSpan { digest in (try? key.key.isValidSignature(der, forDigest: digest, .none)) ?? false }
        }
    }
}
