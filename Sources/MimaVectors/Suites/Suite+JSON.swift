internal import FoundationEssentials
internal import MimaJSON

extension Suite {
    /// The files of JSONTestSuite: one text each, and its name says whether it is JSON.
    static let jsonParsing = Suite(
        recognizes: { file in
            // Many of them are no JSON at all, which is the point: the name alone tells.
            file.name.hasSuffix(".json") && ["y_", "n_", "i_"].contains { file.name.hasPrefix($0) }
        },
        run: { file in
            var report = FileReport(path: file.path, suite: "JSONTestSuite")
            let verdict: Verdict
            do throws(JSONSyntaxError) {
                try JSON([UInt8](file.data)).validate()
                verdict = .accepted
            } catch {
                verdict = .rejected("\(error)")
            }
            let expected: ExpectedResult =
                file.name.hasPrefix("y_") ? .valid : file.name.hasPrefix("n_") ? .invalid : .acceptable
            report.record(file.name, comment: "", expected, verdict)
            return report
        }
    )

    /// The compliance suite of RFC 9535.
    static let jsonPath = Suite(
        recognizes: { file in file.shape.map { !$0.isArray && $0.keys == ["description", "tests"] } ?? false },
        run: { file in
            var report = FileReport(path: file.path, suite: "JSONPath compliance")
            do throws(JSONFailure) {
                // The texts of documents and results come from our own reader; what is expected from Foundation's.
                let cases = try file.data.decoded(JSONPathCases.self).tests
                let texts = JSON([UInt8](file.data)).get("tests").elements
                guard cases.count == texts.count else {
                    report.fail(expected: "\(cases.count) cases", found: "\(texts.count)")
                    return report
                }
                for (test, text) in zip(cases, texts) {
                    let expected: ExpectedResult = test.invalid_selector == true ? .invalid : .valid
                    report.record(test.name, comment: test.selector, expected, test.run(text))
                }
            } catch {
                report.fail(expected: "the compliance suite", found: error.description)
            }
            return report
        }
    )

    /// The test files of RFC 6902.
    static let jsonPatch = Suite(
        recognizes: { file in file.shape.map { $0.isArray && $0.keys.isSuperset(of: ["doc", "patch"]) } ?? false },
        run: { file in
            var report = FileReport(path: file.path, suite: "JSON Patch")
            for (number, test) in JSON([UInt8](file.data)).value.elements.enumerated() {
                let comment = test.get("comment").string
                guard !test.get("disabled").bool else {
                    report.skip(1, because: "the suite has disabled it", testCase: "\(number)")
                    continue
                }
                let expected: ExpectedResult = test.get("error").exists ? .invalid : .valid
                report.record("\(number)", comment: comment, expected, patchVerdict(test))
            }
            return report
        }
    )

    private static func patchVerdict(_ test: JSONValue) -> Verdict {
        var json = JSON(Array(test.get("doc").raw))
        do throws(JSONError) {
            try json.apply(try JSONPatch(JSON(Array(test.get("patch").raw))))
        } catch {
            return .rejected("\(error)")
        }
        let expected = test.get("expected")
        guard expected.exists, !json.isEquivalent(to: JSON(Array(expected.raw))) else { return .accepted }
        return .wrong(expected: expected.rawText, found: String(decoding: json.bytes, as: UTF8.self))
    }
}

/// The compliance suite's file.
private struct JSONPathCases: Decodable {
    let tests: [JSONPathCase]
}

private struct JSONPathCase: Decodable {
    let name: String
    let selector: String
    let invalid_selector: Bool?
    let result_paths: [String]?
    let results_paths: [[String]]?

    func run(_ text: JSONValue) -> Verdict {
        let query: JSONPath
        do throws(JSONError) {
            query = try JSONPath(selector)
        } catch {
            return .rejected("\(error)")
        }
        let nodes = query.nodes(in: JSON(Array(text.get("document").raw)))
        let paths = nodes.map(\.path)
        let found = "[" + nodes.map(\.value.rawText).joined(separator: ",") + "]"
        let several = text.get("results")
        let results = several.exists ? several.elements : [text.get("result")]
        let allowed = results_paths ?? result_paths.map { [$0] } ?? []
        for (result, wanted) in zip(results, allowed) where wanted == paths {
            if JSON(Array(result.raw)).isEquivalent(to: JSON(found)) { return .accepted }
        }
        return .wrong(expected: results.map(\.rawText).joined(separator: " or "), found: found)
    }
}
