public import MimaCrypto

/// What can go wrong in MimaPassword. A wrong password is not an error: verification then says `false`.
///
/// No case carries a password or anything made from one.
@nonexhaustive
public enum PasswordError: Error, Equatable, Sendable {
    /// The text is not a stored password in any format that is known.
    case unknownFormat
    /// The text starts like a stored password of this scheme; the text says what is wrong with it.
    case malformed(PasswordHash.Scheme, String)
    /// The policy does not accept this scheme.
    case schemeNotAccepted(PasswordHash.Scheme)
    /// A cost is more than the policy's limits allow.
    case costTooHigh(String, found: Int, limit: Int)
    /// A parameter is outside of what the algorithm takes.
    case parameterOutOfRange(String, found: Int, allowed: ClosedRange<Int>)
    /// The password has more bytes than the policy, or the scheme for a new hash, takes.
    case passwordTooLong(found: Int, limit: Int)
    /// The scheme cannot tell the password from another one that ends before its zero byte.
    case zeroByteInPassword
    /// The password is not allowed by the normalization; the text says why.
    case passwordNotAllowed(String)
    /// The hash was made with a pepper that the policy does not have.
    case unknownPepper(id: String)
    /// A pepper's id has other characters than letters, digits, "-", "_" and ".", or is empty or longer than 32.
    case invalidPepperID
    /// The system did not give the memory, in KiB.
    case outOfMemory(kibibytes: Int)
    /// A line of an htpasswd file is not of the form `name:hash`; lines count from 1.
    case malformedLine(Int)
    /// A name cannot stand in an htpasswd file.
    case invalidUserName
    /// What is under the scheme failed.
    case crypto(CryptoError)
}

extension PasswordError: CustomStringConvertible {
    /// One sentence without a full stop, for a person.
    public var description: String {
        switch self {
        case .unknownFormat:
            "this is not a stored password in a known format"
        case .malformed(let scheme, let what):
            "the \(scheme) hash is malformed: \(what)"
        case .schemeNotAccepted(let scheme):
            "hashes of \(scheme) are not accepted"
        case .costTooHigh(let what, let found, let limit):
            "the \(what) of the hash is \(found), and the limit is \(limit)"
        case .parameterOutOfRange(let what, let found, let allowed):
            "the \(what) is \(found), and should be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .passwordTooLong(let found, let limit):
            "the password has \(found) bytes, and at most \(limit) are taken"
        case .zeroByteInPassword:
            "the password has a zero byte, which this scheme cannot take"
        case .passwordNotAllowed(let what):
            "the password is not allowed: \(what)"
        case .unknownPepper(let id):
            "the hash needs the pepper \"\(id)\", which is not at hand"
        case .invalidPepperID:
            "a pepper's id has 1 to 32 letters, digits, \"-\", \"_\" or \".\""
        case .outOfMemory(let kibibytes):
            "there are no \(kibibytes) KiB of memory for the hash"
        case .malformedLine(let line):
            "line \(line) is not of the form name:hash"
        case .invalidUserName:
            "a user's name has 1 to 255 bytes, and no colon or control character"
        case .crypto(let error):
            "\(error)"
        }
    }
}

/// Runs `body`, giving an error of MimaCrypto as the error that callers see.
func throwingPasswordError<R: ~Copyable>(_ body: () throws(CryptoError) -> R) throws(PasswordError) -> R {
    do {
        return try body()
    } catch {
        throw .crypto(error)
    }
}
