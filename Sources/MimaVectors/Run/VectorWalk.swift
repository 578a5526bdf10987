internal import FoundationEssentials

/// The files under the paths that a caller names.
struct VectorWalk {
    /// A file to run, or a path that could not be read.
    enum Item {
        /// A file that a folder was found to have; if it is clearly something else than vectors, it is passed over.
        case found(String)
        /// A file that the caller named: it must be vectors.
        case named(String)
        case unreadable(String, Unreadable)
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
        do {
            // Through symbolic links, which people use to put suites together.
            let resolved = URL(filePath: path).resolvingSymlinksInPath().path
            let attributes = try FileManager.default.attributesOfItem(atPath: resolved)
            guard attributes[.type] as? FileAttributeType == .typeDirectory else {
                items.append(depth == 0 ? .named(path) : .found(path))
                return
            }
            if depth >= Self.maximumDepth {
                items.append(.unreadable(path, Unreadable(reason: "it is more than \(Self.maximumDepth) folders deep")))
                return
            }
            guard walked.insert(resolved).inserted else { return }
            let names = try FileManager.default.contentsOfDirectory(atPath: resolved)
            for name in names.sorted() where !name.hasPrefix(".") {
                visit(path.hasSuffix("/") ? path + name : "\(path)/\(name)", depth: depth + 1)
            }
        } catch {
            items.append(.unreadable(path, Unreadable(error)))
        }
    }
}

extension VectorFile {
    /// Whether a file that stands among vectors is clearly something else: a text for people, or source code, by its
    /// name; or a JSON Schema, by its contents.
    var isClearlyNoVectors: Bool {
        let stem = name.prefix { $0 != "." }.uppercased()
        if Self.textNames.contains(stem) { return true }
        if let dot = name.lastIndex(of: "."), Self.sourceEndings.contains(name[dot...].lowercased()) { return true }
        return shape?.keys.contains("$schema") ?? false
    }

    private static let textNames: Set<String> = [
        "README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS", "CHANGELOG", "CONTRIBUTING",
    ]
    private static let sourceEndings: Set<String> = [
        ".bzl", ".c", ".css", ".go", ".h", ".html", ".java", ".js", ".md", ".mod", ".py", ".rb", ".rs", ".rst", ".sh",
        ".sum", ".swift", ".toml", ".ts", ".yaml", ".yml",
    ]
}
