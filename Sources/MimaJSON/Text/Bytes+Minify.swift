extension Bytes {
    /// The text without white space outside of strings.
    var minified: [UInt8] {
        [UInt8](capacity: count) { (out: inout OutputSpan<UInt8>) in
            var i = 0
            while i < count {
                let byte = self[i]
                if byte <= 0x20 {
                    i &+= 1
                    continue
                }
                guard byte == 0x22 else {
                    out.append(byte)
                    i &+= 1
                    continue
                }
                let end = stringEnd(from: i + 1).next
                while i < end {
                    out.append(self[i])
                    i &+= 1
                }
            }
        }
    }
}
