/// Encoding by a table of the Basic Multilingual Plane.
enum TableEncoding {
    /// The bytes of each code point up to U+FFFF: one where the value is below 0x100, else two; 0 for none.
    typealias Table = ConstantTable<UInt16>

    /// Encodes with ASCII as itself, what `table` has by it, and the rest by `other`, which writes the character and
    /// returns whether it has it.
    @inline(__always)
    static func encode(
        _ ends: inout Conversion,
        _ table: Table,
        other: (inout Conversion, UInt32) -> Bool
    ) -> EncodingStop {
        // A copy of its own is kept in registers; what the caller lent is not.
        var run = ends
        defer { ends = run }
        while true {
            if run.available > 0, run[0] < 0x80 {
                // One ASCII character between others is not worth a look at the eight bytes after it.
                if run.available > 1, run[1] >= 0x80, run.free > 0 {
                    run.put(byte: run[0])
                    run.skip(1)
                } else {
                    run.copyASCII()
                }
            }
            while run.available > 0, run[0] >= 0x80 {
                guard run.free >= Conversion.room else { return .full }
                switch run.scalar() {
                case .stop(let stop):
                    return stop
                case .scalar(let code, let count):
                    let value = code < 0x10000 ? table[Int(code)] : 0
                    if value >= 0x100 {
                        run.put(pair: value)
                    } else if value > 0 {
                        run.put(byte: UInt8(truncatingIfNeeded: value))
                    } else if !other(&run, code) {
                        return .unmappable(code: code, count: count)
                    }
                    run.skip(count)
                }
            }
            if run.available == 0 { return .end }
            if run.free < Conversion.room { return .full }
        }
    }

    /// A table that `fill` writes, in order of preference: what is set once stays.
    static func table(_ fill: ((_ code: UInt32, _ value: Int) -> Void) -> Void) -> Table {
        Table(count: 1 << 16, zero: 0) { table in
            var values = [UInt16](repeating: 0, count: 1 << 16)
            fill { code, value in
                if code < 0x10000, values[Int(code)] == 0 { values[Int(code)] = UInt16(value) }
            }
            for (index, value) in values.enumerated() where value != 0 { table[index] = value }
        }
    }
}
