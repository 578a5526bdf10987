/// The encodings that have all of Unicode.
enum UnicodeEncoding {
    /// Encodes each character by `put`, which writes it.
    @inline(__always)
    private static func encode(
        _ run: inout Conversion,
        _ put: (inout Conversion, UInt32) -> Void
    ) -> EncodingStop {
        while run.available > 0 {
            guard run.free >= Conversion.room else { return .full }
            switch run.scalar() {
            case .stop(let stop):
                return stop
            case .scalar(let code, let count):
                put(&run, code)
                run.skip(count)
            }
        }
        return .end
    }

    static func encodeUTF8(_ run: inout Conversion) -> EncodingStop {
        switch UTF8Decoding.decode(&run) {
        case .end: .end
        case .full: .full
        case .malformed(let count): .malformed(count: count)
        }
    }

    static func encodeUTF16BE(_ run: inout Conversion) -> EncodingStop {
        encode(&run) { run, code in
            if code < 0x10000 {
                run.put(pair: UInt16(code))
            } else {
                run.put(pair: UInt16(0xD7C0 + code >> 10))
                run.put(pair: UInt16(0xDC00 + code & 0x3FF))
            }
        }
    }

    static func encodeUTF16LE(_ run: inout Conversion) -> EncodingStop {
        encode(&run) { run, code in
            if code < 0x10000 {
                run.put(pair: UInt16(code).byteSwapped)
            } else {
                run.put(pair: UInt16(0xD7C0 + code >> 10).byteSwapped)
                run.put(pair: UInt16(0xDC00 + code & 0x3FF).byteSwapped)
            }
        }
    }

    static func encodeUTF32(_ run: inout Conversion, isBigEndian: Bool) -> EncodingStop {
        encode(&run) { run, code in
            let word = isBigEndian ? code : code.byteSwapped
            run.put(pair: UInt16(truncatingIfNeeded: word >> 16))
            run.put(pair: UInt16(truncatingIfNeeded: word))
        }
    }

    static func encodeCESU8(_ run: inout Conversion) -> EncodingStop {
        encode(&run) { run, code in
            if code < 0x10000 {
                run.put(code)
            } else {
                run.put(0xD7C0 + code >> 10)
                run.put(0xDC00 + code & 0x3FF)
            }
        }
    }
}
