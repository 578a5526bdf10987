/// Curve25519: key agreement (X25519, RFC 7748) and signatures (Ed25519, RFC 8032).
public enum Curve25519: Sendable {}
