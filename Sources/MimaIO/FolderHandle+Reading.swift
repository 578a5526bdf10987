internal import Glibc

extension FolderHandle {
    /// The names of what is in the folder, but for "." and ".."; in the order of their bytes if `sorted`, otherwise as
    /// the system gives them.
    public func names(sorted: Bool = true) throws(IOError) -> [[UInt8]] {
        // The stream takes a descriptor of its own over, with a position of its own.
        let own = try systemCall("open", path) { unsafe openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = unsafe fdopendir(own) else {
            let code = errno
            close(own)
            throw IOError("open", path, errno: code)
        }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            // readdir says in errno alone whether it has failed or come to the end.
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw IOError("read", path, errno: errno) }
                break
            }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
                unsafe Array(name.prefix { $0 != 0 })
            }
            if name != [46] && name != [46, 46] { names.append(name) }
        }
        return sorted ? names.sorted { $0.lexicographicallyPrecedes($1) } : names
    }

    /// The status of what has a name; nil when nothing has. A symbolic link's is its own.
    public func status(of name: [UInt8]) throws(IOError) -> NodeStatus? {
        var raw = stat()
        do throws(IOError) {
            unsafe try call("open", name) { unsafe fstatat(number, $0, &raw, AT_SYMLINK_NOFOLLOW) }
        } catch .system(_, _, ENOENT) {
            return nil
        }
        return NodeStatus(raw)
    }

    /// The folder's own status.
    public func status() throws(IOError) -> NodeStatus {
        var raw = stat()
        try systemCall("open", path) { unsafe fstat(number, &raw) }
        return NodeStatus(raw)
    }

    /// What a symbolic link says.
    public func linkTarget(of name: [UInt8]) throws(IOError) -> [UInt8] {
        let capacity = Int(PATH_MAX)
        var target = [UInt8](repeating: 0, count: capacity)
        let count = unsafe try call("open", name) { (name) -> Int in
            unsafe target.withUnsafeMutableBytes { buffer in
                guard let start = unsafe buffer.assumingMemoryBound(to: CChar.self).baseAddress else { return -1 }
                return unsafe readlinkat(number, name, start, capacity)
            }
        }
        return Array(target.prefix(count))
    }

    /// Opens a regular file to read, whose `status` was asked for. Nothing is waited for, should it be a pipe by now.
    public func openFile(_ name: [UInt8], status: NodeStatus) throws(IOError) -> InputFile {
        let file = unsafe try call("open", name) {
            unsafe openat(number, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        }
        return InputFile(Descriptor(file, isOwned: true), path: path(of: name), regular: status)
    }
}
