internal import FoundationEssentials

/// A text of a recording: as a JSON string, or in base64 under a name with `_b64` when it is not UTF-8.
enum RecordedBytes {
    static func bytes(_ text: String?, _ base64: String?) -> [UInt8] {
        if let base64 { return Data(base64Encoded: base64).map(Array.init) ?? [] }
        return Array((text ?? "").utf8)
    }

    /// A double as Go prints it.
    static func double(_ text: String) -> Double {
        switch text {
        case "NaN": .nan
        case "+Inf": .infinity
        case "-Inf": -.infinity
        default: Double(text) ?? .nan
        }
    }

    static func text(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes.prefix(300), as: UTF8.self)
        return bytes.count > 300 ? "\(text)…" : text
    }
}

/// Collects what is not as it was recorded.
struct RecordedDifferences {
    private var expected: [String] = []
    private var found: [String] = []

    mutating func check(_ name: String, _ wanted: some Equatable & CustomStringConvertible, _ given: String) {
        guard wanted.description != given else { return }
        expected.append("\(name) \(wanted)")
        found.append("\(name) \(given)")
    }

    mutating func check(_ name: String, _ wanted: [UInt8], _ given: [UInt8]) {
        guard wanted != given else { return }
        expected.append("\(name) \(RecordedBytes.text(wanted))")
        found.append("\(name) \(RecordedBytes.text(given))")
    }

    mutating func check(_ name: String, double wanted: String, _ given: Double) {
        let wanted = RecordedBytes.double(wanted)
        guard wanted.bitPattern != given.bitPattern, !(wanted.isNaN && given.isNaN) else { return }
        expected.append("\(name) \(wanted)")
        found.append("\(name) \(given)")
    }

    var verdict: Verdict {
        expected.isEmpty
            ? .accepted
            : .wrong(expected: expected.joined(separator: ", "), found: found.joined(separator: ", "))
    }
}
