internal import MimaCrypto

extension Age {
    /// The recipient that `text` writes: `age1…`, or an SSH public key, `ssh-ed25519 …` or `ssh-rsa …`.
    ///
    /// Throws ``FilesError/malformedRecipient(line:reason:)``.
    public static func recipient(_ text: String) throws(FilesError) -> any Recipient {
        if text.uppercased().hasPrefix(X25519Identity.humanReadablePart) {
            throw .malformedRecipient(line: nil, reason: "this is a secret identity, not a recipient")
        }
        if text.hasPrefix("age1pq1") {
            throw .malformedRecipient(line: nil, reason: "post-quantum recipients are not supported")
        }
        return isSSHKey(text) ? try SSHRecipient(text) : try X25519Recipient(text)
    }

    /// Whether the text is meant to be an SSH public key: it begins with a type, as OpenSSH names them.
    private static func isSSHKey(_ text: String) -> Bool {
        ["ssh-", "ecdsa-", "sk-"].contains { text.hasPrefix($0) }
    }

    /// The recipients in a recipients file: one a line, comments behind `#`.
    ///
    /// - Parameter skipping: Called with the number of each line that has an SSH key which cannot be a recipient, such as
    ///   one of ECDSA, and why it cannot; the line is passed over. Without it such a line is an error.
    ///
    /// Throws ``FilesError/malformedRecipient(line:reason:)``, with the line.
    public static func recipients(
        inFile contents: Span<UInt8>,
        skipping: ((_ line: Int, _ reason: String) -> Void)? = nil
    ) throws(FilesError) -> [any Recipient] {
        if contents.count > maximumKeyFileByteCount {
            throw .malformedRecipient(line: nil, reason: "the file is too large to be a recipients file")
        }
        var recipients: [any Recipient] = []
        try forEachLine(of: contents) { (line, number) throws(FilesError) in
            do throws(FilesError) {
                recipients.append(try recipient(line))
            } catch .malformedRecipient(_, let reason) {
                if let skipping, isWellFormedSSHKey(line) {
                    skipping(number, reason)
                } else {
                    throw .malformedRecipient(line: number, reason: reason)
                }
            }
        }
        if recipients.isEmpty { throw .malformedRecipient(line: nil, reason: "the file holds no recipient") }
        return recipients
    }

    /// The recipients in a recipients file: one a line, comments behind `#`.
    ///
    /// - Parameter skipping: Called with the number of each line that has an SSH key which cannot be a recipient, such as
    ///   one of ECDSA, and why it cannot; the line is passed over. Without it such a line is an error.
    ///
    /// Throws ``FilesError/malformedRecipient(line:reason:)``, with the line.
    public static func recipients(
        inFile contents: [UInt8],
        skipping: ((_ line: Int, _ reason: String) -> Void)? = nil
    ) throws(FilesError) -> [any Recipient] {
        try recipients(inFile: contents.span, skipping: skipping)
    }

    private static func isWellFormedSSHKey(_ line: String) -> Bool {
        guard isSSHKey(line) else { return false }
        do {
            _ = try OpenSSHPublicKey(line: line)
            return true
        } catch {
            return false
        }
    }
}
