import ArgumentParser

/// What a new key is for.
enum KeyType: String, CaseIterable, ExpressibleByArgument {
    /// To encrypt to and decrypt with, in age's format.
    case age
    /// To sign with, in minisign's format.
    case minisign
}
