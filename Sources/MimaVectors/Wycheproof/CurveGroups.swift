internal import MimaBytes
internal import MimaCrypto

/// The numbers of curves with names.
struct CurveParametersGroup: VectorGroup {
    static let typeName = "EcCurveTest"

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let name: String
        let oid: String?
        let p: HexBytes
        let n: HexBytes
        let a: HexBytes
        let b: HexBytes
        let gx: HexBytes
        let gy: HexBytes
        let h: Int?
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        { test in
            do throws(CryptoError) {
                guard let found = try test.parameters() else {
                    return .skipped("needs the curve \(test.name), which this libcrypto does not offer")
                }
                let size = found.p.count
                guard let x = test.gx.padded(to: size), let y = test.gy.padded(to: size) else {
                    return .wrong(expected: "a generator on \(test.name)", found: "larger numbers")
                }
                let expected = [test.p, test.n, test.a, test.b].map(\.magnitude) + [[4] + x + y]
                let actual = [found.p, found.order, found.a, found.b, found.generator]
                for (expected, actual) in zip(expected, actual) where expected != actual {
                    return .comparing("number of \(test.name)", expected: expected, found: actual)
                }
                return test.h == nil || test.h == 1 ? .accepted : .rejected("the curve's cofactor is 1")
            } catch {
                return Verdict(error)
            }
        }
    }
}

extension CurveParametersGroup.Case {
    /// The numbers that are known of the curve; nil when it is not.
    fileprivate func parameters() throws(CryptoError) -> EllipticCurve.Parameters? {
        if let curve = EllipticCurve.allCases.first(where: { $0.objectIdentifier == oid }) {
            return try curve.parameters()
        }
        guard let name = Self.otherNames[name] else { return nil }
        return try EllipticCurve.Parameters(openSSLName: name)
    }

    /// The curves that libcrypto may have and whose keys are too weak to be had here.
    private static let otherNames: [String: StaticString] = [
        "secp160k1": "secp160k1", "secp160r1": "secp160r1", "secp160r2": "secp160r2", "secp192k1": "secp192k1",
        "secp192r1": "prime192v1", "secp224k1": "secp224k1",
    ]
}

/// Points of curves in their encodings.
struct CurvePointGroup: VectorGroup {
    static let typeName = "EcPointTest"

    let type: String
    let curve: String
    let encoding: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let encoded: HexBytes
        let x: HexBytes?
        let y: HexBytes?
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let curve = try EllipticCurve(suiteName: curve)
        let forms: [UInt8]
        switch encoding {
        case "compressed": forms = [2, 3]
        case "uncompressed": forms = [4]
        default: throw Missing("the \(encoding) form of points")
        }
        return { test in
            guard let form = test.encoded.bytes.first, forms.contains(form) else {
                return .rejected("the point has another form")
            }
            do throws(CryptoError) {
                let key = try PublicKey(curve, x963Representation: test.encoded.bytes)
                return key.comparing(test.x, test.y, on: curve)
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// Public keys on curves, whose parameters may be spelt out and wrong.
struct CurvePublicKeyGroup: VectorGroup {
    static let typeName = "EcPublicKeyVerify"

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let encoded: KeyText
        let wx: HexBytes?
        let wy: HexBytes?
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        { test in
            do throws(CryptoError) {
                let key = try test.encoded.publicKey()
                guard case .ec(let curve) = key.algorithm else { return .rejected("the key is not on a curve") }
                return key.comparing(test.wx, test.wy, on: curve)
            } catch {
                return Verdict(error)
            }
        }
    }
}

extension PublicKey {
    /// Accepted when the key is this point, as far as it is known.
    fileprivate func comparing(_ x: HexBytes?, _ y: HexBytes?, on curve: EllipticCurve) -> Verdict {
        guard let x = x?.padded(to: curve.fieldByteCount), let y = y?.padded(to: curve.fieldByteCount) else {
            return .accepted
        }
        return .comparing("point", expected: x + y, found: rawRepresentation ?? [])
    }
}

extension HexBytes {
    /// The number without leading zeros.
    fileprivate var magnitude: [UInt8] { Array(bytes.drop { $0 == 0 }) }

    /// The number in so many bytes; nil when it is larger.
    fileprivate func padded(to count: Int) -> [UInt8]? {
        let magnitude = magnitude
        if magnitude.count > count { return nil }
        return Array(repeating: 0, count: count - magnitude.count) + magnitude
    }
}
