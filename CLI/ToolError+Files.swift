import Mima

extension ToolError {
    /// What a library found wrong with the file called `place`.
    init(_ error: FilesError, at place: String) {
        switch error {
        case .io(let error): self = .badInput("\(error)")
        case .minisign(let failure) where failure.isAnswer: self = .no("\(error)", at: place)
        case .sshSignature(let failure) where failure.isAnswer: self = .no("\(error)", at: place)
        case .unusableIdentityFile(let name, let reason): self.init(reason, at: name)
        case .noMatchingIdentity, .wrongPassphrase: self = .no("\(error)", at: place)
        default: self = .badInput("\(error)", at: place)
        }
    }

    /// What stopped a command, or a part of it that others follow.
    init(_ error: any Error) {
        switch error {
        case let error as ToolError: self = error
        default: self = .badInput("\(error)")
        }
    }
}

extension Minisign.Failure {
    /// Whether this is a "no", not a fault of the input.
    fileprivate var isAnswer: Bool {
        switch self {
        case .unknownKey, .wrongSignature, .wrongTrustedComment, .legacyNotAllowed, .wrongPassphrase: true
        default: false
        }
    }
}

/// Runs `body`, adding to an error of MimaFiles which file it is about.
func naming<R>(_ place: String, _ body: () throws -> R) throws -> R {
    do {
        return try body()
    } catch FilesError.io(let error) {
        // It names the file itself.
        throw error
    } catch let error as FilesError {
        throw ToolError(error, at: place)
    }
}
