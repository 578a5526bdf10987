internal import MimaBytes
internal import MimaCrypto
public import MimaIO

extension SSHSignature {
    /// Throws unless this is the key's signature of everything that is left of `source`, for this namespace. Whether the
    /// key is one to be trusted is another question.
    ///
    /// The same bytes are written to `sink`, if there is one, before they are known to be the signed ones.
    ///
    /// Throws ``FilesError/io(_:)``, ``Failure/wrongNamespace(found:expected:)``, ``Failure/wrongSignature(fingerprint:)``,
    /// ``Failure/malformed(reason:)`` and ``Failure/unsupported(_:)``.
    public func verify(
        _ source: any ByteSource,
        namespace: String,
        copyingTo sink: (any ByteSink)? = nil
    ) throws(FilesError) {
        try require(namespace)
        var context = try throwingFilesError { () throws(CryptoError) in try HashContext(hash.algorithm) }
        try source.forEachPiece { (piece) throws(FilesError) in
            context.update(piece)
            try throwingFilesError { () throws(IOError) in try sink?.write(piece) }
        }
        try verify(digest: context.finalize(), namespace: namespace)
    }

    /// Throws unless this is the key's signature of the file whose digest, by ``hash``, this is; as
    /// ``verify(_:namespace:copyingTo:)`` does.
    public func verify(digest: [UInt8], namespace: String) throws(FilesError) {
        try require(namespace)
        if publicKey.type.contains("-cert-v0") {
            throw .sshSignature(.unsupported("signatures by certificates, such as \(publicKey.type),"))
        }
        let parts = try Parts(signature)
        let message = Self.message(digest: digest, namespace: namespace, hash)
        if try !isValid(parts, for: message) {
            throw .sshSignature(.wrongSignature(fingerprint: publicKey.fingerprint))
        }
    }

    private func require(_ namespace: String) throws(FilesError) {
        if namespace.isEmpty { throw .sshSignature(.emptyNamespace) }
        if namespace != self.namespace {
            throw .sshSignature(.wrongNamespace(found: self.namespace, expected: namespace))
        }
    }

    private func isValid(_ parts: Parts, for message: [UInt8]) throws(FilesError) -> Bool {
        if let securityKey = try SSHSecurityKey(publicKey) {
            guard parts.name == publicKey.type else {
                throw .sshSignature(.unsupported("signatures by \(parts.name) with keys of type \(publicKey.type)"))
            }
            let signature = securityKey.isPair ? try parts.pair(byteCount: 32) : parts.signature
            return try Self.answering { () throws(CryptoError) in
                try securityKey.isValid(signature, for: message, rest: parts.rest)
            }
        }
        if !parts.rest.isEmpty { throw Self.malformed("there is something behind the signature") }
        let key = try throwingFilesError { () throws(CryptoError) in try publicKey.publicKey() }
        let algorithm = try SSHSignatureAlgorithm(name: parts.name, of: key)
        var signature = parts.signature
        if algorithm.isPair {
            signature = try parts.pair(byteCount: (key.bitCount + 7) / 8)
        } else if key.algorithm == .rsa, signature.count < (key.bitCount + 7) / 8 {
            // Some agents leave zeros out in front, and OpenSSH takes it.
            signature = [UInt8](repeating: 0, count: (key.bitCount + 7) / 8 - signature.count) + signature
        }
        return try Self.answering { () throws(CryptoError) in
            try key.isValidSignature(signature, for: message, using: algorithm.scheme)
        }
    }

    /// A signature of another size is that of no message.
    private static func answering(_ body: () throws(CryptoError) -> Bool) throws(FilesError) -> Bool {
        do throws(CryptoError) {
            return try body()
        } catch {
            if case .malformedSignature(let reason) = error { throw malformed(reason) }
            throw .crypto(error)
        }
    }

    /// What the signature's bytes are.
    private struct Parts {
        let name: String
        let signature: [UInt8]
        /// What follows, of an authenticator.
        let rest: [UInt8]

        init(_ bytes: [UInt8]) throws(FilesError) {
            do throws(SSHWireError) {
                var reader = SSHWireReader()
                let name = try reader.readString(in: bytes.span)
                let signature = try reader.readString(in: bytes.span)
                self.name = String(decoding: bytes[name], as: UTF8.self)
                self.signature = Array(bytes[signature])
                rest = Array(bytes[reader.offset...])
            } catch {
                throw malformed("\(error)")
            }
        }

        /// The two numbers of a signature by ECDSA (RFC 5656 §3.1.2), each in so many bytes.
        func pair(byteCount: Int) throws(FilesError) -> [UInt8] {
            let numbers: [Range<Int>]
            do throws(SSHWireError) {
                var reader = SSHWireReader()
                numbers = [try reader.readNumber(in: signature.span), try reader.readNumber(in: signature.span)]
                try reader.requireEnd(of: signature.span)
            } catch {
                throw malformed("\(error)")
            }
            var pair: [UInt8] = []
            for number in numbers {
                if number.count > byteCount { throw malformed("a number of it is too large") }
                pair += [UInt8](repeating: 0, count: byteCount - number.count) + signature[number]
            }
            return pair
        }
    }
}
