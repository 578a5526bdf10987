internal import MimaBytes

/// A file of NIST's Cryptographic Algorithm Validation Program: lines of `NAME = VALUE` in records between empty lines,
/// groups in square brackets, and remarks that begin with `#`.
///
/// A value holds for the records that follow too, until it is given again: that is how keys and moduli stand once for
/// many records. Names are kept in lower case, since the files differ in it.
struct ResponseFile {
    /// The remarks before the first record, which say what the file is.
    private(set) var header = ""
    private(set) var records: [Record] = []
    /// Whether a group that comes next begins anew, and does not add to those before it.
    private var hasRecordsInGroup = false

    /// A record of lines without an empty one between them.
    struct Record {
        /// What stands in the record itself.
        var own: [String: String] = [:]
        /// What stands in the record and what holds from before it.
        var values: [String: String] = [:]
        /// The texts of the groups that stand before the record together, such as "P-256" and "B.4.2 Key Pair Generation".
        var groups: [String] = []

        /// The text of the first of them, such as "P-256,SHA-1"; empty when there is none.
        var group: String { groups.first ?? "" }
    }

    init(_ bytes: [UInt8]) {
        var current = Record()
        // Not by characters: a carriage return and a line feed are one.
        for bytes in bytes.split(separator: 0x0a) where bytes != [0x0d] || !current.own.isEmpty {
            let line = Self.trimmed(String(decoding: bytes, as: UTF8.self)[...])
            read(line, into: &current)
        }
        end(&current)
    }

    private mutating func read(_ line: Substring, into current: inout Record) {
        guard let first = line.first else { return end(&current) }
        switch first {
        case "#":
            if records.isEmpty { header += line + "\n" }
        case "[":
            end(&current)
            let group = String(line.dropFirst().prefix { $0 != "]" })
            if hasRecordsInGroup { current.groups = [] }
            hasRecordsInGroup = false
            current.groups.append(group)
            for part in group.split(separator: ",") {
                let words = part.split(separator: "=").map { String(Self.trimmed($0)) }
                // "mod = L=1024" says L.
                if words.count >= 2 { current.values[words[words.count - 2].lowercased()] = words[words.count - 1] }
            }
        default:
            let name = Self.trimmed(line.prefix { $0 != "=" }).lowercased()
            // Some files have no empty lines.
            if name == "count", current.own[name] != nil { end(&current) }
            let value = String(Self.trimmed(line.drop { $0 != "=" }.dropFirst()))
            current.own[name] = value
            current.values[name] = value
        }
    }

    private mutating func end(_ current: inout Record) {
        if !current.own.isEmpty {
            records.append(current)
            hasRecordsInGroup = true
        }
        current.own = [:]
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0.isWhitespace }
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
    }
}

/// What a record lacks, or has in a form that is not understood.
struct RecordFailure: Error {
    let expected: String
    let found: String
}

extension ResponseFile.Record {
    /// The bytes of a value in hexadecimal. A number may have an odd count of digits.
    func bytes(_ name: String) throws(RecordFailure) -> [UInt8] {
        guard let text = values[name] else { throw RecordFailure(expected: "a value of \(name)", found: "none") }
        do throws(BytesError) {
            return try Hex.decode(text.utf8.count.isMultiple(of: 2) ? text : "0" + text)
        } catch {
            throw RecordFailure(expected: "\(name) in hexadecimal", found: "\(error)")
        }
    }

    /// The bytes of a value whose size in bits is given apart: of none, the files write a byte that is not there.
    func bytes(_ name: String, bitCount: String) throws(RecordFailure) -> [UInt8] {
        let bits = try number(bitCount)
        return bits == 0 ? [] : try bytes(name)
    }

    /// A number in decimal.
    func number(_ name: String) throws(RecordFailure) -> Int {
        guard let text = values[name], let number = Int(text), number >= 0 else {
            throw RecordFailure(expected: "a number \(name)", found: values[name] ?? "none")
        }
        return number
    }
}
