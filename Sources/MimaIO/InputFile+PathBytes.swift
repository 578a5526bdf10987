import Glibc

extension InputFile {
    /// Opens the file with this name, as ``init(path:)`` does; to the system a name is bytes, in UTF-8 or not.
    public convenience init(pathBytes: [UInt8]) throws(IOError) {
        let path = String(decoding: pathBytes, as: UTF8.self)
        if pathBytes.elementsEqual(path.utf8) {
            try self.init(path: path)
            return
        }
        try requireNoZeroByte(path)
        let number = try systemCall("open", path) {
            unsafe (pathBytes + [0]).withUnsafeBufferPointer { name in
                unsafe name.withMemoryRebound(to: CChar.self) { (name) -> Int32 in
                    guard let name = name.baseAddress else { return -1 }
                    return unsafe Glibc.open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY)
                }
            }
        }
        if FileStatus(descriptor: number)?.kind == .directory {
            close(number)
            throw IOError.isDirectory(path: path)
        }
        self.init(descriptor: number, named: path, closing: true)
    }
}
