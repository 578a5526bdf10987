internal import CLinux
internal import Glibc

/// Attributes of files beyond the usual ones, such as `user.comment` (xattr(7)).
public enum ExtendedAttributes {
    /// No attribute on Linux is larger.
    private static let maximumByteCount = 1 << 16

    /// The attributes of an open file, by name; none where the file system has no such thing.
    static func all(of number: Int32, path: String) throws(IOError) -> [(name: [UInt8], value: [UInt8])] {
        var list = [UInt8](repeating: 0, count: maximumByteCount)
        let count = unsafe list.withUnsafeMutableBytes { buffer in
            unsafe flistxattr(number, buffer.assumingMemoryBound(to: CChar.self).baseAddress, maximumByteCount)
        }
        if count < 0 {
            if [ENOTSUP, ENOSYS, EBADF].contains(errno) { return [] }
            throw IOError("read the attributes of", path, errno: errno)
        }
        var attributes: [(name: [UInt8], value: [UInt8])] = []
        for name in list.prefix(count).split(separator: 0).map({ Array($0) }) {
            var value = [UInt8](repeating: 0, count: maximumByteCount)
            let size = unsafe withCString(name) { name in
                unsafe value.withUnsafeMutableBytes { unsafe fgetxattr(number, name, $0.baseAddress, maximumByteCount) }
            }
            // One that has gone meanwhile, or that this process may not read.
            if size < 0 { continue }
            attributes.append((name, Array(value.prefix(size))))
        }
        return attributes.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    static func set(_ name: [UInt8], to value: [UInt8], of number: Int32, path: String) throws(IOError) {
        if name.contains(0) { throw IOError("set the attributes of", path, errno: EINVAL) }
        try systemCall("set the attributes of", path) {
            unsafe withCString(name) { name in
                unsafe value.withUnsafeBytes { unsafe fsetxattr(number, name, $0.baseAddress, $0.count, 0) }
            }
        }
    }
}

extension InputFile {
    /// The file's extended attributes, in the order of their names.
    public func extendedAttributes() throws(IOError) -> [(name: [UInt8], value: [UInt8])] {
        try withDescriptor { (number) throws(IOError) in try ExtendedAttributes.all(of: number, path: path) }
    }
}

extension FolderHandle {
    /// The folder's own extended attributes, in the order of their names.
    public func extendedAttributes() throws(IOError) -> [(name: [UInt8], value: [UInt8])] {
        try ExtendedAttributes.all(of: number, path: path)
    }
}
