internal import FoundationEssentials
internal import MimaJSON

/// A call of sjson's `Set`, `SetRaw` or `Delete`, and the text that it made.
struct SJSONCase: Decodable {
    let op: String
    let json: String?
    let json_b64: String?
    let path: String
    let kind: String?
    let value: String?
    let value_b64: String?
    let out: String?
    let out_b64: String?
    let err: String?
    let inplace: Bool?
    let doc_valid: Bool

    var comment: String { "\(doc_valid ? "valid" : "broken") text, \(op) \(kind ?? "") at \(path)" }

    /// Why the text that sjson made is not the one to make, if so: the table in MimaJSON's GoDifferences.md.
    var knownDifference: String? {
        if path.split(separator: "#", omittingEmptySubsequences: false).count > 2, doc_valid {
            return "sjson corrupts the text when it sets through a # within a #"
        }
        let value = RecordedBytes.bytes(value, value_b64)
        if inplace == true, kind == "string" || kind == "[]byte",
            JSON.quoted(value, escaping: .sjson).count > value.count + 2
        {
            return "sjson changes nothing in place when the string needs an escape"
        }
        if op == "delete", !doc_valid, json?.contains("/*") == true {
            return "sjson deletes the comments, no part of JSON, beside what it deletes"
        }
        return nil
    }

    func run() -> Verdict {
        var json = JSON(RecordedBytes.bytes(json, json_b64))
        do throws(JSONError) {
            let value = RecordedBytes.bytes(value, value_b64)
            switch (op, kind) {
            case ("delete", _): try json.delete(path)
            case ("set", "string"), ("set", "[]byte"):
                try json.set(path, raw: JSON.quoted(value, escaping: .sjson))
            case ("set", "float32"), ("set", "float64"):
                try json.set(path, to: RecordedBytes.double(String(decoding: value, as: UTF8.self)).asRecorded(kind))
            default: try json.set(path, raw: value)
            }
        } catch {
            return err == nil ? .rejected("\(error)") : .accepted
        }
        if let err { return .wrong(expected: "the error \(err)", found: RecordedBytes.text(json.bytes)) }
        var differences = RecordedDifferences()
        differences.check("text", RecordedBytes.bytes(out, out_b64), json.bytes)
        return differences.verdict
    }
}

extension Double {
    /// The value that Go has of a recorded float32 or float64.
    fileprivate func asRecorded(_ kind: String?) -> Double { kind == "float32" ? Double(Float(self)) : self }
}
