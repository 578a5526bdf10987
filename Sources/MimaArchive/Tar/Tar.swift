/// Archives of files in the tar format (POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar's manual, appendix D).
public enum Tar {
    /// The size of what an archive is made of, in bytes.
    static let blockByteCount = 512

    /// How many bytes fill the last block of so many.
    static func padding(after byteCount: Int) -> Int {
        (blockByteCount - byteCount % blockByteCount) % blockByteCount
    }
}
