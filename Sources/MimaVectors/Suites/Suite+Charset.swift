internal import FoundationEssentials
internal import MimaCharset

extension Suite {
    /// The mapping tables of the WHATWG Encoding Standard: each pointer decoded, and encoded where it is the one that an
    /// encoder finds.
    static let charsetTables = Suite(
        recognizes: { file in
            file.shape.map { !$0.isArray && $0.keys.isSuperset(of: ["big5", "gb18030", "jis0208"]) } ?? false
        },
        run: { file in
            var report = FileReport(path: file.path, suite: "Encoding Standard, tables")
            do throws(JSONFailure) {
                for (name, table) in try file.data.decoded([String: CharsetTable].self).sorted(by: { $0.key < $1.key })
                {
                    table.run(name, &report)
                }
            } catch {
                report.fail(expected: "the standard's tables", found: error.description)
            }
            return report
        }
    )

    /// The labels of the WHATWG Encoding Standard.
    static let charsetLabels = Suite(
        recognizes: { file in file.shape.map { $0.isArray && $0.keys == ["encodings", "heading"] } ?? false },
        run: { file in
            var report = FileReport(path: file.path, suite: "Encoding Standard, labels")
            do throws(JSONFailure) {
                for encoding in try file.data.decoded([LabelGroup].self).flatMap(\.encodings) {
                    for label in encoding.labels {
                        report.record(label, comment: "", .valid, Self.verdict(label, encoding.name))
                    }
                }
            } catch {
                report.fail(expected: "the standard's labels", found: error.description)
            }
            return report
        }
    )

    private static func verdict(_ label: String, _ name: String) -> Verdict {
        do throws(CharsetError) {
            let charset = try Charset(label)
            guard charset.name == name else { return .wrong(expected: name, found: charset.name) }
            guard charset.labels.contains(label) else {
                return .wrong(expected: "the label listed", found: "it is not")
            }
            return .accepted
        } catch {
            return .rejected("\(error)")
        }
    }
}

private struct LabelGroup: Decodable {
    let encodings: [Encoding]

    struct Encoding: Decodable {
        let labels: [String]
        let name: String
    }
}
