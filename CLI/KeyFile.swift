import Mima

/// Files that hold keys: small, and possibly secret.
enum KeyFile {
    /// Reads a file whole; `-` is standard input.
    static func read(_ path: String, limit: Int = Age.maximumKeyFileByteCount) throws -> SecretBytes {
        if path.uppercased().hasPrefix("AGE-SECRET-KEY-") {
            // Not repeated: messages end up in logs.
            throw ToolError.usage("a secret key was given in place of a file's name", advice: "put it into a file")
        }
        return try read(path == "-" ? .standardInput : InputFile(path: path), limit: limit)
    }

    /// Reads the rest of an opened file.
    static func read(_ file: InputFile, limit: Int = Age.maximumKeyFileByteCount) throws -> SecretBytes {
        guard let contents = try file.readSecret(limit: limit) else {
            throw ToolError.badInput("too large to be a key file", at: file.path)
        }
        return contents
    }
}
