import Glibc

/// What one read from a descriptor that does not wait came to.
enum NonBlockingRead {
    case bytes
    case nothingYet
    case end

    /// Reads once, and appends what there is.
    static func once(_ descriptor: Int32, into bytes: inout [UInt8]) -> NonBlockingRead {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe read(descriptor, &buffer, buffer.count)
        if count > 0 {
            bytes += buffer[..<count]
            return .bytes
        }
        return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothingYet : .end
    }
}
