import Mima

/// Files that hold keys: small, and possibly secret.
enum KeyFile {
    /// Reads a file whole; `-` is standard input.
    static func read(_ path: String) throws -> SecretBytes {
        let file = path == "-" ? InputFile.standardInput : try InputFile(path: path)
        let limit = Age.maximumKeyFileByteCount
        let contents = try SecretBytes(count: limit + 1) { (output) throws(IOError) in try file.fill(&output) }
        if contents.count > limit {
            throw ToolError.badInput("too large to be a key file", at: path)
        }
        return contents
    }
}
