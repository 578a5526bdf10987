internal import MimaBytes
internal import MimaCrypto

/// Key derivations that the public suite has no schema for; the schema is our own, in Wycheproof's form.
struct KDFGroup: VectorGroup {
    static let typeName = "KdfTest"
    /// The most iterations that a case may ask for; a damaged file must not run for days.
    static let maximumIterationCount = 1 << 20
    /// The most bytes of key that a case may ask for.
    static let maximumByteCount = 1 << 20

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let secret: HexBytes
        let salt: HexBytes?
        let info: HexBytes?
        let label: HexBytes?
        let context: HexBytes?
        let iv: HexBytes?
        let seed: HexBytes?
        let exchangeHash: HexBytes?
        let sessionId: HexBytes?
        let purpose: String?
        let iterations: Int?
        /// The size of the output in bytes.
        let size: Int
        let okm: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let derive = try Derivation(suiteName: algorithm)
        return { test in
            if test.size > Self.maximumByteCount || test.iterations ?? 1 > Self.maximumIterationCount {
                return .wrong(
                    expected: "at most \(Self.maximumIterationCount) iterations and \(Self.maximumByteCount) bytes",
                    found: "\(test.iterations ?? 1) and \(test.size)"
                )
            }
            do throws(CryptoError) {
                guard let key = try derive.key(for: test) else {
                    return .wrong(expected: "a purpose that the function has", found: test.purpose ?? "none")
                }
                return .comparing("key", expected: test.okm.bytes, found: key.copiedBytes)
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// A derivation that a file of ``KDFGroup`` names.
private enum Derivation {
    case x963(X963KDF)
    case oneStep(HashAlgorithm)
    case oneStepHMAC(HashAlgorithm)
    case oneStepKMAC128, oneStepKMAC256
    case keyed(MACAlgorithm, mode: String, counterBitCount: Int)
    case kmac128, kmac256
    case tls12(TLS12PRF)
    case tls10
    case tls13(TLS13KDF)
    case ssh(SSHKDF)
    case pkcs12(HashAlgorithm)
    case pbkdf1(HashAlgorithm)

    init(suiteName name: String) throws(Missing) {
        let end = name.firstIndex(of: "-") ?? name.endIndex
        let (family, rest) = (name[..<end], String(name[end...].dropFirst()))
        switch (family, rest) {
        case ("SSKDF", "KMAC128"): self = .oneStepKMAC128
        case ("SSKDF", "KMAC256"): self = .oneStepKMAC256
        case ("SSKDF", _) where rest.hasPrefix("HMAC"):
            self = .oneStepHMAC(try .available(suiteName: String(rest.dropFirst(4))))
        case ("SSKDF", _): self = .oneStep(try .available(suiteName: rest))
        case ("KBKDF", "KMAC128"): self = .kmac128
        case ("KBKDF", "KMAC256"): self = .kmac256
        case ("KBKDF", _): self = try Self.keyed(rest)
        case ("X963KDF", _): self = .x963(X963KDF(try .available(suiteName: rest)))
        case ("TLS12PRF", _): self = .tls12(TLS12PRF(try .available(suiteName: rest)))
        case ("TLS10PRF", ""): self = .tls10
        case ("TLS13KDF", _): self = .tls13(TLS13KDF(try .available(suiteName: rest)))
        case ("SSHKDF", _): self = .ssh(SSHKDF(try .available(suiteName: rest)))
        case ("PKCS12KDF", _): self = .pkcs12(try .available(suiteName: rest))
        case ("PBKDF1", _): self = .pbkdf1(try .available(suiteName: rest))
        default: throw Missing(name)
        }
    }

    /// Such as "COUNTER-R32-HMACSHA256"; the counter of no bits is none.
    private static func keyed(_ name: String) throws(Missing) -> Derivation {
        for mode in ["COUNTER", "FEEDBACK", "DOUBLE-PIPELINE"] where name.hasPrefix("\(mode)-R") {
            let rest = name.dropFirst(mode.count + 2)
            let digits = rest.prefix { $0.isNumber }
            guard let bits = Int(digits) else { break }
            let function = String(rest.dropFirst(digits.count + 1))
            return .keyed(try .available(suiteName: function, byteCount: 1), mode: mode, counterBitCount: bits)
        }
        throw Missing("KBKDF-\(name)")
    }

    /// The key; nil when the case's purpose is none of the function's.
    func key(for test: KDFGroup.Case) throws(CryptoError) -> SymmetricKey? {
        let secret = SymmetricKey(data: test.secret.bytes)
        let (info, salt) = (test.info?.bytes ?? [], test.salt?.bytes ?? [])
        let (label, context) = (test.label?.bytes ?? [], test.context?.bytes ?? [])
        let text = String(decoding: label, as: UTF8.self)
        let seed = test.seed?.bytes ?? []
        switch self {
        case .x963(let kdf): return try kdf.deriveKey(from: secret, sharedInfo: info, byteCount: test.size)
        case .oneStep(let hash): return try oneStep(.hash(hash), secret, info, test.size)
        case .oneStepHMAC(let hash): return try oneStep(.hmac(hash, salt: salt), secret, info, test.size)
        case .oneStepKMAC128: return try oneStep(.kmac128(salt: salt), secret, info, test.size)
        case .oneStepKMAC256: return try oneStep(.kmac256(salt: salt), secret, info, test.size)
        case .keyed(let function, let mode, let bits):
            let kdf = KBKDF(
                function,
                mode: Self.mode(mode, iv: test.iv?.bytes ?? [], hasCounter: bits > 0),
                counterBitCount: bits > 0 ? bits : 32
            )
            return try kdf.deriveKey(from: secret, label: label, context: context, byteCount: test.size)
        case .kmac128:
            return try KBKDF.deriveKeyWithKMAC128(from: secret, label: label, context: context, byteCount: test.size)
        case .kmac256:
            return try KBKDF.deriveKeyWithKMAC256(from: secret, label: label, context: context, byteCount: test.size)
        case .tls12(let prf): return try prf.deriveKey(from: secret, label: text, seed: seed, byteCount: test.size)
        case .tls10:
            return try Insecure.TLS10PRF().deriveKey(from: secret, label: text, seed: seed, byteCount: test.size)
        case .tls13(let kdf): return try kdf.expandLabel(secret, label: text, context: context, byteCount: test.size)
        case .ssh(let kdf):
            guard let purpose = test.purpose?.first.flatMap(SSHKDF.Purpose.init) else { return nil }
            return try kdf.deriveKey(
                from: secret,
                exchangeHash: test.exchangeHash?.bytes ?? [],
                sessionID: test.sessionId?.bytes ?? [],
                purpose: purpose,
                byteCount: test.size
            )
        case .pkcs12(let hash):
            let purposes: [String: PKCS12KDF.Purpose] = [
                "key": .encryptionKey, "iv": .initialVector, "mac": .integrityKey,
            ]
            guard let purpose = test.purpose.flatMap({ purposes[$0] }) else { return nil }
            return try PKCS12KDF(hash, iterations: test.iterations ?? 1)
                .deriveKey(from: secret.secretBytes, salt: salt, purpose: purpose, byteCount: test.size)
        case .pbkdf1(let hash):
            return try Insecure.PBKDF1(hash, iterations: test.iterations ?? 1)
                .deriveKey(from: secret.secretBytes, salt: salt, byteCount: test.size)
        }
    }

    private func oneStep(
        _ auxiliary: OneStepKDF.Auxiliary,
        _ secret: SymmetricKey,
        _ info: [UInt8],
        _ size: Int
    ) throws(CryptoError) -> SymmetricKey {
        try OneStepKDF(auxiliary).deriveKey(from: secret, fixedInfo: info, byteCount: size)
    }

    private static func mode(_ name: String, iv: [UInt8], hasCounter: Bool) -> KBKDF.Mode {
        switch name {
        case "FEEDBACK": .feedback(iv: iv, hasCounter: hasCounter)
        case "DOUBLE-PIPELINE": .doublePipeline(hasCounter: hasCounter)
        default: .counter
        }
    }
}
