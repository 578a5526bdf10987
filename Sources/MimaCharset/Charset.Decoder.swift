extension Charset {
    /// Decodes a stream of bytes to UTF-8, in pieces of any size.
    ///
    /// Where a piece ends inside of a character, what is there of it is kept for the next piece. The result does not depend on
    /// how the input was cut.
    public struct Decoder: Sendable {
        /// The encoding that is read. It changes only by a byte-order mark at the beginning, under
        /// ``ByteOrderMarkPolicy/sniff``.
        public private(set) var charset: Charset
        /// How many bytes have been decoded: those that were consumed, but for the beginning of a cut character.
        public private(set) var offset = 0
        /// How many malformed sequences were met.
        public private(set) var malformedCount = 0

        private let malformed: MalformedPolicy
        private var state = DecodingState()
        private var held = HeldBytes()
        private var isMarkAwaited: Bool
        private let isMarkSniffed: Bool

        /// The free bytes that the output must have for a call to get on.
        public static let minimumRoom = 32

        /// Makes a decoder that stands at the beginning of a stream.
        public init(
            _ charset: Charset,
            malformed: MalformedPolicy = .replace,
            byteOrderMark: ByteOrderMarkPolicy = .remove
        ) {
            self.charset = charset
            self.malformed = malformed
            isMarkAwaited = byteOrderMark != .keep
            isMarkSniffed = byteOrderMark == .sniff
        }

        /// Decodes from `input`, appends UTF-8 to `output` until either end is reached, and returns how many bytes of the input
        /// it consumed. When that is less than all, the output has fewer than ``minimumRoom`` bytes left: call again with the
        /// rest of the input and more room.
        ///
        /// `isLast` says that nothing follows `input`; the call that consumes all of it then ends the stream, and must have
        /// ``minimumRoom`` even when the input is empty. Throws
        /// ``CharsetError/malformed(offset:bytes:charset:)`` under ``MalformedPolicy/fail``; the decoder is then of no more use.
        public mutating func decode(
            _ input: Span<UInt8>,
            into output: inout OutputSpan<UInt8>,
            isLast: Bool = false
        ) throws(CharsetError) -> Int {
            try unsafe input.withUnsafeBufferPointer { (input) throws(CharsetError) in
                try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(CharsetError) in
                    guard let base = buffer.baseAddress else { return 0 }
                    var free = unsafe UnsafeMutableBufferPointer(start: base + count, count: buffer.count - count)
                    let room = free.count
                    defer { count += room - free.count }
                    return try unsafe decode(input, into: &free, isLast: isLast)
                }
            }
        }

        /// Decodes to the front of `free`, of which only what stays free remains.
        private mutating func decode(
            _ input: UnsafeBufferPointer<UInt8>,
            into free: inout UnsafeMutableBufferPointer<UInt8>,
            isLast: Bool
        ) throws(CharsetError) -> Int {
            var consumed = 0
            if isMarkAwaited {
                consumed += unsafe held.fill(from: input, upTo: 4)
                guard takeMark(isLast: isLast && consumed == input.count) else { return consumed }
            }
            while held.count > 0 {
                guard free.count >= Self.minimumRoom else { return consumed }
                let before = held.count
                let added = unsafe held.fill(
                    from: UnsafeBufferPointer(rebasing: input[consumed...]),
                    upTo: HeldBytes.capacity
                )
                let atEnd = isLast && consumed + added == input.count
                let bytes = held
                let taken = try unsafe bytes.withBytes { (bytes) throws(CharsetError) in
                    try unsafe convert(bytes, into: &free, isLast: atEnd)
                }
                if taken >= before {
                    // The rest of the input needs no holding.
                    consumed += taken - before
                    held.removeAll()
                } else if taken > 0 {
                    held.removeFirst(taken)
                    held.removeLast(added)
                } else {
                    // A longer sequence than fits does not exist, so that this was all of the input.
                    return consumed + added
                }
            }
            guard consumed < input.count || isLast else { return consumed }
            let rest = unsafe UnsafeBufferPointer(rebasing: input[consumed...])
            guard free.count >= Self.minimumRoom || rest.isEmpty else { return consumed }
            let taken = try unsafe convert(rest, into: &free, isLast: isLast)
            consumed += taken
            if rest.count - taken < HeldBytes.capacity, !isLast, free.count >= Self.minimumRoom {
                consumed += unsafe held.fill(
                    from: UnsafeBufferPointer(rebasing: input[consumed...]),
                    upTo: HeldBytes.capacity
                )
            }
            return consumed
        }

        /// Decodes as far as it goes, dealing with what is malformed, and returns how many bytes were taken.
        private mutating func convert(
            _ bytes: UnsafeBufferPointer<UInt8>,
            into free: inout UnsafeMutableBufferPointer<UInt8>,
            isLast: Bool
        ) throws(CharsetError) -> Int {
            let start = offset
            return try unsafe Conversion.run(bytes, into: &free, isLast: isLast) { (run, taken) throws(CharsetError) in
                defer { offset = start + taken(run) }
                while case .malformed(let count) = charset.decode(&run, &state) {
                    // Without room, a stateless kernel finds it again, and those with a state leave room for this.
                    if malformed != .ignore, run.free < Conversion.room { return }
                    try meet(malformed: count, in: &run, at: start + taken(run))
                }
            }
        }

        private mutating func meet(malformed count: Int, in run: inout Conversion, at offset: Int) throws(CharsetError)
        {
            if charset == .replacement {
                if malformedCount > 0 { return run.skip(count) }
            }
            malformedCount += 1
            switch malformed {
            case .replace:
                run.put(0xFFFD)
            case .ignore:
                break
            case .fail:
                let bytes = (0..<min(count, 8)).map { run[$0] }
                throw .malformed(offset: offset, bytes: bytes, charset: charset)
            }
            run.skip(count)
        }

        /// Removes a byte-order mark from the bytes held. Returns false when more bytes are needed to tell.
        private mutating func takeMark(isLast: Bool) -> Bool {
            let candidates: [Charset] = isMarkSniffed ? [.utf8, .utf16BE, .utf16LE, charset] : [charset]
            for candidate in candidates {
                let mark = candidate.byteOrderMark
                if mark.isEmpty { continue }
                if held.starts(with: mark) {
                    charset = candidate
                    held.removeFirst(mark.count)
                    offset += mark.count
                    isMarkAwaited = false
                    return true
                }
            }
            if !isLast, candidates.contains(where: { held.isBeginning(of: $0.byteOrderMark) }) { return false }
            isMarkAwaited = false
            return true
        }
    }
}
