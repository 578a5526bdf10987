extension Tar {
    /// What may be extracted, and how. The usual is safe for an archive from anybody.
    public struct ExtractionOptions: Sendable {
        /// Whether files and links that are there are replaced; folders never are.
        public var overwrites = false
        /// Whether permissions are as in the archive: the set-user-ID, set-group-ID and sticky bits too, and whatever
        /// the umask.
        public var preservesPermissions = false
        /// Whether owners are as in the archive, which only root can do.
        public var restoresOwners = false
        /// Whether the owners' numbers count and not their names.
        public var numericOwners = false
        /// Whether extended attributes are set: those in the namespace `user`.
        public var restoresExtendedAttributes = false
        /// Whether symbolic links may lead out of the folder. Nothing is ever written through one.
        public var allowsOutwardLinks = false
        /// How many parts of each name are left out from its start; what has no more is not extracted.
        public var strippedPartCount = 0
        /// The most entries.
        public var maximumEntryCount = 10_000_000
        /// The most bytes that all contents may have, holes included: 1 TiB.
        public var maximumByteCount = 1 << 40

        /// What is usual.
        public init() {}
    }
}
