public import MimaIO

extension Tar {
    /// What an entry is.
    public enum Kind: Hashable, Sendable {
        case file, hardLink, symbolicLink, characterDevice, blockDevice, folder, pipe
    }

    /// An extended attribute of a file.
    public struct ExtendedAttribute: Hashable, Sendable {
        /// The name with its namespace, such as `user.comment`.
        public var name: [UInt8]
        /// The value, which may be any bytes.
        public var value: [UInt8]

        /// An attribute.
        public init(name: [UInt8], value: [UInt8]) {
            self.name = name
            self.value = value
        }
    }

    /// One thing in an archive: what stands in its header. Names are bytes, usually of UTF-8.
    public struct Entry: Hashable, Sendable {
        /// The name with its folders, separated by "/"; as it stands in the archive, and not to be trusted.
        public var path: [UInt8]
        /// What it is.
        public var kind: Kind
        /// The size of the contents in bytes; 0 unless it is a file.
        public var size = 0
        /// The permissions, with the set-user-ID, set-group-ID and sticky bits: at most 0o7777.
        public var permissions: UInt16 = 0o644
        /// The owner's number.
        public var owner = 0
        /// The group's number.
        public var group = 0
        /// The owner's name; empty when it is not known.
        public var ownerName: [UInt8] = []
        /// The group's name; empty when it is not known.
        public var groupName: [UInt8] = []
        /// When the contents last changed.
        public var modificationTime = FileTime(seconds: 0)
        /// What a symbolic link says, or the path of the entry that a hard link is another name of.
        public var linkTarget: [UInt8] = []
        /// A device's major number.
        public var deviceMajor = 0
        /// A device's minor number.
        public var deviceMinor = 0
        /// Extended attributes.
        public var extendedAttributes: [ExtendedAttribute] = []

        /// An entry of this name and kind, with no contents.
        public init(path: [UInt8], kind: Kind) {
            self.path = path
            self.kind = kind
        }

        /// The name for messages: what is not UTF-8 is replaced.
        public var displayName: String { String(decoding: path, as: UTF8.self) }
    }
}
