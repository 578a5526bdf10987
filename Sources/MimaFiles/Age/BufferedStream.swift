internal import MimaBytes
internal import MimaIO

/// Bytes that are read from front to back, looked at before they are taken, and taken by lines.
final class BufferedStream {
    /// Appends what is at hand to its argument and gives how many bytes that was, 0 at the end.
    typealias Upstream = (inout OutputSpan<UInt8>) throws(FilesError) -> Int

    private let upstream: Upstream
    private var buffer: [UInt8] = []
    private var start = 0
    private static let pieceByteCount = 1 << 16

    init(reading upstream: @escaping Upstream) {
        self.upstream = upstream
    }

    convenience init(_ source: any ByteSource) {
        self.init { (output) throws(FilesError) in
            do throws(IOError) {
                return try source.read(into: &output)
            } catch {
                throw FilesError.io(error)
            }
        }
    }

    /// Reads more into the buffer, and gives whether there was more.
    private func readMore() throws(FilesError) -> Bool {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        var count = 0
        try buffer.append(addingCapacity: Self.pieceByteCount) { (output) throws(FilesError) in
            count = try upstream(&output)
        }
        return count > 0
    }

    /// The next `count` bytes, or as many as there are, without taking them.
    func peek(_ count: Int) throws(FilesError) -> ArraySlice<UInt8> {
        while buffer.count - start < count {
            if try !readMore() { break }
        }
        return buffer[start...].prefix(count)
    }

    /// Takes `count` bytes that were looked at.
    func skip(_ count: Int) {
        precondition(count <= buffer.count - start, "BufferedStream: these bytes were not looked at")
        start += count
    }

    /// What came of looking for the end of a line.
    enum Line {
        /// A line, without its line feed.
        case line([UInt8])
        /// The input ended before a line feed; what stood there is left.
        case truncated
        /// More bytes than allowed without a line feed.
        case tooLong
    }

    /// Takes the next line, which must end in a line feed.
    func readLine(maximumByteCount: Int) throws(FilesError) -> Line {
        var searched = 0
        while true {
            let unread = buffer[start...]
            if let end = unread.dropFirst(searched).firstIndex(of: 0x0a) {
                if end - start > maximumByteCount { return .tooLong }
                let line = Array(unread[..<end])
                start = end + 1
                return .line(line)
            }
            if unread.count > maximumByteCount { return .tooLong }
            searched = unread.count
            if try !readMore() { return .truncated }
        }
    }

    /// Takes what is left of the input that ends without a line feed, up to `maximumByteCount` bytes.
    func readRest(maximumByteCount: Int) throws(FilesError) -> [UInt8] {
        let rest = Array(try peek(maximumByteCount))
        start += rest.count
        return rest
    }

    /// Appends between 1 and `output.freeCapacity` bytes and gives how many, 0 at the end.
    func read(into output: inout OutputSpan<UInt8>) throws(FilesError) -> Int {
        let held = buffer.count - start
        // The payload passes straight through once the buffer that the header was read by is used up.
        if held == 0 { return try upstream(&output) }
        let count = min(held, output.freeCapacity)
        output.append(copying: buffer.span.extracting(start..<(start + count)))
        start += count
        return count
    }
}
