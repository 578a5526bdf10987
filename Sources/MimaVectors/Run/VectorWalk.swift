/// The files under the paths that a caller names.
struct VectorWalk {
    /// A file to run, or a path that could not be read.
    struct Item {
        let path: String
        /// Whether the caller named the file, which then must be vectors. One that was found in a folder is passed
        /// over when it is clearly something else.
        let isNamed: Bool
        /// The size of the file.
        var byteCount = 0
        var failure: Unreadable?
    }

    /// Folders are followed so deep.
    static let maximumDepth = 64

    private(set) var items: [Item] = []
    /// The folders that were walked: symbolic links may lead to one in many ways, and around in circles.
    private var walked: Set<String> = []

    /// Walks the paths in their order, each folder by name.
    init(_ paths: [String]) {
        for path in paths { visit(path, depth: 0) }
    }

    private mutating func visit(_ path: String, depth: Int) {
        var item = Item(path: path, isNamed: depth == 0)
        do throws(Unreadable) {
            // Through symbolic links, which people use to put suites together.
            let file = try FileFacts(path)
            if file.isFolder {
                if depth >= Self.maximumDepth {
                    throw Unreadable(reason: "it is more than \(Self.maximumDepth) folders deep")
                }
                guard walked.insert(file.resolvedPath).inserted else { return }
                for name in try file.names() where !name.hasPrefix(".") {
                    visit(path.hasSuffix("/") ? path + name : "\(path)/\(name)", depth: depth + 1)
                }
                return
            }
            item.byteCount = file.byteCount
        } catch {
            item.failure = error
        }
        items.append(item)
    }
}

extension VectorFile {
    /// Whether a file that stands among vectors is clearly something else: a text for people, or source code, by its
    /// name; or a JSON Schema, by its contents.
    var isClearlyNoVectors: Bool {
        let stem = name.prefix { $0 != "." }.uppercased()
        if Self.textNames.contains(stem) { return true }
        if let dot = name.lastIndex(of: "."), Self.sourceEndings.contains(name[dot...].lowercased()) { return true }
        if shape != nil, isPartOfACVP { return true }
        guard let shape, !shape.isArray else { return false }
        return shape.keys.contains("$schema") || shape.keys.contains("definitions")
            || shape.keys.isSuperset(of: ["type", "properties"])
    }

    /// Whether a file that stands among vectors may be some that this library has no reader for: texts have a hundred
    /// forms, and keys and certificates stand beside the tests that use them. Such a file is skipped, and listed.
    var isOfUnknownForm: Bool {
        guard let dot = name.lastIndex(of: "."), shape == nil else { return false }
        return Self.keyAndTextEndings.contains(name[dot...].lowercased())
    }

    private static let keyAndTextEndings: Set<String> = [
        ".cp", ".crl", ".crt", ".csr", ".der", ".eml", ".input", ".key", ".p12", ".p7b", ".p7s", ".p8", ".pem", ".pub",
        ".txt",
    ]
    private static let textNames: Set<String> = [
        "README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS", "CHANGELOG", "CONTRIBUTING",
    ]
    private static let sourceEndings: Set<String> = [
        ".bazel", ".bzl", ".c", ".css", ".go", ".h", ".html", ".java", ".js", ".md", ".mod", ".py", ".rb", ".rs",
        ".rst", ".sh", ".sum", ".swift", ".toml", ".ts", ".typed", ".yaml", ".yml",
    ]
}
