import Mima

extension ToolError {
    /// What a library found wrong with the file called `place`.
    init(_ error: FilesError, at place: String) {
        switch error {
        case .io(let error): self = .badInput("\(error)")
        case .noMatchingIdentity: self = .no("\(error)", at: place)
        default: self = .badInput("\(error)", at: place)
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
