import Glibc
import Mima

/// The public keys that a signature may be by, and where they came from.
struct MinisignKeyring {
    private(set) var keys: [Minisign.PublicKey] = []
    private var origins: [Minisign.PublicKey: String] = [:]

    /// Takes the keys that `names` are or name: a key as its line of base64, the file of one, or a folder of such
    /// files, which end in ".pub".
    init(_ names: [String]) throws {
        for name in names {
            if let key = try? Minisign.PublicKey(parsing: name) {
                add(key, from: nil)
                continue
            }
            do {
                try addFile(name)
            } catch IOError.isDirectory {
                try addFolder(name)
            } catch IOError.system(_, _, ENOENT) {
                // What is not a name may be a secret key by mistake, so it is not repeated.
                let isName = !name.hasPrefix("RW")
                throw ToolError.badInput(
                    "neither a public key nor a file that has one",
                    at: isName ? name : "the text after -p"
                )
            }
        }
    }

    /// The file that the key came from; nil for a key that was given itself.
    func origin(of key: Minisign.PublicKey) -> String? { origins[key] }

    /// The files that keys came from.
    var files: Set<String> { Set(origins.values) }

    private mutating func addFolder(_ path: String) throws {
        let names = try Folder.names(in: path).filter { $0.hasSuffix(".pub") }
        if names.isEmpty { throw ToolError.badInput("the folder has no file that ends in .pub", at: path) }
        for name in names { try addFile(path.hasSuffix("/") ? path + name : "\(path)/\(name)") }
    }

    private mutating func addFile(_ path: String) throws {
        let contents = try KeyFile.read(path, limit: Minisign.maximumFileByteCount)
        let key = try naming(path) {
            try contents.withBytes { (text) throws(FilesError) in try Minisign.PublicKey(parsing: text) }
        }
        add(key, from: path)
    }

    private mutating func add(_ key: Minisign.PublicKey, from origin: String?) {
        keys.append(key)
        if let origin, origins[key] == nil { origins[key] = origin }
    }
}
