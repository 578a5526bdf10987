// Strict checking (RFC 8259), in one pass without recursion: a stack of bits remembers which containers are objects.

extension Bytes {
    /// Whether the text is one JSON value. Strings may hold bytes that are not UTF-8, as gjson and Go allow.
    var isValidJSON: Bool { syntaxError(depthLimit: .max, checksUTF8: false) == nil }

    /// What is wrong with the text, if anything.
    func syntaxError(depthLimit: Int, checksUTF8: Bool) -> JSONSyntaxError? {
        var check = SyntaxCheck(text: self, depthLimit: depthLimit, checksUTF8: checksUTF8)
        return check.run()
    }
}

private struct SyntaxCheck {
    let text: Bytes
    let depthLimit: Int
    let checksUTF8: Bool
    var i = 0
    /// A bit for each open container, set for objects; the innermost is the lowest of ``top``.
    var top: UInt64 = 0
    var outer: [UInt64] = []
    var depth = 0

    init(text: Bytes, depthLimit: Int, checksUTF8: Bool) {
        self.text = text
        self.depthLimit = depthLimit
        self.checksUTF8 = checksUTF8
    }

    private mutating func push(isObject: Bool) {
        if depth & 63 == 0, depth > 0 { outer.append(top) }
        top = top &<< 1 | (isObject ? 1 : 0)
        depth &+= 1
    }

    private mutating func pop() {
        depth &-= 1
        top &>>= 1
        if depth & 63 == 0, depth > 0 { top = outer.popLast() ?? 0 }
    }

    @inline(__always)
    private mutating func skipSpace() {
        while text[i] <= 0x20, i < text.count {
            switch text[i] {
            case 0x20, 0x0A, 0x0D, 0x09: i &+= 1
            default: return
            }
        }
    }

    private func wrong(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
        i >= text.count ? JSONSyntaxError(.unexpectedEnd, at: text.count) : JSONSyntaxError(reason, at: i)
    }

    private func unexpected() -> JSONSyntaxError { wrong(.unexpectedByte(text[i])) }

    mutating func run() -> JSONSyntaxError? {
        skipSpace()
        while true {
            // A value begins here.
            switch text[i] {
            case 0x22:
                i &+= 1
                if let error = string() { return error }
            case 0x7B:
                if depth >= depthLimit { return wrong(.tooDeep(limit: depthLimit)) }
                i &+= 1
                skipSpace()
                if text[i] == 0x7D {
                    i &+= 1
                } else {
                    push(isObject: true)
                    if let error = key() { return error }
                    continue
                }
            case 0x5B:
                if depth >= depthLimit { return wrong(.tooDeep(limit: depthLimit)) }
                i &+= 1
                skipSpace()
                if text[i] == 0x5D {
                    i &+= 1
                } else {
                    push(isObject: false)
                    continue
                }
            case 0x2D, 0x30...0x39:
                if let error = number() { return error }
            case 0x74:
                if let error = literal("true") { return error }
            case 0x66:
                if let error = literal("false") { return error }
            case 0x6E:
                if let error = literal("null") { return error }
            default: return unexpected()
            }
            // A value has ended here.
            while true {
                if text[i] <= 0x20 { skipSpace() }
                if depth == 0 { return i < text.count ? wrong(.trailingBytes) : nil }
                let isObject = top & 1 == 1
                if text[i] == 0x2C {
                    i &+= 1
                    skipSpace()
                    if isObject, let error = key() { return error }
                    break
                }
                guard text[i] == (isObject ? 0x7D : 0x5D) else { return unexpected() }
                i &+= 1
                pop()
            }
        }
    }

    /// A key and its colon.
    @inline(__always)
    private mutating func key() -> JSONSyntaxError? {
        guard text[i] == 0x22 else { return unexpected() }
        i &+= 1
        if let error = string() { return error }
        skipSpace()
        guard text[i] == 0x3A else { return unexpected() }
        i &+= 1
        skipSpace()
        return nil
    }

    /// The rest of a string.
    @inline(__always)
    private mutating func string() -> JSONSyntaxError? {
        while true {
            i = text.plainEnd(from: i, stopsAtNonASCII: checksUTF8)
            let byte = text[i]
            if byte == 0x22 {
                i &+= 1
                return nil
            }
            if let error = unusual(byte) { return error }
        }
    }

    private mutating func unusual(_ byte: UInt8) -> JSONSyntaxError? {
        guard byte != 0x5C else { return escape() }
        if byte < 0x20 { return wrong(.controlCharacter(byte)) }
        let (scalar, width) = text.character(at: i)
        guard scalar != 0xFFFD || width > 1 else { return wrong(.notUTF8) }
        i += width
        return nil
    }

    private mutating func escape() -> JSONSyntaxError? {
        i &+= 1
        switch text[i] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: i &+= 1
        case 0x75:
            i &+= 1
            for _ in 0..<4 {
                guard hexDigit(text[i]) != nil else { return wrong(.badEscape) }
                i &+= 1
            }
        default: return wrong(.badEscape)
        }
        return nil
    }

    @inline(__always)
    private mutating func literal(_ word: StaticString) -> JSONSyntaxError? {
        for k in 0..<word.utf8CodeUnitCount {
            guard unsafe text[i] == word.utf8Start[k] else { return wrong(.badLiteral) }
            i &+= 1
        }
        return nil
    }

    @inline(__always)
    private mutating func number() -> JSONSyntaxError? {
        if text[i] == 0x2D { i &+= 1 }
        if text[i] == 0x30 {
            i &+= 1
        } else if !digits() {
            return wrong(.badNumber)
        }
        if text[i] == 0x2E {
            i &+= 1
            if !digits() { return wrong(.badNumber) }
        }
        if text[i] == 0x65 || text[i] == 0x45 {
            i &+= 1
            if text[i] == 0x2B || text[i] == 0x2D { i &+= 1 }
            if !digits() { return wrong(.badNumber) }
        }
        return nil
    }

    @inline(__always)
    private mutating func digits() -> Bool {
        let start = i
        while 0x30...0x39 ~= text[i] { i &+= 1 }
        return i > start
    }
}
