public import MimaBytes
public import MimaIO
private import Synchronization

extension Age {
    /// What a passphrase is wanted for, so that a person can be asked for the right one.
    public enum PassphraseReason: Sendable, Equatable {
        /// To open a file that is encrypted with a passphrase.
        case encryptedFile
        /// To open the identity file of this name, which is itself encrypted with a passphrase.
        case identityFile(name: String)
        /// To unlock the SSH private key in the file of this name.
        case sshKey(name: String)
    }

    /// Gives a passphrase when one turns out to be wanted.
    public typealias PassphraseSource = @Sendable (PassphraseReason) throws(FilesError) -> SecretBytes

    /// The largest identity or recipients file that is read, in bytes.
    public static var maximumKeyFileByteCount: Int { 1 << 24 }

    /// The identities in an identity file: one a line, comments behind `#`; or the same encrypted with a passphrase; or
    /// an SSH private key, which can be encrypted too. A passphrase is asked for when a file needs it.
    ///
    /// - Parameter name: What to call the file when its passphrase is asked for.
    ///
    /// Throws ``FilesError/malformedIdentity(line:reason:)``. What is wrong with an encrypted file comes out when it is
    /// needed, as ``FilesError/unusableIdentityFile(name:reason:)``.
    public static func identities(
        inFile contents: SecretBytes,
        name: String,
        passphrase: @escaping PassphraseSource
    ) throws(FilesError) -> [any Identity] {
        if contents.count > maximumKeyFileByteCount {
            throw .malformedIdentity(line: nil, reason: "the file is too large to be an identity file")
        }
        let isEncrypted = contents.withBytes { bytes in
            [Header.versionPrefix, Armor.beginning].contains { bytes.starts(with: $0) }
        }
        if isEncrypted {
            return [EncryptedIdentityFile(contents: contents, name: name, passphrase: passphrase)]
        }
        return try contents.withBytes { (bytes) throws(FilesError) in
            if bytes.starts(with: "-----BEGIN ") {
                return [try sshIdentity(inFile: bytes, name: name, passphrase: passphrase)]
            }
            return try identities(inLines: bytes)
        }
    }

    static func identities(inLines bytes: Span<UInt8>) throws(FilesError) -> [any Identity] {
        var identities: [any Identity] = []
        try forEachLine(of: bytes) { (line, number) throws(FilesError) in
            do throws(FilesError) {
                identities.append(try identity(line))
            } catch .malformedIdentity(_, let reason) {
                throw .malformedIdentity(line: number, reason: reason)
            }
        }
        if identities.isEmpty { throw .malformedIdentity(line: nil, reason: "the file holds no identity") }
        return identities
    }

    private static func identity(_ text: String) throws(FilesError) -> any Identity {
        if text.hasPrefix("AGE-SECRET-KEY-PQ-1") {
            throw .malformedIdentity(line: nil, reason: "post-quantum identities are not supported")
        }
        if text.hasPrefix("AGE-PLUGIN-") {
            throw .malformedIdentity(line: nil, reason: "identities of plugins are not supported")
        }
        if text.hasPrefix("age1") {
            throw .malformedIdentity(line: nil, reason: "this is a recipient, the public side of an identity")
        }
        return try X25519Identity(text)
    }

    /// Calls `body` with each line that is neither empty nor a comment, and its number, counted from 1.
    static func forEachLine(
        of bytes: Span<UInt8>,
        _ body: (String, Int) throws(FilesError) -> Void
    ) throws(FilesError) {
        var number = 0
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count && bytes[end] != 0x0a { end += 1 }
            number += 1
            var last = end
            if last > start && bytes[last - 1] == 0x0d { last -= 1 }
            if last > start && bytes[start] != UInt8(ascii: "#") {
                var line = [UInt8](capacity: last - start) { $0.append(copying: bytes.extracting(start..<last)) }
                defer { wipe(&line) }
                try body(String(decoding: line, as: UTF8.self), number)
            }
            start = end + 1
        }
    }
}

extension Span<UInt8> {
    /// Whether the bytes begin with those of `text`.
    func starts(with text: String) -> Bool {
        var index = 0
        for byte in text.utf8 {
            if index >= count || self[index] != byte { return false }
            index += 1
        }
        return true
    }
}

/// An identity file that is itself encrypted with a passphrase; the passphrase is asked for once, when a file has to
/// be opened.
private final class EncryptedIdentityFile: Age.Identity {
    private let contents: SecretBytes
    private let name: String
    private let passphrase: Age.PassphraseSource
    private let opened = Mutex<[any Age.Identity]?>(nil)

    init(contents: SecretBytes, name: String, passphrase: @escaping Age.PassphraseSource) {
        self.contents = contents
        self.name = name
        self.passphrase = passphrase
    }

    func unwrap(_ stanzas: [Age.Stanza]) throws(FilesError) -> Age.FileKey? {
        for identity in try identities() {
            if let fileKey = try identity.unwrap(stanzas) { return fileKey }
        }
        return nil
    }

    func recipients() throws(FilesError) -> [any Age.Recipient] {
        var recipients: [any Age.Recipient] = []
        for identity in try identities() { recipients += try identity.recipients() }
        return recipients
    }

    private func identities() throws(FilesError) -> [any Age.Identity] {
        try opened.withLock { (opened) throws(FilesError) in
            if let opened { return opened }
            let identities: [any Age.Identity]
            do throws(FilesError) {
                identities = try open()
            } catch .io(let error) {
                // Nobody could be asked for the passphrase: nothing is wrong with the file.
                throw .io(error)
            } catch {
                throw .unusableIdentityFile(name: name, reason: error)
            }
            opened = identities
            return identities
        }
    }

    private func open() throws(FilesError) -> [any Age.Identity] {
        let bytes = contents.withBytes { bytes in [UInt8](capacity: bytes.count) { $0.append(copying: bytes) } }
        let file = try Age.EncryptedFile(MemorySource(bytes))
        guard file.header.isForPassphrase else {
            throw .malformedIdentity(
                line: nil,
                reason: "an encrypted identity file must be encrypted with a passphrase"
            )
        }
        let name = name
        let passphrase = passphrase
        let identity = Age.PassphraseIdentity { () throws(FilesError) in try passphrase(.identityFile(name: name)) }
        // The plaintext is shorter than the file.
        let sink = SecretSink(capacity: contents.count)
        try file.decrypt(with: [identity], to: sink)
        return try sink.takeBytes().withBytes { (lines) throws(FilesError) in
            try Age.identities(inLines: lines)
        }
    }
}

extension Age {
    /// The text of an identity file for `identity`, with comments on when it was made and what its public side is.
    public static func identityFile(
        _ identity: X25519Identity,
        created: CalendarTime = .now
    ) throws(FilesError) -> SecretBytes {
        let secret = try identity.encoded()
        let comments = "# created: \(created.rfc3339)\n# public key: \(identity.recipient)\n"
        return SecretBytes(count: comments.utf8.count + secret.count + 1) { output in
            for byte in comments.utf8 { output.append(byte) }
            secret.withBytes { output.append(copying: $0) }
            output.append(0x0a)
        }
    }
}
