internal import MimaBytes

extension Checksums.Entry {
    /// The entry as a line of a checksum file, byte for byte as coreutils writes it, with its separator.
    public func line(
        _ format: Checksums.Format = .plain,
        separator: Checksums.Separator = .newline
    ) -> [UInt8] {
        let escaped = separator == .newline ? Checksums.escaped(name) : nil
        var line: [UInt8] = []
        line.reserveCapacity(digest.count * 2 + (escaped ?? name).count + 24)
        if escaped != nil { line.append(UInt8(ascii: "\\")) }
        switch format {
        case .plain:
            line += Hex.encode(digest).utf8
            line += "  ".utf8
            line += escaped ?? name
        case .tagged:
            line += Checksums.Function.fixed(algorithm).tag.utf8
            line += " (".utf8
            line += escaped ?? name
            line += ") = ".utf8
            line += Hex.encode(digest).utf8
        }
        line.append(separator.rawValue)
        return line
    }
}
