internal import MimaBytes
internal import OpenSSLBridge

extension EllipticCurve {
    /// SSH's name of the curve (RFC 5656 §10.1), if it has one.
    var sshName: String? {
        switch self {
        case .p256: "nistp256"
        case .p384: "nistp384"
        case .p521: "nistp521"
        default: nil
        }
    }
}

extension OpenSSHPublicKey {
    static let dsaType = "ssh-dss"
    static let ed448Type = "ssh-ed448"
    static let ecdsaPrefix = "ecdsa-sha2-"

    /// The key in SSH's wire encoding, with a comment.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when SSH has no keys of the type.
    public init(_ key: PublicKey, comment: String = "") throws(CryptoError) {
        var writer = SSHWireWriter()
        switch key.material {
        case .rsa(let n, let e):
            self.init(rsaModulus: n, exponent: e, comment: comment)
            return
        case .raw(.ed25519, let bytes):
            writer.append(string: Self.ed25519Type)
            writer.append(string: bytes)
        case .raw(.ed448, let bytes):
            writer.append(string: Self.ed448Type)
            writer.append(string: bytes)
        case .dsa(let parameters, let y):
            writer.append(string: Self.dsaType)
            for number in [parameters.p, parameters.q ?? [], parameters.g, y] { writer.append(number: number) }
        case .ec(let curve, let point):
            guard let name = curve.sshName else { throw .unsupported("SSH has no keys on the curve \(curve.name)") }
            writer.append(string: Self.ecdsaPrefix + name)
            writer.append(string: name)
            writer.append(string: point)
        default:
            throw .unsupported("SSH has no keys of type \(key.algorithm)")
        }
        try self.init(wireEncoding: writer.bytes, comment: comment)
    }

    /// The key in SSH's wire encoding; nil when SSH has no keys of the type.
    init?(ifPossible key: PublicKey) {
        do {
            try self.init(key)
        } catch {
            return nil
        }
    }

    /// The key itself.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when keys of its type are not supported here,
    /// ``CryptoError/invalidKey(_:)`` when it is no key of its type, and
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when it is weaker than `limits`.
    public func publicKey(limits: KeyLimits = .standard) throws(CryptoError) -> PublicKey {
        switch material {
        case .ed25519(let key): return PublicKey(key)
        case .rsa(let n, let e): return try PublicKey(.rsa(n: n, e: e), limits: limits)
        case .unsupported: break
        }
        let bytes = wireEncoding.span
        var reader = SSHWireReader()
        let type = type
        let fields = try throwingInvalidKey(in: "SSH public key") { () throws(SSHWireError) in
            _ = try reader.readString(in: bytes)
            var fields: [Range<Int>] = []
            switch type {
            case Self.dsaType:
                for _ in 0..<4 { fields.append(try reader.readNumber(in: bytes)) }
            case Self.ed448Type:
                fields.append(try reader.readString(in: bytes))
            default:
                guard type.hasPrefix(Self.ecdsaPrefix) else { return fields }
                for _ in 0..<2 { fields.append(try reader.readString(in: bytes)) }
            }
            try reader.requireEnd(of: bytes)
            return fields
        }
        switch fields.count {
        case 4:
            let numbers = FiniteFieldParameters(
                p: bytes.array(fields[0]),
                q: bytes.array(fields[1]),
                g: bytes.array(fields[2])
            )
            return try PublicKey(.dsa(numbers, y: bytes.array(fields[3])), limits: limits)
        case 2:
            let name = bytes.array(fields[0])
            guard let curve = EllipticCurve.allCases.first(where: { $0.sshName.map { Array($0.utf8) } == name }),
                type == Self.ecdsaPrefix + (curve.sshName ?? "")
            else { throw .invalidKey("the SSH public key says \(type) and is on another curve") }
            let point = bytes.array(fields[1])
            // RFC 5656 §3.1 allows compressed points, and no program of SSH takes or makes them.
            guard point.first == 4 else { throw .invalidKey("the SSH public key is not an uncompressed point") }
            return try PublicKey(.ec(curve, point: point))
        case 1:
            return try PublicKey(.raw(.ed448, bytes.array(fields[0])))
        default:
            throw .unsupported("SSH public keys of type \(type) are not supported here")
        }
    }

    /// The key's fingerprint as `ssh-keygen -l -E md5` prints it: "MD5:" and the MD5 of the wire encoding, as pairs of
    /// hexadecimal digits with colons between them.
    public var md5Fingerprint: String {
        get throws(CryptoError) {
            let digest = try HashAlgorithm.insecure(.md5).hash(wireEncoding)
            return "MD5:" + digest.map { Hex.encode([$0]) }.joined(separator: ":")
        }
    }
}
