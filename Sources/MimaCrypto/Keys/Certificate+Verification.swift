internal import OpenSSLBridge

extension Certificate {
    /// What a certificate must be for.
    @nonexhaustive
    public enum Purpose: String, Hashable, Sendable, CaseIterable {
        /// Signing mail, as S/MIME has it (RFC 8550 §4.4): a certificate that lists what it is for must list this.
        case mailSignature
        /// Anything: what a certificate says that it is for is not looked at.
        case any
    }

    /// What is wrong with the certificate, in libcrypto's words; nil when a chain of certificates leads from it over
    /// `others` to one of `anchors`, and each is valid (RFC 5280 §6).
    ///
    /// Lists of revoked certificates are not asked for. Keys and hash functions of less than 112 bits of security are
    /// refused.
    ///
    /// - Parameters:
    ///   - anchors: The certificates that are trusted for themselves, whether or not they signed themselves.
    ///   - others: Certificates that may stand between.
    ///   - purpose: What the certificate must be for.
    ///   - time: The moment at which all must be valid, in seconds since 1970; now, if there is none.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when one of them is no certificate.
    public func problem(
        trusting anchors: [Certificate],
        others: [Certificate] = [],
        purpose: Purpose = .any,
        at time: Int? = nil
    ) throws(CryptoError) -> String? {
        guard let mine = try Self.list([self]), let trusted = try Self.list(anchors),
            let between = try Self.list(others)
        else {
            throw .invalidKey("the file is no certificate in DER, or has more in it")
        }
        let bridged: CertificateList.Purpose = purpose == .any ? .any : .mailSignature
        do throws(OpenSSLFailure) {
            return try mine.problem(at: 0, others: between, anchors: trusted, purpose: bridged, time: time)
        } catch {
            throw CryptoError(error)
        }
    }

    /// Whom the certificate is for, on one line as RFC 4514 writes names: "CN=Ada,O=Example".
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when it is no certificate. A name can have any characters in it but those
    /// that steer a terminal, which are escaped.
    public func subject() throws(CryptoError) -> String {
        guard let mine = try Self.list([self]) else { throw .invalidKey("the file is no certificate in DER") }
        do throws(OpenSSLFailure) {
            return String(decoding: try mine.subject(at: 0), as: UTF8.self)
        } catch {
            throw CryptoError(error)
        }
    }

    /// The certificates as libcrypto reads them; nil when one is something else.
    static func list(_ certificates: [Certificate]) throws(CryptoError) -> CertificateList? {
        do throws(OpenSSLFailure) {
            return try CertificateList.read(certificates.map(\.derRepresentation))
        } catch {
            throw CryptoError(error)
        }
    }
}
