internal import MimaBytes
package import OpenSSLBridge

/// A public key of any type.
///
/// Its numbers were checked when it was made: it is a point on the curve, or within the field.
public struct PublicKey: Sendable {
    /// What a key is made of. Numbers are big-endian without leading zeros.
    package enum Material: Hashable, Sendable {
        case rsa(n: [UInt8], e: [UInt8])
        /// A key for PSS alone, restricted or not.
        case rsaPSS(n: [UInt8], e: [UInt8], RSA.PSSParameters?)
        /// A point, uncompressed.
        case ec(EllipticCurve, point: [UInt8])
        case raw(Key.RawKind, [UInt8])
        case dsa(FiniteFieldParameters, y: [UInt8])
        case dh(FiniteFieldParameters, y: [UInt8])
        case postQuantum(PostQuantumAlgorithm, [UInt8])
    }

    /// What the key is made of.
    package let material: Material
    /// The key for libcrypto.
    package let key: Key

    /// Checks `material`: throws ``CryptoError/invalidKey(_:)`` when it is no key, and
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when it is too weak or too large.
    package init(_ material: Material, limits: KeyLimits = .standard) throws(CryptoError) {
        self.material = try material.validated(limits: limits)
        self.key = try self.material.key()
    }

    /// What the key is for.
    public var algorithm: KeyAlgorithm {
        switch material {
        case .rsa: .rsa
        case .rsaPSS: .rsaPSS
        case .ec(let curve, _): .ec(curve)
        case .raw(.ed25519, _): .ed25519
        case .raw(.ed448, _): .ed448
        case .raw(.x25519, _): .x25519
        case .raw(.x448, _): .x448
        case .dsa: .dsa
        case .dh: .dh
        case .postQuantum(let algorithm, _): .postQuantum(algorithm)
        }
    }

    /// The size that the key is known by, in bits: that of the modulus or the field, or of the post-quantum key itself.
    public var bitCount: Int {
        switch material {
        case .rsa(let n, _), .rsaPSS(let n, _, _): RSA.bitCount(n)
        case .ec(let curve, _): curve.bitCount
        case .raw(.ed25519, _), .raw(.x25519, _): 255
        case .raw(.ed448, _), .raw(.x448, _): 448
        case .dsa(let parameters, _), .dh(let parameters, _): parameters.bitCount
        case .postQuantum(let algorithm, _): 8 * algorithm.publicKeyByteCount
        }
    }

    /// What a key for PSS alone is restricted to, if it is.
    public var pssParameters: RSA.PSSParameters? {
        if case .rsaPSS(_, _, let parameters) = material { parameters } else { nil }
    }
}

extension PublicKey: Hashable {
    /// Whether both are of the same type and the same numbers.
    public static func == (left: PublicKey, right: PublicKey) -> Bool { left.material == right.material }

    /// Feeds the numbers to `hasher`.
    public func hash(into hasher: inout Hasher) { hasher.combine(material) }
}

extension PublicKey.Material {
    /// The material in its one form, checked.
    fileprivate func validated(limits: KeyLimits) throws(CryptoError) -> Self {
        switch self {
        case .rsa(let n, let e):
            let (n, e) = (n.withoutLeadingZeros, e.withoutLeadingZeros)
            try RSA.requirePublicKey(modulus: n, exponent: e, limits: limits)
            return .rsa(n: n, e: e)
        case .rsaPSS(let n, let e, let parameters):
            let (n, e) = (n.withoutLeadingZeros, e.withoutLeadingZeros)
            try RSA.requirePublicKey(modulus: n, exponent: e, limits: limits)
            return .rsaPSS(n: n, e: e, parameters)
        case .ec(let curve, let encoded):
            // A larger one is none; an encoding of the wrong size is none either, and libcrypto says so.
            guard let form = encoded.first, [2, 3, 4].contains(form) else {
                throw .invalidKey("the \(curve.name) public key is neither a compressed nor an uncompressed point")
            }
            let group = try curve.group()
            let point = try throwingCryptoError { () throws(OpenSSLFailure) in
                try group.point(decoding: encoded.span, as: .uncompressed)
            }
            guard let point else { throw .invalidKey("the public key is not a point of the curve \(curve.name)") }
            return .ec(curve, point: point)
        case .raw(let kind, let bytes):
            try requireByteCount(bytes.count, of: "\(kind) public key", in: kind.byteCount...kind.byteCount)
            return self
        case .dsa(let parameters, let y):
            let y = y.withoutLeadingZeros
            try parameters.requireValid(of: "DSA", limits: limits)
            try parameters.requireValid(publicKey: y, of: "DSA")
            return .dsa(parameters, y: y)
        case .dh(let parameters, let y):
            let y = y.withoutLeadingZeros
            try parameters.requireValid(of: "DH", limits: limits)
            try parameters.requireValid(publicKey: y, of: "DH")
            return .dh(parameters, y: y)
        case .postQuantum(let algorithm, let bytes):
            let size = algorithm.publicKeyByteCount
            try requireByteCount(bytes.count, of: "\(algorithm.name) public key", in: size...size)
            try algorithm.requireAvailable()
            return self
        }
    }

    /// The numbers under libcrypto's names, and its name for the type.
    var parameters: (type: StaticString, [KeyParameter]) {
        get throws(CryptoError) {
            switch self {
            case .rsa(let n, let e): ("RSA", [.number("n", n), .number("e", e)])
            case .rsaPSS(let n, let e, let restriction):
                ("RSA-PSS", [.number("n", n), .number("e", e)] + (try restriction?.parameters() ?? []))
            case .ec(let curve, let point):
                (curve.openSSLType, [.text("group", curve.openSSLName), .bytes("pub", point)])
            case .raw(let kind, let bytes): (kind.openSSLType, [.bytes("pub", bytes)])
            case .dsa(let parameters, let y): ("DSA", parameters.parameters + [.number("pub", y)])
            case .dh(let parameters, let y): (parameters.dhType, parameters.parameters + [.number("pub", y)])
            case .postQuantum(let algorithm, let bytes): (algorithm.openSSLType, [.bytes("pub", bytes)])
            }
        }
    }

    fileprivate func key() throws(CryptoError) -> Key {
        let (type, parameters) = try parameters
        if case .postQuantum(let algorithm, _) = self {
            // The one thing that libcrypto looks at: whether ML-KEM's numbers are below the modulus (FIPS 203 §7.2).
            do throws(OpenSSLFailure) {
                return try Key.make(type, .publicKey, from: parameters)
            } catch {
                throw .invalidKey("the bytes are not an \(algorithm.name) public key")
            }
        }
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            try Key.make(type, .publicKey, from: parameters)
        }
    }
}
