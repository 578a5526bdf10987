/// The encodings that have all of Unicode.
enum UnicodeEncoding {
    static func encodeUTF8(_ run: inout Conversion) -> EncodingStop {
        switch UTF8Decoding.decode(&run) {
        case .end: .end
        case .full: .full
        case .malformed(let count): .malformed(count: count)
        }
    }

    static func encodeUTF16BE(_ run: inout Conversion) -> EncodingStop {
        run.encodeEach { run, code in
            if code < 0x10000 {
                run.put(pair: UInt16(code))
            } else {
                run.put(pair: UInt16(0xD7C0 + code >> 10))
                run.put(pair: UInt16(0xDC00 + code & 0x3FF))
            }
            return true
        }
    }

    static func encodeUTF16LE(_ run: inout Conversion) -> EncodingStop {
        run.encodeEach { run, code in
            if code < 0x10000 {
                run.put(pair: UInt16(code).byteSwapped)
            } else {
                run.put(pair: UInt16(0xD7C0 + code >> 10).byteSwapped)
                run.put(pair: UInt16(0xDC00 + code & 0x3FF).byteSwapped)
            }
            return true
        }
    }

    static func encodeUTF32(_ run: inout Conversion, isBigEndian: Bool) -> EncodingStop {
        run.encodeEach { run, code in
            let word = isBigEndian ? code : code.byteSwapped
            run.put(pair: UInt16(truncatingIfNeeded: word >> 16))
            run.put(pair: UInt16(truncatingIfNeeded: word))
            return true
        }
    }

    static func encodeCESU8(_ run: inout Conversion) -> EncodingStop {
        run.encodeEach { run, code in
            if code < 0x10000 {
                run.put(code)
            } else {
                run.put(0xD7C0 + code >> 10)
                run.put(0xDC00 + code & 0x3FF)
            }
            return true
        }
    }
}
