/// ISO-2022-JP (Encoding Standard §13.2.2).
enum ISO2022JPEncoding {
    private static let katakana = PackedText(HalfwidthKatakana.fullWidth).map { $0 ?? 0 }

    static func encode(_ run: inout Conversion, _ state: inout EncodingState) -> EncodingStop {
        let table = EUCJPEncoding.table
        let stop = run.encodeEach { run, code in put(code, &run, &state, table) }
        return run.end(stop) { run in change(to: .ascii, &run, &state) }
    }

    private static func put(
        _ code: UInt32,
        _ run: inout Conversion,
        _ state: inout EncodingState,
        _ table: TableEncoding.Table
    ) -> Bool {
        if code < 0x80 {
            // These would change the mode, and are refused as U+FFFD is.
            if code == 0x0E || code == 0x0F || code == 0x1B { return false }
            if state.mode == .twoByte || state.mode == .roman && (code == 0x5C || code == 0x7E) {
                change(to: .ascii, &run, &state)
            }
            run.put(byte: UInt8(code))
            return true
        }
        if code == 0xA5 || code == 0x203E {
            change(to: .roman, &run, &state)
            run.put(byte: code == 0xA5 ? 0x5C : 0x7E)
            return true
        }
        let full = 0xFF61...0xFF9F ~= code ? katakana[Int(code - 0xFF61)] : code
        let value = full < 0x10000 ? table[Int(full)] : 0
        if value < 0x8EE0 { return false }
        change(to: .twoByte, &run, &state)
        run.put(pair: value & 0x7F7F)
        return true
    }

    private static func change(
        to mode: DecodingState.Mode,
        _ run: inout Conversion,
        _ state: inout EncodingState
    ) {
        if state.mode == mode { return }
        state.mode = mode
        run.put(byte: 0x1B)
        switch mode {
        case .twoByte: run.put(pair: 0x2442)
        case .roman: run.put(pair: 0x284A)
        default: run.put(pair: 0x2842)
        }
    }
}
