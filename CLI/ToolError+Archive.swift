import ArgumentParser
import Mima

extension ToolError {
    /// What stopped the work on `place`; errors that name a file themselves, and those that are ready, stay as they
    /// are.
    init(_ error: any Error, about place: String) {
        switch error {
        case let error as ToolError: self = error
        case ArchiveError.io(let error): self.init(error, about: place)
        case IOError.invalidData(let reason): self = .badInput(reason, at: place)
        case let error as IOError: self = .badInput("\(error)")
        default: self = .badInput("\(error)", at: place)
        }
    }
}

/// Runs `body`, adding to an error of MimaArchive which file it is about; a reader that went away stays what it is.
func explaining<R>(_ place: String, _ body: () throws -> R) throws -> R {
    do {
        return try body()
    } catch IOError.closedPipe(let path) {
        throw IOError.closedPipe(path: path)
    } catch ArchiveError.io(.closedPipe(let path)) {
        throw IOError.closedPipe(path: path)
    } catch let error as ExitCode {
        throw error
    } catch {
        throw ToolError(error, about: place)
    }
}
