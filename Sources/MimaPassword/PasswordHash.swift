internal import MimaBytes

/// A stored password: what a service keeps in place of a password that it must recognise.
///
///     let stored = try PasswordHash.make(password).text
///     …
///     let hash = try PasswordHash(stored)
///     if try hash.verify(password) {
///         if hash.needsRehash() { stored = try PasswordHash.make(password).text }
///     }
///
/// It reads what other systems left in a database: Argon2, scrypt, bcrypt, PBKDF2 and the schemes of crypt(3), as PHC
/// strings, in modular crypt format, and as passlib, Django and htpasswd write them.
///
/// Passwords are bytes. Making and verifying block the thread for as long as the costs say, tens of milliseconds
/// with the recommended ones: call them from a thread that may wait.
public struct PasswordHash: Sendable {
    /// The text to store.
    public let text: String
    /// The id of the pepper that it was made with, or nil.
    public let pepperID: String?
    let stored: any StoredHash

    /// Takes a stored text apart, strictly: a text that another one would stand for too is refused.
    ///
    /// Throws ``PasswordError/unknownFormat`` or ``PasswordError/malformed(_:_:)``. No cost is spent yet, whatever the
    /// text asks for.
    public init(_ text: String) throws(PasswordError) {
        self.text = text
        let (pepperID, inner) = try Peppers.split(text)
        self.pepperID = pepperID
        stored = try StoredText.parse(inner)
    }

    init(_ stored: any StoredHash, text: String, pepperID: String?) {
        self.text = Peppers.join(pepperID, text)
        self.pepperID = pepperID
        self.stored = stored
    }

    /// How the hash was made.
    public var scheme: Scheme { stored.scheme }

    /// The costs and the sizes of the hash, each with its name.
    public var parameters: [Parameter] { stored.parameters }

    /// A number that a hash was made with.
    public struct Parameter: Hashable, Sendable {
        /// Its name, such as "memory in KiB".
        public let name: String
        /// Its value.
        public let value: Int

        init(_ name: String, _ value: Int) {
            self.name = name
            self.value = value
        }
    }
}

extension PasswordHash: CustomStringConvertible {
    /// The scheme, not the text: a hash does not belong in a log either.
    public var description: String { "PasswordHash(\(scheme))" }
}

/// A hash taken apart.
protocol StoredHash: Sendable {
    var scheme: PasswordHash.Scheme { get }
    var parameters: [PasswordHash.Parameter] { get }
    /// Throws when verifying it would take more than `limits` allow.
    func require(_ limits: PasswordHash.Limits) throws(PasswordError)
    /// Whether it was made from `password`, compared in constant time.
    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool
    /// Whether it costs at least what a new hash of `method`, which is of the same scheme, does.
    func isAsStrong(as method: PasswordHash.Method) -> Bool
}
