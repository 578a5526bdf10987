internal import MimaBytes

/// The lines of a minisign file, one after the other.
///
/// A line ends in LF or CR LF; the last one may lack its end. Lines are ranges of offsets, so that nothing is copied:
/// one of them may be a secret.
struct MinisignLines {
    private let kind: Minisign.Failure.FileKind
    private var position = 0
    /// The number of the line that was read last, counted from 1.
    private(set) var number = 0

    /// "untrusted comment: ", which begins the first line of every file.
    static let untrusted = "untrusted comment: "
    /// "trusted comment: ", which begins the third line of a signature.
    static let trusted = "trusted comment: "

    init(of kind: Minisign.Failure.FileKind) {
        self.kind = kind
    }

    func failure(_ reason: String) -> FilesError {
        .minisign(.malformed(kind, line: number, reason: reason))
    }

    /// The next line, without its end. Throws when there is none.
    private mutating func next(in text: Span<UInt8>) throws(FilesError) -> Range<Int> {
        number += 1
        if position == text.count { throw failure("is missing") }
        let start = position
        var end = start
        while end < text.count && text[end] != 0x0a { end += 1 }
        position = min(end + 1, text.count)
        if end < text.count && end > start && text[end - 1] == 0x0d { end -= 1 }
        return start..<end
    }

    /// The next line, which is `prefix` and a comment of `limit` bytes at the most.
    mutating func comment(
        after prefix: String,
        atMost limit: Int,
        in text: Span<UInt8>
    ) throws(FilesError) -> Minisign.Comment {
        let line = try next(in: text)
        let prefix = [UInt8](prefix.utf8)
        guard text.extracting(line).starts(with: prefix) else {
            throw failure("does not begin with \"\(String(decoding: prefix, as: UTF8.self))\"")
        }
        let comment = line.dropFirst(prefix.count)
        if comment.count > limit {
            throw failure("has a comment of \(comment.count) bytes, and at most \(limit) are allowed")
        }
        for index in comment where text[index] == 0 || text[index] == 0x0d {
            // minisign would end the comment here, and so would verify another one than it seems to be.
            throw failure("has a control character in its comment that ends it early")
        }
        return Minisign.Comment(unchecked: comment.map { text[$0] })
    }

    /// The next line, which is the base64 of as many bytes as `output` has room for.
    mutating func base64(
        in text: Span<UInt8>,
        naming what: String,
        into output: inout OutputSpan<UInt8>
    ) throws(FilesError) {
        let line = try next(in: text)
        let wanted = output.freeCapacity
        do throws(BytesError) {
            try Base64.decode(text.extracting(line), into: &output)
        } catch .outputTooSmall {
            throw failure("is too long for \(what)")
        } catch {
            throw failure("is not the base64 of \(what)")
        }
        if output.freeCapacity > 0 {
            throw failure("has \(wanted - output.freeCapacity) bytes, and \(what) has \(wanted)")
        }
    }

    /// Throws unless the file ends here. Empty lines do no harm.
    mutating func end(in text: Span<UInt8>) throws(FilesError) {
        while position < text.count {
            if try !next(in: text).isEmpty { throw failure("follows, where the file should end") }
        }
    }
}

extension Span<UInt8> {
    func starts(with prefix: [UInt8]) -> Bool {
        count >= prefix.count && prefix.indices.allSatisfy { self[$0] == prefix[$0] }
    }

    /// Whether the bytes from `offset` on are `tag`.
    func has(_ tag: [UInt8], at offset: Int) -> Bool {
        offset <= count && extracting(offset..<count).starts(with: tag)
    }

    /// A copy of the bytes in `range`.
    func copy(_ range: Range<Int>) -> [UInt8] {
        range.map { self[$0] }
    }
}
