import ArgumentParser
import Mima

struct Htpasswd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "htpasswd",
        abstract: "Verify and update htpasswd files.",
        discussion: """
            What it writes is a bcrypt hash with the prefix $2y$, which Apache, nginx and registries read.

              mima password htpasswd set users.htpasswd alice
              mima password htpasswd verify users.htpasswd alice
              mima password htpasswd delete users.htpasswd alice
            """,
        subcommands: [HtpasswdSet.self, HtpasswdVerify.self, HtpasswdDelete.self]
    )
}

/// The file that the commands work on.
struct HtpasswdOptions: ParsableArguments {
    @Argument(help: "The file.", completion: .file())
    var file: String

    @Argument(help: "The user's name.")
    var user: String

    /// More than any such file has.
    private static let byteLimit = 1 << 26

    func load() throws -> HtpasswdFile {
        try load(InputFile(path: file))
    }

    /// The file, or an empty one when there is none and `creating`.
    func load(creating: Bool) throws -> HtpasswdFile {
        do {
            return try load(InputFile(path: file))
        } catch let error as IOError {
            if creating, error.isFileMissing { return HtpasswdFile() }
            throw error
        }
    }

    private func load(_ input: InputFile) throws -> HtpasswdFile {
        let contents = try KeyFile.read(input, limit: HtpasswdOptions.byteLimit)
        return try namingPassword(file) {
            try HtpasswdFile(contents.withBytes { bytes in bytes.indices.map { bytes[$0] } })
        }
    }

    /// Puts the file in the place of the old one, whole or not at all.
    func save(_ contents: HtpasswdFile) throws {
        let output = try AtomicFile(path: file)
        try output.write(contents.bytes.span)
        try output.commit()
    }
}

extension IOError {
    fileprivate var isFileMissing: Bool {
        // ENOENT
        if case .system(_, _, 2) = self { true } else { false }
    }
}
