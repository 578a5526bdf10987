extension Bytes {
    /// What a path that begins with `!` stands for, or leads on to; nil when no literal follows.
    func findLiteral(_ path: Bytes, _ context: SearchContext) -> Found? {
        let text = path.from(1)
        switch text[0] {
        case 0x7B, 0x5B, 0x22, 0x2B, 0x2D, 0x30...0x39:
            let end = text.literalEnd
            return continued(text[0..<end].array, text.from(end), context)
        default: break
        }
        var i = 0
        while i < text.count, text[i] != 0x7C, text[i] != 0x2E { i += 1 }
        let name = text[0..<i]
        guard i <= 5 else { return nil }
        let isKnown = withBytes(name.array.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }) {
            $0.equals("true") || $0.equals("false") || $0.equals("null") || $0.equals("nan") || $0.equals("inf")
        }
        return isKnown ? continued(name.array, text.from(i), context) : nil
    }

    private var literalEnd: Int {
        // Whatever its first byte is, it counts as an opening bracket.
        nestedEnd(from: 0)
    }
}
