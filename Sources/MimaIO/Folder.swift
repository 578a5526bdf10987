import Glibc

/// A folder of files.
public enum Folder {
    /// The names of what is in the folder at `path`, but for "." and "..", in the order of their bytes.
    ///
    /// A name that is not UTF-8 is left out: no `String` could open it. Throws `.system` with the reason.
    public static func names(in path: String) throws(IOError) -> [String] {
        try requireNoZeroByte(path)
        guard let stream = unsafe opendir(path) else { throw IOError("open", path, errno: errno) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while true {
            // readdir says in errno alone whether it has failed or come to the end.
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw IOError("read", path, errno: errno) }
                break
            }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(validatingCString: $0) }
            }
            if let name, name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
