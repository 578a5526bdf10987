import CZlib

/// zlib's compressor: an owned z_stream.
///
/// The stream is on the heap because zlib keeps its address and refuses to go on when it moves.
@safe
struct DeflateStream: ~Copyable {
    /// What the compressor is to do with what it holds back.
    enum Flush {
        /// Hold back whatever makes the result smaller.
        case none
        /// Write everything, up to a whole byte, and go on: two such pieces can be put one after the other.
        case synchronize
        /// Write everything and end the stream.
        case finish

        fileprivate var number: Int32 {
            switch self {
            case .none: Z_NO_FLUSH
            case .synchronize: Z_SYNC_FLUSH
            case .finish: Z_FINISH
            }
        }
    }

    private let stream: UnsafeMutablePointer<z_stream>
    /// Whether the end of the stream has been written.
    private(set) var isFinished = false

    private init(owning stream: UnsafeMutablePointer<z_stream>) {
        unsafe self.stream = stream
    }

    /// Starts a stream, in zlib's format or, unless `isZlib`, without a container. The memory that zlib takes, 256 KiB,
    /// is the default of its own and of gzip's.
    static func start(
        isZlib: Bool,
        level: CompressionLevel,
        strategy: CompressionStrategy
    ) throws(ArchiveError) -> DeflateStream {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // From here on deinit frees the block; after a failed initialization deflateEnd does nothing.
        let owner = unsafe DeflateStream(owning: stream)
        let status = unsafe mima_deflateInit2(stream, Int32(level.number), isZlib ? 15 : -15, 8, strategy.number)
        // The one failure that our arguments leave.
        if status != Z_OK { throw .outOfMemory }
        return owner
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }

    /// Gives the dictionary, before anything is compressed; zlib copies what it keeps.
    mutating func setDictionary(_ dictionary: Span<UInt8>) {
        // More than the window holds is of no use, and zlib counts in 32 bits.
        let useful = dictionary.extracting(last: 32768)
        unsafe useful.withUnsafeBufferPointer { bytes in
            _ = unsafe deflateSetDictionary(stream, bytes.baseAddress, UInt32(bytes.count))
        }
    }

    /// Goes back to the state after ``start(isZlib:level:strategy:)``.
    mutating func reset() {
        unsafe deflateReset(stream)
        isFinished = false
    }

    /// Compresses from `input` into what `output` has free, until one of them is used up; returns how much of `input`
    /// was. With a `flush`, the same is to be asked for again while `output` comes back full.
    mutating func compress(_ input: Span<UInt8>, flush: Flush, into output: inout OutputSpan<UInt8>) -> Int {
        precondition(!isFinished, "the stream has ended")
        // zlib counts in 32 bits; what is beyond that must not look like the end of the input.
        let inputByteCount = min(input.count, Int(UInt32.max))
        let outputByteCount = min(output.freeCapacity, Int(UInt32.max))
        let flush = inputByteCount < input.count ? .none : flush
        let status = unsafe input.withUnsafeBufferPointer { (input) -> Int32 in
            unsafe output.withUnsafeMutableBufferPointer { (buffer, count) -> Int32 in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
                // zlib does not write to its input; its header says so only when ZLIB_CONST is defined.
                unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(inputByteCount)
                unsafe stream.pointee.next_out = free.baseAddress
                unsafe stream.pointee.avail_out = UInt32(outputByteCount)
                let status = unsafe deflate(stream, flush.number)
                count += unsafe outputByteCount - Int(stream.pointee.avail_out)
                return status
            }
        }
        // Z_BUF_ERROR says that nothing could be done for want of input or of room; nothing else can go wrong with a
        // stream that was started.
        if status == Z_STREAM_END { isFinished = true }
        return unsafe inputByteCount - Int(stream.pointee.avail_in)
    }

    /// The most bytes that `byteCount` of input become, with what a flush adds.
    static func bound(byteCount: Int) -> Int {
        // zlib's own bound for any level and strategy: 5 bytes for 16383 stored ones with the default memory, the
        // container, an empty stored block for the flush, and some.
        byteCount + byteCount / 8 + byteCount / 64 + 64
    }
}

extension CompressionStrategy {
    fileprivate var number: Int32 {
        switch self {
        case .standard: Z_DEFAULT_STRATEGY
        case .filtered: Z_FILTERED
        case .huffmanOnly: Z_HUFFMAN_ONLY
        case .runLength: Z_RLE
        case .fixed: Z_FIXED
        }
    }
}
