extension Tar {
    /// Names of entries, taken apart.
    enum Path {
        /// The parts of an entry's name, without empty ones and ".".
        ///
        /// Throws why it must not be extracted. No parts at all are the folder itself.
        static func parts(of path: [UInt8]) throws(ArchiveError.Refusal) -> [[UInt8]] {
            if path.isEmpty || path.contains(0) { throw .invalidName }
            if path.first == UInt8(ascii: "/") { throw .absolutePath }
            let parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }.filter { $0 != [46] }
            if parts.contains([46, 46]) { throw .parentPath }
            return parts
        }

        /// Whether a symbolic link stays in the folder, whatever other links there are; `depth` is how many folders
        /// deep it is.
        ///
        /// Only at the start may it go up: there it is in real folders. A ".." after a name might leave from where a
        /// link has led.
        static func staysInside(_ target: [UInt8], depth: Int) -> Bool {
            if target.first == UInt8(ascii: "/") { return false }
            let parts = target.split(separator: UInt8(ascii: "/")).map { Array($0) }.filter { $0 != [46] }
            let ups = parts.prefix { $0 == [46, 46] }.count
            return ups <= depth && !parts[ups...].contains([46, 46])
        }
    }
}
