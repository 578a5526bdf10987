import Glibc

/// Where the bytes for an output path have to go.
enum OutputTarget: ~Copyable {
    /// A device, a pipe or a descriptor: the bytes are written as they come.
    case stream(Descriptor)
    /// A file called `name` in `directory`, which exists already when there is an `existing` status.
    case file(directory: String, name: String, existing: FileStatus?)

    /// Follows symbolic links from `path` to what is behind them, so that the link itself stays when the file is
    /// replaced. A link that leads nowhere names the file to be made.
    static func resolve(_ path: String) throws(IOError) -> OutputTarget {
        var current = path
        // The kernel gives up after 40 links too.
        for _ in 0..<40 {
            if let number = ownDescriptor(current) {
                return .stream(try Descriptor.duplicate(number, named: path))
            }
            let (directory, name) = split(current)
            guard let status = try FileStatus(path: current, followingLinks: false) else {
                // A path that ends in "/" asks for a directory.
                if name.isEmpty { throw IOError("open", path, errno: path.isEmpty ? ENOENT : EISDIR) }
                return .file(directory: directory, name: name, existing: nil)
            }
            switch status.kind {
            case .directory: throw IOError.isDirectory(path: path)
            case .regular: return .file(directory: directory, name: name, existing: status)
            case .other: return .stream(try Descriptor.open(current, O_WRONLY))
            case .symbolicLink:
                // Links in /proc read like "pipe:[7]", and only opening follows them.
                if try FileStatus(path: current, followingLinks: true)?.kind == .other,
                    ownDescriptor(try readLink(current)) == nil
                {
                    return .stream(try Descriptor.open(current, O_WRONLY))
                }
                let target = try readLink(current)
                current = target.hasPrefix("/") ? target : "\(directory)/\(target)"
            }
        }
        throw IOError("open", path, errno: ELOOP)
    }

    /// The number in a name of one of the process's own descriptors, which /dev/stdout is a link to.
    ///
    /// Opening such a name would give a regular file a second position and lose ">>"; the descriptor itself has both.
    private static func ownDescriptor(_ path: String) -> Int32? {
        for prefix in ["/proc/self/fd/", "/dev/fd/"] where path.hasPrefix(prefix) {
            return Int32(path.dropFirst(prefix.count))
        }
        return nil
    }

    private static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let directory = path[..<slash]
        return (directory.isEmpty ? "/" : String(directory), String(path[path.index(after: slash)...]))
    }

    private static func readLink(_ path: String) throws(IOError) -> String {
        let bytes = try [UInt8](capacity: Int(PATH_MAX)) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(IOError) in
                try unsafe buffer.withMemoryRebound(to: CChar.self) { (characters) throws(IOError) in
                    guard let start = characters.baseAddress else { return }
                    count = try systemCall("open", path) { unsafe readlink(path, start, characters.count) }
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
