import CZlib

/// zlib's decompressor: an owned z_stream.
///
/// The stream is on the heap because zlib keeps its address and refuses to go on when it moves.
@safe
struct InflateStream: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    /// Whether the end of the stream, its checksum included, was reached and found right.
    private(set) var isFinished = false
    /// The bytes of input that were used up.
    private(set) var consumedByteCount = 0

    private init(owning stream: UnsafeMutablePointer<z_stream>) {
        unsafe self.stream = stream
    }

    /// Starts a stream, in zlib's format or, unless `isZlib`, without a container.
    static func start(isZlib: Bool) throws(ArchiveError) -> InflateStream {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // From here on deinit frees the block; after a failed initialization inflateEnd does nothing.
        let owner = unsafe InflateStream(owning: stream)
        // The one failure that our arguments leave: the version is the header's, the window size is valid.
        if unsafe mima_inflateInit2(stream, isZlib ? 15 : -15) != Z_OK { throw .outOfMemory }
        return owner
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }

    /// Gives the dictionary: of a stream without a container before anything is decompressed, otherwise after
    /// ``ArchiveError/dictionaryNeeded``, when the stream has said which one it needs.
    ///
    /// Throws ``ArchiveError/wrongDictionary``.
    mutating func setDictionary(_ dictionary: Span<UInt8>) throws(ArchiveError) {
        let status = unsafe dictionary.withUnsafeBufferPointer { bytes in
            unsafe inflateSetDictionary(stream, bytes.baseAddress, UInt32(clamping: bytes.count))
        }
        if status != Z_OK { throw .wrongDictionary }
    }

    /// Goes back to the start, for another stream of the same kind.
    mutating func reset() {
        unsafe inflateReset(stream)
        isFinished = false
        consumedByteCount = 0
    }

    /// Decompresses from `input` into what `output` has free, until one of them is used up or the stream ends.
    ///
    /// `input` goes on where the bytes that were consumed before ended. Throws ``ArchiveError/corrupt(reason:offset:)``
    /// or ``ArchiveError/dictionaryNeeded``; the bytes that are in `output` by then have not been checked.
    mutating func decompress(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws(ArchiveError) {
        precondition(!isFinished, "the stream has ended")
        // zlib counts in 32 bits.
        let inputByteCount = min(input.count, Int(UInt32.max))
        let outputByteCount = min(output.freeCapacity, Int(UInt32.max))
        let status = unsafe input.withUnsafeBufferPointer { (input) -> Int32 in
            unsafe output.withUnsafeMutableBufferPointer { (buffer, count) -> Int32 in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
                // zlib does not write to its input; its header says so only when ZLIB_CONST is defined.
                unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(inputByteCount)
                unsafe stream.pointee.next_out = free.baseAddress
                unsafe stream.pointee.avail_out = UInt32(outputByteCount)
                let status = unsafe inflate(stream, Z_NO_FLUSH)
                count += unsafe outputByteCount - Int(stream.pointee.avail_out)
                return status
            }
        }
        consumedByteCount += unsafe inputByteCount - Int(stream.pointee.avail_in)
        switch status {
        case Z_OK, Z_BUF_ERROR:
            // Z_BUF_ERROR says that nothing could be done for want of input or of room, and can go on.
            return
        case Z_STREAM_END:
            isFinished = true
        case Z_NEED_DICT:
            throw .dictionaryNeeded
        case Z_MEM_ERROR:
            throw .outOfMemory
        default:
            throw .corrupt(reason: reason, offset: consumedByteCount)
        }
    }

    private var reason: String {
        guard let message = unsafe stream.pointee.msg else { return "not a valid stream" }
        return unsafe String(cString: message)
    }
}
