public import MimaBytes
internal import OpenSSLBridge

extension PublicKey {
    /// A key of the bytes that its type has as its raw form: the 32, 56 or 57 bytes of RFC 7748 and RFC 8032; on a
    /// curve both coordinates, each in as many bytes as the order has; the encoding of FIPS 203, 204 and 205.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, ``CryptoError/invalidKey(_:)`` when
    /// the point is not on the curve, and ``CryptoError/unsupported(_:)`` for types that have no raw form.
    public init(_ algorithm: KeyAlgorithm, rawRepresentation bytes: [UInt8]) throws(CryptoError) {
        switch algorithm {
        case .ec(let curve):
            let size = 2 * curve.fieldByteCount
            try requireByteCount(bytes.count, of: "\(curve.name) public key", in: size...size)
            try self.init(.ec(curve, point: [4] + bytes))
        case .postQuantum(let algorithm):
            try self.init(.postQuantum(algorithm, bytes))
        default:
            try self.init(.raw(try algorithm.rawKind(), bytes))
        }
    }

    /// The raw form, as ``init(_:rawRepresentation:)`` takes it; nil for types that have none.
    public var rawRepresentation: [UInt8]? {
        switch material {
        case .ec(_, let point): Array(point.dropFirst())
        case .raw(_, let bytes), .postQuantum(_, let bytes): bytes
        default: nil
        }
    }

    /// A key on `curve` of a point as ANSI X9.63 and SEC 1 §2.3.3 write it, compressed or not.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are not a point of the curve.
    public init(_ curve: EllipticCurve, x963Representation bytes: [UInt8]) throws(CryptoError) {
        try self.init(.ec(curve, point: bytes))
    }

    /// The point, uncompressed (SEC 1 §2.3.3): 4, and both coordinates; nil when the key is not on such a curve.
    public var x963Representation: [UInt8]? {
        if case .ec(_, let point) = material { point } else { nil }
    }

    /// The point, compressed (SEC 1 §2.3.3): 2 or 3 and the x-coordinate; nil when the key is not on such a curve.
    public var compressedRepresentation: [UInt8]? {
        guard case .ec(let curve, let point) = material else { return nil }
        // Of y / x in the field, which libcrypto divides (SEC 1 §2.3.3).
        if curve.isBinary { return try? curve.group().point(decoding: point.span, as: .compressed) }
        // The last bit of y, which the second coordinate ends with.
        return [2 | ((point.last ?? 0) & 1)] + point[1...curve.fieldByteCount]
    }
}

extension PrivateKey {
    /// A key of the bytes that its type has as its raw form: the 32, 56 or 57 bytes of RFC 7748 and RFC 8032; on a
    /// curve the number, big-endian, in as many bytes as the order has; the seed of ML-KEM and ML-DSA, or the encoding
    /// of FIPS 203, 204 and 205.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, ``CryptoError/invalidKey(_:)`` when
    /// the number is out of range, and ``CryptoError/unsupported(_:)`` for types that have no raw form.
    public init(_ algorithm: KeyAlgorithm, rawRepresentation bytes: SecretBytes) throws(CryptoError) {
        switch algorithm {
        case .ec(let curve):
            let size = curve.orderByteCount
            try requireByteCount(bytes.count, of: "\(curve.name) private key", in: size...size)
            try self.init(curve, scalar: bytes)
        case .postQuantum(let algorithm):
            try self.init(algorithm, bytes: bytes)
        default:
            try self.init(try algorithm.rawKind(), bytes: bytes)
        }
    }

    /// The raw form, as ``init(_:rawRepresentation:)`` takes it; nil for types that have none.
    public var rawRepresentation: SecretBytes? {
        switch material {
        case .raw(let bytes): return bytes
        case .postQuantum(let seed, let expanded): return seed ?? expanded
        case .scalar(let scalar): if case .ec = algorithm { return scalar } else { return nil }
        case .rsa: return nil
        }
    }

    /// A key on `curve` as ANSI X9.63 writes it: 4, both coordinates of the public point, and the number.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` and ``CryptoError/invalidKey(_:)`` when it is no such
    /// key, or its parts do not belong together.
    public init(_ curve: EllipticCurve, x963Representation bytes: SecretBytes) throws(CryptoError) {
        let size = curve.fieldByteCount
        let whole = 1 + 2 * size + curve.orderByteCount
        try requireByteCount(bytes.count, of: "\(curve.name) private key", in: whole...whole)
        let (point, scalar) = bytes.withBytes { bytes in
            (bytes.array(0..<(1 + 2 * size)), SecretBytes(copying: bytes.extracting((1 + 2 * size)..<bytes.count)))
        }
        guard point.first == 4 else { throw .invalidKey("the \(curve.name) private key does not begin with its point") }
        try self.init(curve, scalar: scalar, statedPoint: point)
    }

    /// The key as ANSI X9.63 writes it: 4, both coordinates of the public point, and the number; nil when the key is
    /// not on such a curve.
    public var x963Representation: SecretBytes? {
        guard case .scalar(let scalar) = material, let point = publicKey.x963Representation else { return nil }
        return SecretBytes(count: point.count + scalar.count) { output in
            for byte in point { output.append(byte) }
            scalar.withBytes { bytes in
                for index in bytes.indices { output.append(bytes[index]) }
            }
        }
    }
}

extension KeyAlgorithm {
    /// The kind of a key that is a string of bytes.
    fileprivate func rawKind() throws(CryptoError) -> Key.RawKind {
        switch self {
        case .ed25519: .ed25519
        case .ed448: .ed448
        case .x25519: .x25519
        case .x448: .x448
        default: throw .unsupported("\(self) keys have no raw form")
        }
    }
}
