import Glibc

/// Why a file, a pipe or the terminal could not be used.
///
/// `path` is the name that the caller gave, or "standard input" and the like for what has no name.
@nonexhaustive
public enum IOError: Error, Equatable, Sendable {
    /// The system refused `operation` ("open", "read", "write" and so on) for the reason that `errno` stands for.
    case system(operation: String, path: String, errno: Int32)
    /// Whoever read the other end of the pipe has gone away.
    case closedPipe(path: String)
    /// The output is also an input, and writing it would destroy what is still to be read.
    case sameFile(path: String)
    /// The output must be new, but something of this name exists.
    case exists(path: String)
    /// A file was wanted, and this is a directory.
    case isDirectory(path: String)
    /// The process has no terminal, so nobody can be asked.
    case notATerminal
    /// The input ended before anything was entered.
    case endOfInput
    /// A secret is longer than `limit` bytes.
    case secretTooLong(limit: Int)
    /// A source that decodes what another gives found that to be wrong; the source itself tells more.
    case invalidData(reason: String)
}

extension IOError {
    /// Names the failure of a system call: the errors that have a case of their own get it.
    init(_ operation: String, _ path: String, errno code: Int32) {
        switch code {
        case EPIPE: self = .closedPipe(path: path)
        case EISDIR: self = .isDirectory(path: path)
        default: self = .system(operation: operation, path: path, errno: code)
        }
    }
}

extension IOError: CustomStringConvertible {
    /// One line for a person: "open 'x': No such file or directory".
    public var description: String {
        switch self {
        case .system(let operation, let path, let code): "\(operation) \(quoted(path)): \(systemMessage(code))"
        case .closedPipe(let path): "write \(quoted(path)): the other end has been closed"
        case .sameFile(let path): "\(quoted(path)) is both input and output"
        case .exists(let path): "\(quoted(path)) already exists"
        case .isDirectory(let path): "\(quoted(path)) is a directory"
        case .notATerminal: "there is no terminal to ask on"
        case .endOfInput: "the input ended before anything was entered"
        case .secretTooLong(let limit): "the secret is longer than \(limit) bytes"
        case .invalidData(let reason): reason
        }
    }
}

/// The system's words for an error number: "Permission denied".
private func systemMessage(_ code: Int32) -> String {
    let bytes = [UInt8](capacity: 256) { (output: inout OutputSpan<UInt8>) in
        unsafe output.withUnsafeMutableBufferPointer { buffer, count in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress else { return }
                guard unsafe strerror_r(code, start, characters.count) == 0 else { return }
                count = unsafe strlen(start)
            }
        }
    }
    return bytes.isEmpty ? "error \(code)" : String(decoding: bytes, as: UTF8.self)
}

/// The path in quotes: a file's name must not be able to steer the terminal.
private func quoted(_ path: String) -> String {
    "'\(DisplayText.escaped(path))'"
}
