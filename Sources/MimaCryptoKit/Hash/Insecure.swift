/// What is broken or weak, and here for old formats and protocols alone.
public enum Insecure: Sendable {}
