extension Bytes {
    /// The text without white space outside of strings.
    var minified: [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { out, written in
            guard let out = out.baseAddress else { return }
            var i = 0
            var made = 0
            while i < count {
                let start = i
                // What has no white space goes over in one piece, strings and all.
                i = denseEnd(from: start)
                unsafe (out + made).update(from: base + start, count: i &- start)
                made &+= i &- start
                while i < count, unsafe base[i] <= 0x20 { i &+= 1 }
            }
            written = made
        }
    }

    /// Where the next white space outside of strings is, or the end of the text.
    private func denseEnd(from start: Int) -> Int {
        var i = start
        while i &+ 16 <= count {
            let v = vector(at: i)
            let stops = bits(equal(v, 0x22) | atMost(v, 0x20))
            if stops == 0 {
                i &+= 16
                continue
            }
            i &+= stops.trailingZeroBitCount
            guard unsafe base[i] == 0x22 else { return i }
            i = stringEnd(from: i &+ 1).next
        }
        while i < count {
            let byte = unsafe base[i]
            if byte <= 0x20 { return i }
            i = byte == 0x22 ? stringEnd(from: i &+ 1).next : i &+ 1
        }
        return min(i, count)
    }
}
