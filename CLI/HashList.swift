import Mima

/// What `mima hash --list` prints.
enum HashList {
    static func print(asJSON: Bool) throws {
        for function in Checksums.Function.all where function.algorithm.isAvailable {
            try StandardOutput.write(line: asJSON ? json(function) : text(function))
        }
    }

    private static func text(_ function: Checksums.Function) -> String {
        let padding = String(repeating: " ", count: max(1, 12 - function.name.count))
        let bits = "\(function.algorithm.byteCount * 8) bits"
        if function.isBroken { return "\(function.name)\(padding)\(bits), broken" }
        if function.byteCounts.count == 1 { return "\(function.name)\(padding)\(bits)" }
        let counts = function.byteCounts
        return
            "\(function.name)\(padding)\(bits), or \(counts.lowerBound * 8) to \(counts.upperBound * 8) with --length"
    }

    private static func json(_ function: Checksums.Function) -> String {
        JSONOutput.object([
            "algorithm": .string(function.name),
            "bits": .number(function.algorithm.byteCount * 8),
            "largestBits": .number(function.byteCounts.upperBound * 8),
            "broken": .bool(function.isBroken),
        ]).text
    }
}

extension Checksums.Function {
    fileprivate var isBroken: Bool {
        if case .insecure = algorithm { true } else { false }
    }
}

extension Insecure.HashAlgorithm {
    /// What whoever uses it should know, without a full stop.
    var warning: String {
        switch self {
        case .md5: "MD5 is broken: two files with the same checksum are made in seconds; prefer sha256"
        case .sha1: "SHA-1 is broken: two files with the same checksum have been made; prefer sha256"
        }
    }
}
