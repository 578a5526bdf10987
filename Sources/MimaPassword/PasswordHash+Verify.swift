public import MimaBytes

extension PasswordHash {
    /// Whether `password` is the one that the hash was made from; hashes are compared in constant time.
    ///
    /// Throws when the policy does not accept the scheme, a cost is above its limits, or the pepper is unknown. A
    /// bcrypt hash knows the first 72 bytes of a password alone, and is verified by these.
    public func verify(_ password: SecretBytes, policy: Policy = .recommended) throws(PasswordError) -> Bool {
        if !policy.accepted.contains(scheme) { throw .schemeNotAccepted(scheme) }
        try stored.require(policy.limits)
        guard let prepared = try policy.prepare(password, pepperID: pepperID) else { return false }
        return try stored.matches(prepared)
    }

    /// The same for a password in UTF-8.
    public func verify(_ password: String, policy: Policy = .recommended) throws(PasswordError) -> Bool {
        try verify(SecretBytes(copying: password.utf8.span), policy: policy)
    }

    /// The same for a password as plain bytes.
    public func verify(_ password: [UInt8], policy: Policy = .recommended) throws(PasswordError) -> Bool {
        try verify(SecretBytes(copying: password), policy: policy)
    }

    /// Whether `password` is the one that `stored` was made from: ``init(_:)`` and
    /// ``verify(_:policy:)-(SecretBytes,_)`` in one.
    public static func verify(
        _ password: String,
        against stored: String,
        policy: Policy = .recommended
    ) throws(PasswordError) -> Bool {
        try PasswordHash(stored).verify(password, policy: policy)
    }

    /// Takes the time of a verification and says `false`: for a user that does not exist, so that the time of the
    /// answer does not tell which users do.
    public static func verifyNothing(_ password: String, policy: Policy = .recommended) throws(PasswordError) -> Bool {
        let text = Peppers.join(policy.peppers?.current, try policy.method.emptyHash())
        _ = try PasswordHash(text).verify(password, policy: policy)
        return false
    }
}

extension PasswordHash.Policy {
    /// What goes into the scheme in place of `password`: normalized, then under the pepper.
    ///
    /// Nil when the normalization does not allow the password, which then cannot be the right one.
    func prepare(_ password: SecretBytes, pepperID: String?) throws(PasswordError) -> SecretBytes? {
        try limits.require(password)
        let normalized: SecretBytes
        do throws(PasswordError) {
            normalized = try normalization.apply(password)
        } catch .passwordNotAllowed {
            return nil
        }
        guard let pepperID else { return normalized }
        guard let peppers else { throw .unknownPepper(id: pepperID) }
        return try peppers.apply(pepperID, to: normalized)
    }
}

extension PasswordHash.Limits {
    func require(_ password: SecretBytes) throws(PasswordError) {
        if password.count > passwordByteCount {
            throw .passwordTooLong(found: password.count, limit: passwordByteCount)
        }
    }
}
