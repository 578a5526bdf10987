public import MimaCrypto
internal import MimaIO

extension SSHSignature {
    /// Whose signatures are trusted: a file as `ssh-keygen -Y verify -f` reads it (ssh-keygen(1), ALLOWED SIGNERS).
    ///
    /// Each line has the names of signers, as patterns with commas between them, options, if there are any, and a key.
    /// Lines with the option `cert-authority` trust certificates, which are not supported: they allow nobody here.
    public struct AllowedSigners: Sendable, Hashable {
        /// A line.
        public struct Entry: Sendable, Hashable {
            /// The names, as they stand there.
            public let principals: String
            /// The key.
            public let key: OpenSSHPublicKey
            /// Whether the line is about the certificates that the key signs, and not its signatures.
            public let isCertificateAuthority: Bool
            /// From when on the key counts, in seconds since 1970.
            public let validAfter: Int?
            /// Until when the key counts, in seconds since 1970.
            public let validBefore: Int?

            let principalPatterns: SSHPatternList
            let namespaces: SSHPatternList?
        }

        /// The lines, in their order.
        public let entries: [Entry]

        /// More bytes than a list has: a bound for reading one into memory.
        public static let maximumFileByteCount = 1 << 24

        /// Reads a list. Throws ``Failure/malformedAllowedSigners(line:reason:)``.
        public init(parsing file: [UInt8]) throws(FilesError) {
            var entries: [Entry] = []
            let lines = file.split(separator: 0x0a, omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
                while let last = rest.last, last == 0x0d || last == 0x20 || last == 0x09 { rest.removeLast() }
                if rest.isEmpty || rest.first == UInt8(ascii: "#") { continue }
                do throws(AllowedSignersLine.Fault) {
                    entries.append(try AllowedSignersLine(rest).entry)
                } catch {
                    throw .sshSignature(.malformedAllowedSigners(line: index + 1, reason: error.reason))
                }
            }
            self.entries = entries
        }

        /// The names, as they stand in the list, that a signature can be by: those of the lines with its key that are for
        /// its namespace, at this time in seconds since 1970. Whether the signature is good is another question.
        public func principals(of signature: SSHSignature, at time: Int) -> [String] {
            entries.filter { $0.reasonToRefuse(signature, at: time) == nil && $0.allows(signature.publicKey) }
                .map(\.principals)
        }

        /// Throws ``Failure/notAllowed(fingerprint:signer:reason:)`` unless the key of a signature is that of a signer, for
        /// the signature's namespace and at this time in seconds since 1970.
        public func requireAllowing(_ signature: SSHSignature, by signer: String, at time: Int) throws(FilesError) {
            var reason = "no line of the list has it"
            for entry in entries where entry.allows(signature.publicKey) {
                if !entry.principalPatterns.matches(signer) {
                    reason = "the list has it for \(entry.principals)"
                } else if let why = entry.reasonToRefuse(signature, at: time) {
                    reason = why
                } else {
                    return
                }
            }
            throw .sshSignature(
                .notAllowed(fingerprint: signature.publicKey.fingerprint, signer: signer, reason: reason)
            )
        }
    }
}

extension SSHSignature.AllowedSigners.Entry {
    fileprivate func allows(_ key: OpenSSHPublicKey) -> Bool {
        !isCertificateAuthority && self.key.wireEncoding == key.wireEncoding
    }

    fileprivate func reasonToRefuse(_ signature: SSHSignature, at time: Int) -> String? {
        if let namespaces, !namespaces.matches(signature.namespace) {
            return "the key is not for the namespace \(signature.namespace)"
        }
        if let validAfter, time < validAfter {
            return "the key is not valid before \(CalendarTime(secondsSinceEpoch: validAfter).rfc3339)"
        }
        if let validBefore, time > validBefore {
            return "the key was valid until \(CalendarTime(secondsSinceEpoch: validBefore).rfc3339)"
        }
        return nil
    }
}
