/// The files in a tar archive (POSIX ustar), as the recorded streams come in one.
enum TarEntries {
    /// The regular files by name. Nil when a header or a length makes no sense.
    static func files(in bytes: [UInt8]) -> [(name: String, contents: [UInt8])]? {
        var files: [(name: String, contents: [UInt8])] = []
        var position = 0
        while position + 512 <= bytes.count, bytes[position] != 0 {
            let name = bytes[position..<position + 100].prefix { $0 != 0 }
            let digits = bytes[position + 124..<position + 136].filter { (0x30...0x37).contains($0) }
            guard digits.count <= 11 else { return nil }
            let size = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
            let start = position + 512
            guard size <= bytes.count - start else { return nil }
            // "0" and NUL are regular files.
            if [0x30, 0].contains(bytes[position + 156]) {
                files.append((String(decoding: name, as: UTF8.self), Array(bytes[start..<start + size])))
            }
            position = start + (size + 511) / 512 * 512
        }
        return files
    }
}
