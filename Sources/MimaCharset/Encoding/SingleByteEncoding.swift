import Synchronization

/// Encoding with one byte a character.
enum SingleByteEncoding {
    /// The byte of each code point up to U+FFFF; 0 for none, and for U+0000.
    typealias Table = TableEncoding.Table

    /// Made when they are asked for, for each is 128 KiB; then they stay.
    private static let made = Mutex<[Charset: Table]>([:])

    static func table(_ charset: Charset) -> Table {
        made.withLock { made in
            if let table = made[charset] { return table }
            let table = make(charset)
            made[charset] = table
            return table
        }
    }

    private static func make(_ charset: Charset) -> Table {
        TableEncoding.table { set in
            for (byte, code) in (charset.codePoints ?? []).enumerated() {
                if let code, byte > 0 { set(code, byte) }
            }
        }
    }

    /// Encodes for pages in which ASCII is not itself.
    static func encodeAll(_ run: inout Conversion, _ table: Table) -> EncodingStop {
        run.encodeEach { run, code in
            let value = code < 0x10000 ? table[Int(code)] : 0
            if value == 0, code != 0 { return false }
            run.put(byte: UInt8(truncatingIfNeeded: value))
            return true
        }
    }
}
