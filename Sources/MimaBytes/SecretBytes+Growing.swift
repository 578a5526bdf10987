extension SecretBytes {
    /// The bytes that `read` gives until it gives no more, or `limit` bytes: a secret whose size is not known before.
    ///
    /// `read` appends to its argument what it has and returns how much that was, 0 at the end. The memory doubles as
    /// it is needed, so that a short secret costs little under any limit, and what is outgrown is wiped.
    public static func reading<E: Error>(
        limit: Int,
        _ read: (inout OutputSpan<UInt8>) throws(E) -> Int
    ) throws(E) -> SecretBytes {
        var secret = SecretBytes(count: 0) { _ in }
        var capacity = min(4096, limit)
        while true {
            let before = secret
            secret = try SecretBytes(count: capacity) { (output) throws(E) in
                before.withBytes { bytes in for index in bytes.indices { output.append(bytes[index]) } }
                while !output.isFull {
                    if try read(&output) == 0 { break }
                }
            }
            if secret.count < capacity || capacity == limit { return secret }
            capacity = capacity > limit / 2 ? limit : capacity * 2
        }
    }
}
