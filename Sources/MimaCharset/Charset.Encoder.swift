extension Charset {
    /// Encodes a stream of UTF-8 in a character set, in pieces of any size.
    ///
    /// Where a piece ends inside of a character, what is there of it is kept for the next piece. The result does not depend on
    /// how the input was cut.
    public struct Encoder: Sendable {
        /// The encoding that is written.
        public let charset: Charset
        /// How many bytes of UTF-8 have been encoded.
        public private(set) var offset = 0
        /// How many characters the encoding did not have.
        public private(set) var unmappableCount = 0

        private let unmappable: UnmappablePolicy
        private var state = EncodingState()
        private var held = HeldBytes()

        /// The free bytes that the output must have for a call to get on.
        public static let minimumRoom = 64

        /// Makes an encoder that stands at the beginning of a stream.
        ///
        /// Throws ``CharsetError/notEncodable(_:)`` for ``Charset/replacement``.
        public init(_ charset: Charset, unmappable: UnmappablePolicy = .fail) throws(CharsetError) {
            if charset == .replacement { throw .notEncodable(charset) }
            self.charset = charset
            self.unmappable = unmappable
        }

        /// Encodes UTF-8 from `input`, appends to `output` until either end is reached, and returns how many bytes of the input
        /// it consumed. When that is less than all, the output has fewer than ``minimumRoom`` bytes left: call again with the
        /// rest of the input and more room. What is not UTF-8 counts as U+FFFD.
        ///
        /// `isLast` says that nothing follows `input`; the call that consumes all of it then ends the stream, and must have
        /// ``minimumRoom`` even when the input is empty, for an encoding may go back to its first mode. Throws
        /// ``CharsetError/unmappable(scalar:offset:charset:)`` under ``UnmappablePolicy/fail``; the encoder is then of no more
        /// use.
        public mutating func encode(
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
                    return try unsafe encode(input, into: &free, isLast: isLast)
                }
            }
        }

        /// Encodes to the front of `free`, of which only what stays free remains.
        private mutating func encode(
            _ input: UnsafeBufferPointer<UInt8>,
            into free: inout UnsafeMutableBufferPointer<UInt8>,
            isLast: Bool
        ) throws(CharsetError) -> Int {
            var consumed = 0
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
                    consumed += taken - before
                    held.removeAll()
                    // The end has been written along with the last character.
                    if atEnd, consumed == input.count { return consumed }
                } else if taken > 0 {
                    held.removeFirst(taken)
                    held.removeLast(added)
                } else {
                    return consumed + added
                }
            }
            guard consumed < input.count || isLast, free.count >= Self.minimumRoom else { return consumed }
            let rest = unsafe UnsafeBufferPointer(rebasing: input[consumed...])
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

        /// Encodes as far as it goes, dealing with what the encoding lacks, and returns how many bytes were taken.
        private mutating func convert(
            _ bytes: UnsafeBufferPointer<UInt8>,
            into free: inout UnsafeMutableBufferPointer<UInt8>,
            isLast: Bool
        ) throws(CharsetError) -> Int {
            let start = offset
            return try unsafe Conversion.run(bytes, into: &free, isLast: isLast) { (run, taken) throws(CharsetError) in
                defer { offset = start + taken(run) }
                while true {
                    let code: UInt32
                    let count: Int
                    switch charset.encode(&run, &state) {
                    case .end, .full: return
                    case .unmappable(let missing, let length): (code, count) = (missing, length)
                    case .malformed(let length): (code, count) = (0xFFFD, length)
                    }
                    guard try meet(code, at: start + taken(run), in: &run) else { return }
                    run.skip(count)
                }
            }
        }

        /// Deals with a character that is to be replaced. Returns false when there is no room for it.
        private mutating func meet(_ code: UInt32, at offset: Int, in run: inout Conversion) throws(CharsetError)
            -> Bool
        {
            let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
            if run.free < Self.minimumRoom { return false }
            var attempts: [[UInt8]] = []
            switch unmappable {
            case .fail:
                // U+FFFD for what was not UTF-8 may be in the encoding.
                if code != 0xFFFD || !put(Array("\u{FFFD}".utf8), in: &run) {
                    throw .unmappable(scalar: scalar, offset: offset, charset: charset)
                }
                return true
            case .ignore:
                break
            case .questionMark:
                attempts = [[UInt8(ascii: "?")]]
            case .htmlEscape:
                attempts = [Array("&#\(code);".utf8)]
            case .transliterate:
                attempts = Transliteration.forms(of: scalar) + [[UInt8(ascii: "?")]]
            }
            unmappableCount += 1
            for text in attempts where put(text, in: &run) { break }
            return true
        }

        /// Encodes `text` if the encoding has all of it.
        private mutating func put(_ text: [UInt8], in run: inout Conversion) -> Bool {
            let before = run
            let stateBefore = state
            let isDone = unsafe text.withUnsafeBufferPointer { text in
                guard let source = text.baseAddress else { return true }
                var part = unsafe Conversion(
                    source: source,
                    sourceEnd: source + text.count,
                    target: run.target,
                    targetEnd: run.targetEnd,
                    isLast: false
                )
                guard case .end = charset.encode(&part, &state), part.available == 0 else { return false }
                unsafe run.target = part.target
                return true
            }
            if !isDone { (run, state) = (before, stateBefore) }
            return isDone
        }
    }
}
