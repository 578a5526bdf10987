public import MimaCrypto

/// Checksum files: lists of digests and file names, as `sha256sum`, `b2sum`, `md5sum`, BSD's tools and `openssl dgst`
/// write them.
///
/// Lines that are read:
///
///     HEX  NAME               coreutils; "HEX *NAME" for a file that was read as binary
///     \HEX  NAME              the same, with \\, \n and \r in the name for what these stand for in Swift
///     HEX NAME                BSD's tools with -r, when the first such line of the file is of this kind
///     SHA256 (NAME) = HEX     BSD's tools, coreutils with --tag (which puts \ before it if the name is escaped)
///     BLAKE2b-256 (NAME) = HEX
///     SHA2-256(NAME)= HEX     openssl
///
/// Empty lines and lines that start with `#` are passed over. A line ends in a line feed, with or without a carriage
/// return before it, or with coreutils' --zero in a zero byte; there names are never escaped.
public enum Checksums {
    /// The most bytes that a line can have; a longer one is reported as malformed and passed over.
    public static let maximumLineByteCount = 1 << 16

    /// The largest digest, in bytes, of a function whose output can be of any size: such a line can be read again.
    public static let maximumDigestByteCount = 8192

    /// How an entry is written.
    public enum Format: Sendable {
        /// `HEX  NAME`: all of coreutils' programs read it, each for its own function.
        case plain
        /// `SHA256 (NAME) = HEX`, which names the function.
        case tagged
    }

    /// What ends each line.
    public enum Separator: UInt8, Sendable {
        /// A line feed. Line feeds in names are escaped.
        case newline = 0x0a
        /// A zero byte, which no name can contain.
        case zero = 0
    }

    /// One file's digest.
    public struct Entry: Equatable, Sendable {
        /// The function that the digest is of.
        public var algorithm: HashAlgorithm
        /// The digest, of `algorithm.byteCount` bytes.
        public var digest: [UInt8]
        /// The file's name as the system has it: any bytes but zero.
        public var name: [UInt8]

        /// An entry of these three.
        public init(algorithm: HashAlgorithm, digest: [UInt8], name: [UInt8]) {
            self.algorithm = algorithm
            self.digest = digest
            self.name = name
        }
    }

    /// What a line of a checksum file is.
    public enum Item: Equatable, Sendable {
        /// A file's digest, and the number of its line, counted from 1. `isGuess` when nothing but the digest's size
        /// told the function.
        case entry(Entry, line: Int, isGuess: Bool)
        /// Something else, and why it is no entry.
        case malformed(Fault, line: Int)
    }
}
