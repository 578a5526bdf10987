public import MimaBytes

extension ByteSource {
    /// Reads all that the source still has into memory that is wiped later; nil when that is more than `limit` bytes.
    ///
    /// Memory grows with what is read, and not with the limit.
    public func readSecret(limit: Int) throws(IOError) -> SecretBytes? {
        precondition(limit >= 0, "a limit of bytes must not be negative")
        var pieces: [SecretBytes] = []
        var count = 0
        // A key file fits into one piece, which is then not copied.
        var size = 1 << 14
        while true {
            // One byte more than the limit tells whether there is more.
            let room = min(size, limit - count + 1)
            let piece = try SecretBytes(count: room) { (output) throws(IOError) in try fill(&output) }
            count += piece.count
            if count > limit { return nil }
            pieces.append(piece)
            if piece.count < room { break }
            size *= 2
        }
        if pieces.count == 1 { return pieces[0] }
        return SecretBytes(count: count) { output in
            for piece in pieces { piece.withBytes { output.append(copying: $0) } }
        }
    }
}
