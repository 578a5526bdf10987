internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto
internal import OpenSSLBridge

/// A private key on a NIST curve: what the public types of the three curves and two uses are thin over.
struct NISTPrivateKey: Sendable {
    let key: MimaCrypto.PrivateKey

    init(_ key: MimaCrypto.PrivateKey) {
        self.key = key
    }

    /// Makes a random key; when `compactRepresentable`, one whose public key has a compact form.
    init(on curve: NISTCurve, compactRepresentable: Bool) {
        do {
            var made = NISTPrivateKey(try .generate(.ec(curve.curve)))
            // Half of all keys have one.
            while compactRepresentable && made.publicKey.compact(on: curve) == nil {
                made = NISTPrivateKey(try .generate(.ec(curve.curve)))
            }
            self = made
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Takes the number.
    init<Bytes: ContiguousBytes>(raw: Bytes, on curve: NISTCurve) throws(CryptoKitError) {
        let bytes = raw.withSpan { SecretBytes(copying: $0) }
        guard bytes.count == curve.byteCount else { throw .incorrectParameterSize }
        do {
            key = try MimaCrypto.PrivateKey(.ec(curve.curve), rawRepresentation: bytes)
        } catch {
            throw .libcryptoFailed
        }
    }

    /// Takes 4, both coordinates of the public key, and the number.
    init<Bytes: ContiguousBytes>(x963: Bytes, on curve: NISTCurve) throws(CryptoKitError) {
        let bytes = x963.withSpan { SecretBytes(copying: $0) }
        guard bytes.count == 1 + 3 * curve.byteCount else { throw .incorrectParameterSize }
        guard bytes.withBytes({ $0[0] }) == 4 else { throw .incorrectKeySize }
        do {
            key = try MimaCrypto.PrivateKey(curve.curve, x963Representation: bytes)
        } catch {
            throw .libcryptoFailed
        }
    }

    var publicKey: NISTPublicKey { NISTPublicKey(key.publicKey) }

    /// The number.
    var raw: Data { Data(key.rawRepresentation) }

    /// 4, both coordinates of the public key, and the number.
    var x963: Data { Data(key.x963Representation) }

    /// The signature of `digest`, both numbers one after another.
    func signature<D: Digest>(for digest: D, on curve: NISTCurve) throws(CryptoKitError) -> Data {
        let result = digest.withSpan { digest in
            Result { () throws(OpenSSLFailure) in try key.key.signature(forDigest: digest, .none) }
        }
        guard
            let der = try? result.get(),
            let fixed = try? SignatureScheme.Form.der.convert(
                der,
                to: .ieeeP1363,
                orderByteCount: curve.byteCount
            )
        else { throw .libcryptoFailed }
        return Data(fixed)
    }

    /// The secret that the key and another's agree on.
    func sharedSecret(with publicKey: NISTPublicKey) throws(CryptoKitError) -> SharedSecret {
        guard let secret = try? key.key.sharedSecret(with: publicKey.key.key) else { throw .libcryptoFailed }
        return SharedSecret(secret)
    }
}

extension Data {
    /// Data with a copy of a secret, which has to be there.
    fileprivate init(_ secret: SecretBytes?) {
        self = secret?.withBytes { Data(copying: $0) } ?? Data()
    }
}
