internal import MimaCrypto

extension ResponseKind {
    /// Hash functions: messages, and chains of a thousand hashes (SHAVS §6.4, SHA3VS §6.2.3 and §6.3.3).
    static func hash(_ stem: String) -> ResponseKind? {
        for (ending, isExtendable) in [
            ("ShortMsg", false), ("LongMsg", false), ("VariableOut", true), ("Monte", false),
        ] where stem.hasSuffix(ending) {
            let function = String(stem.dropLast(ending.count))
            guard function.hasPrefix("SHA") else { return nil }
            let name =
                function.hasPrefix("SHA3_") ? "SHA3-" + function.dropFirst(5) : function.replacing("_", with: "/")
            if ending == "Monte" { return monte(name) }
            return messages(name, lengthIsGiven: !isExtendable)
        }
        return nil
    }

    private static func messages(_ name: String, lengthIsGiven: Bool) -> ResponseKind {
        let isExtendable = name.hasPrefix("SHAKE")
        return ResponseKind(name: name, caseName: isExtendable ? "output" : "md") { record throws(ResponseStop) in
            try record.outcome {
                if lengthIsGiven, try record.number("len") % 8 != 0 { throw Missing("messages of part of a byte") }
                let message = lengthIsGiven ? try record.bytes("msg", bitCount: "len") : try record.bytes("msg")
                let digest = try record.bytes(isExtendable ? "output" : "md")
                let hash = try HashAlgorithm.inResponses(name, byteCount: digest.count)
                return .comparing("digest", expected: digest, found: try hash.hash(message))
            }
        }
    }

    private static func monte(_ name: String) -> ResponseKind {
        if name.hasPrefix("SHAKE") { return extendableMonte(name) }
        // What the next case begins with.
        var seed: [UInt8]?
        return ResponseKind(name: "\(name), Monte Carlo", caseName: "md") { record throws(ResponseStop) in
            try record.outcome {
                let hash = try HashAlgorithm.inResponses(name, byteCount: 0)
                var last = [UInt8]()
                if let seed { last = seed } else { last = try record.bytes("seed") }
                if name.hasPrefix("SHA3-") {
                    for _ in 0..<1000 { last = try hash.hash(last) }
                } else {
                    var (third, second) = (last, last)
                    for _ in 0..<1000 { (third, second, last) = (second, last, try hash.hash(third + second + last)) }
                }
                seed = last
                return .comparing("digest", expected: try record.bytes("md"), found: last)
            }
        }
    }

    private static func extendableMonte(_ name: String) -> ResponseKind {
        var state: (output: [UInt8], byteCount: Int)?
        return ResponseKind(name: "\(name), Monte Carlo", caseName: "output") { record throws(ResponseStop) in
            try record.outcome {
                let least = (try record.number("minimum output length (bits)") + 7) / 8
                let most = try record.number("maximum output length (bits)") / 8
                guard (1...8192).contains(least), (least...8192).contains(most) else {
                    throw RecordFailure(expected: "sizes of the output", found: "\(least) to \(most) bytes")
                }
                var (output, byteCount) = ([UInt8](), most)
                if let state { (output, byteCount) = state } else { output = try record.bytes("msg") }
                for _ in 0..<1000 {
                    let message = output.prefix(16) + [UInt8](repeating: 0, count: max(0, 16 - output.count))
                    output = try HashAlgorithm.inResponses(name, byteCount: byteCount).hash(Array(message))
                    let end = output.suffix(2).reduce(0) { $0 << 8 | Int($1) }
                    byteCount = least + end % (most - least + 1)
                }
                state = (output, byteCount)
                return .comparing("output", expected: try record.bytes("output"), found: output)
            }
        }
    }
}

extension HashAlgorithm {
    /// The function that the files call by this name; `byteCount` is the output of one that has no fixed size.
    fileprivate static func inResponses(_ name: String, byteCount: Int) throws(Missing) -> HashAlgorithm {
        switch name {
        case "SHAKE128" where byteCount > 0: .shake128(byteCount: byteCount)
        case "SHAKE256" where byteCount > 0: .shake256(byteCount: byteCount)
        default: try .available(suiteName: name)
        }
    }
}
