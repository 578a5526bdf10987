public import MimaIO

extension Checksums {
    /// Reads a checksum file, a line at a time and as soon as the line is there.
    ///
    /// Sendable is unchecked: like a source, a reader can be handed from one thread to another, but is used by one at a
    /// time.
    public final class Reader: @unchecked Sendable {
        private let source: any ByteSource
        private let separator: Separator
        private var parser: LineParser
        private var lineNumber = 0

        private var buffer: [UInt8] = []
        private var start = 0
        private var hasEnded = false

        /// Reads the lines of `source`.
        ///
        /// - Parameter function: What untagged lines are of, and no tagged line may differ from. Without it a tagged
        ///   line can be of any function, and the size of an untagged line's digest tells the function if only one of
        ///   coreutils' programs writes digests of that size: MD5, SHA-1, SHA-224, SHA-256 and SHA-384.
        public init(_ source: any ByteSource, separator: Separator = .newline, function: Function? = nil) {
            self.source = source
            self.separator = separator
            parser = LineParser(function: function, hasEscapes: separator == .newline)
        }

        /// The next line that is not empty and no comment; nil at the end. Throws `.io` when reading fails.
        public func next() throws(FilesError) -> Item? {
            while let line = try nextLine() {
                lineNumber += 1
                do throws(Fault) {
                    if let (entry, isGuess) = try parse(line) {
                        return .entry(entry, line: lineNumber, isGuess: isGuess)
                    }
                } catch {
                    return .malformed(error, line: lineNumber)
                }
            }
            return nil
        }

        private func parse(_ line: ArraySlice<UInt8>?) throws(Fault) -> (Entry, isGuess: Bool)? {
            guard var line else { throw .tooLong }
            if separator == .newline && line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            return try parser.parse(line)
        }

        /// The next line without its separator, nil at the end; within, nil for a line that is too long.
        private func nextLine() throws(FilesError) -> ArraySlice<UInt8>?? {
            var searched = start
            while true {
                if let end = buffer[searched...].firstIndex(of: separator.rawValue) {
                    defer { start = end + 1 }
                    return .some(end - start > maximumLineByteCount ? nil : buffer[start..<end])
                }
                if buffer.count - start > maximumLineByteCount { return .some(try skipLine()) }
                let offset = buffer.count - start
                if try !readMore() {
                    defer { start = buffer.count }
                    return start == buffer.count ? nil : .some(buffer[start...])
                }
                searched = start + offset
            }
        }

        /// Passes over the rest of a line, keeping none of it.
        private func skipLine() throws(FilesError) -> ArraySlice<UInt8>? {
            start = buffer.count
            while try readMore() {
                if let end = buffer.firstIndex(of: separator.rawValue) {
                    start = end + 1
                    return nil
                }
                start = buffer.count
            }
            return nil
        }

        /// Reads more into the buffer, which loses what has been used; false at the end.
        private func readMore() throws(FilesError) -> Bool {
            if hasEnded { return false }
            buffer.removeFirst(start)
            start = 0
            var count = 0
            try throwingFilesError { () throws(IOError) in
                try buffer.append(addingCapacity: 1 << 16) { (output) throws(IOError) in
                    count = try source.read(into: &output)
                }
            }
            hasEnded = count == 0
            return count > 0
        }
    }
}
