/// What is done with bytes that are nothing in the encoding.
public enum MalformedPolicy: Hashable, Sendable {
    /// Each malformed sequence, as the Encoding Standard delimits them, becomes U+FFFD.
    case replace
    /// The first one ends the conversion with ``CharsetError/malformed(offset:bytes:charset:)``.
    case fail
    /// They are left out, as by `iconv -c`.
    case ignore
}

/// What is done with a character that the encoding does not have.
public enum UnmappablePolicy: Hashable, Sendable {
    /// The first one ends the conversion with ``CharsetError/unmappable(scalar:offset:charset:)``.
    case fail
    /// It becomes `?`, or in EBCDIC what stands for that.
    case questionMark
    /// It becomes a decimal character reference, as in HTML: `&#8364;` (Encoding Standard, error mode "html").
    case htmlEscape
    /// It becomes what looks like it in the encoding (quotation marks straight, full-width forms narrow, accents
    /// dropped), and `?` where nothing does.
    case transliterate
    /// It is left out, as by `iconv -c`.
    case ignore
}

/// What is done with a byte-order mark at the beginning.
public enum ByteOrderMarkPolicy: Hashable, Sendable {
    /// The mark of UTF-8 or UTF-16 decides the encoding, whatever was asked for, and is removed (Encoding Standard
    /// §6, "decode").
    case sniff
    /// The encoding's own mark is removed.
    case remove
    /// It is a character as others: U+FEFF.
    case keep
}
