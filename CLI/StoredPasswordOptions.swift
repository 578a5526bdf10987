import ArgumentParser
import Mima

/// A stored password that a command reads.
struct StoredPasswordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Read the hash from the first line of this file; - is standard input.", valueName: "file"),
        completion: .file()
    )
    var hashFile: String?

    @Argument(help: "The hash, in quotes, since the shell has a meaning for its dollar signs.")
    var hash: String?

    func validate() throws {
        if (hash == nil) == (hashFile == nil) {
            throw ValidationError("Give either the hash or --hash-file.")
        }
    }

    /// The stored password.
    func load() throws -> PasswordHash {
        guard let hashFile else { return try namingPassword { try PasswordHash(hash ?? "") } }
        let file = try hashFile == "-" ? InputFile.standardInput : InputFile(path: hashFile)
        let contents = try KeyFile.read(file, limit: 1 << 16)
        let line = contents.withBytes { bytes in
            var line: [UInt8] = []
            for index in bytes.indices {
                if bytes[index] == UInt8(ascii: "\n") { break }
                line.append(bytes[index])
            }
            return line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
        }
        return try namingPassword(file.path) { try PasswordHash(String(decoding: line, as: UTF8.self)) }
    }
}
