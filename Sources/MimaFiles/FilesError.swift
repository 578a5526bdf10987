public import MimaCrypto
public import MimaIO

/// What can go wrong with an encrypted or signed file.
///
/// No case carries secret bytes.
@nonexhaustive
public enum FilesError: Error, Equatable, Sendable {
    /// A read or a write failed.
    case io(IOError)
    /// A cryptographic operation failed for a reason that has no case of its own here.
    case crypto(CryptoError)

    /// The file is in none of the formats that are known here.
    case unknownFormat

    // MARK: age

    /// The file does not begin as an age file does.
    case notAnAgeFile
    /// The file is of a version of age that is not known here.
    case unsupportedAgeVersion(String)
    /// The header breaks the format's rules, in the given line, counted from 1.
    case malformedAgeHeader(line: Int, reason: String)
    /// A stanza of the header, counted from 1, is not what its type must be.
    case malformedAgeStanza(number: Int, type: String, reason: String)
    /// None of the identities is one that the file is encrypted to.
    case noMatchingIdentity
    /// The file is encrypted with another passphrase.
    case wrongPassphrase
    /// The identity file of this name, which is itself encrypted, cannot be opened or does not hold identities.
    indirect case unusableIdentityFile(name: String, reason: FilesError)
    /// The header was altered: its authentication code is not that of the file key.
    case alteredAgeHeader
    /// The file ends within or right after its header.
    case missingAgePayload
    /// The payload is truncated, altered or reordered; everything before this chunk of 64 KiB, counted from 0, is good.
    case damagedAgePayload(chunk: Int, reason: String)
    /// The ASCII armor breaks the format's rules, in the given line, counted from 1.
    case malformedArmor(line: Int, reason: String)
    /// Opening the file would take more work than is allowed: scrypt with a cost of 2^`logCost`, which takes
    /// 2^`logCost` KiB of memory.
    case excessiveWork(logCost: Int, allowed: Int)
    /// A passphrase cannot stand beside other recipients: whoever else could read the file could also alter it.
    case passphraseBesideOtherRecipients
    /// A file must be encrypted to somebody.
    case noRecipients
    /// The text is not a recipient; the reason never quotes it, lest it be a secret key by mistake.
    case malformedRecipient(line: Int?, reason: String)
    /// The text is not an identity; the reason never quotes it.
    case malformedIdentity(line: Int?, reason: String)

    // MARK: openssl enc

    /// The file does not begin as a file of `openssl enc` with a salt does.
    case notAnOpenSSLEncFile
    /// The file should be base64, and is not, or not in the one form that it has for its bytes.
    case malformedBase64

    // MARK: minisign

    /// A minisign key or signature is not what it should be.
    case minisign(Minisign.Failure)

    // MARK: SSH

    /// A signature by an SSH key, or a list of allowed signers, is not what it should be.
    case sshSignature(SSHSignature.Failure)
}

extension FilesError: CustomStringConvertible {
    /// One sentence without a full stop, for a person.
    public var description: String {
        switch self {
        case .io(let error): error.description
        case .crypto(let error): error.description
        case .unknownFormat: "neither an encrypted file nor a key nor a signature of a kind that is known here"
        case .notAnAgeFile: "not an age file"
        case .unsupportedAgeVersion(let version): "age version \(version) is not supported, only v1 is"
        case .malformedAgeHeader(let line, let reason): "malformed age header, line \(line): \(reason)"
        case .malformedAgeStanza(let number, let type, let reason):
            "malformed age header, \(type) stanza \(number): \(reason)"
        case .noMatchingIdentity: "no identity matched any of the recipients"
        case .wrongPassphrase: "wrong passphrase"
        case .unusableIdentityFile(let name, let reason): "\(name): \(reason)"
        case .alteredAgeHeader: "the age header was altered"
        case .missingAgePayload: "the age file ends before its payload"
        case .damagedAgePayload(let chunk, let reason): "damaged at chunk \(chunk): \(reason)"
        case .malformedArmor(let line, let reason): "malformed armor, line \(line): \(reason)"
        case .excessiveWork(let logCost, let allowed):
            "the passphrase's work factor is \(logCost), and at most \(allowed) is allowed"
        case .passphraseBesideOtherRecipients: "a passphrase cannot be combined with other recipients"
        case .noRecipients: "no recipients"
        case .malformedRecipient(let line, let reason):
            "malformed recipient\(line.map { " in line \($0)" } ?? ""): \(reason)"
        case .malformedIdentity(let line, let reason):
            "malformed identity\(line.map { " in line \($0)" } ?? ""): \(reason)"
        case .notAnOpenSSLEncFile: "not a salted file of openssl enc"
        case .malformedBase64: "not base64 with padding"
        case .minisign(let failure): failure.description
        case .sshSignature(let failure): failure.description
        }
    }
}

extension FilesError {
    /// What a pipeline failed with.
    init(_ error: PipelineError<FilesError>) {
        switch error {
        case .read(let error), .write(let error): self = .io(error)
        case .transform(let error): self = error
        }
    }
}

/// Runs `body`, giving an error of MimaCrypto as one of this module.
@inline(__always)
func throwingFilesError<R: ~Copyable>(_ body: () throws(CryptoError) -> R) throws(FilesError) -> R {
    do {
        return try body()
    } catch {
        throw .crypto(error)
    }
}

/// Runs `body`, giving an error of a read or a write as one of this module.
@inline(__always)
func throwingFilesError<R: ~Copyable>(_ body: () throws(IOError) -> R) throws(FilesError) -> R {
    do {
        return try body()
    } catch {
        throw .io(error)
    }
}
