extension PasswordHash {
    /// Whether the password should be hashed anew, the next time that it is there to be hashed.
    ///
    /// So it is when the hash is of another scheme than the policy's, any of its costs or sizes is below the policy's,
    /// or it was made with another pepper than the current one.
    public func needsRehash(_ policy: Policy = .recommended) -> Bool {
        scheme != policy.method.scheme || pepperID != policy.peppers?.current
            || !stored.isAsStrong(as: policy.method)
    }
}
