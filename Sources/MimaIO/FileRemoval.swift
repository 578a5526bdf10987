import Glibc

/// Removing files by name.
public enum FileRemoval {
    /// Removes the file, or the symbolic link, at `path`. Throws `.system` with the reason.
    public static func remove(path: String) throws(IOError) {
        try requireNoZeroByte(path)
        try systemCall("remove", path) { unsafe unlink(path) }
    }
}
