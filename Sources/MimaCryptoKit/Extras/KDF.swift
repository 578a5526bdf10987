/// Functions that derive keys from passwords.
public enum KDF: Sendable {
    /// Those that cost an attacker too little.
    public enum Insecure: Sendable {}
}
