import MimaVectors

/// The report of a run of test vectors as JUnit's XML, which continuous integration reads: a test suite for each file.
///
/// The counts of a suite are of cases. Its elements are one for each failure, one for each reason to skip, and one for
/// all that passed together: a report does not know the names of cases that went well.
struct VectorReportJUnit {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The whole document, with a last line feed.
    var text: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        lines.append("<testsuites\(attributes([("name", "mima vectors")] + counts(of: report)))>")
        for file in report.files { lines += suite(file) }
        lines.append("</testsuites>")
        return lines.map { $0 + "\n" }.joined()
    }

    private func suite(_ file: FileReport) -> [String] {
        let start = attributes([("name", file.path)] + counts(of: Report(files: [file])))
        var lines = ["  <testsuite\(start)>"]
        if file.passed > 0 {
            lines.append("    <testcase\(caseAttributes(file.passed == 1 ? "1 case" : "\(file.passed) cases", file))/>")
        }
        for failure in file.failures {
            lines.append("    <testcase\(caseAttributes(failure.testCase ?? "the file", file))>")
            let message = attributes([("message", "expected \(failure.expected), found \(failure.found)")])
            lines.append("      <failure\(message)>\(Self.escaped(failure.comment))</failure>")
            lines.append("    </testcase>")
        }
        for skip in file.skips {
            let name = skip.cases.isEmpty ? "\(skip.count) skipped" : skip.cases.joined(separator: ", ")
            lines.append("    <testcase\(caseAttributes(name, file))>")
            lines.append("      <skipped\(attributes([("message", skip.reason)]))/>")
            lines.append("    </testcase>")
        }
        lines.append("  </testsuite>")
        return lines
    }

    private func caseAttributes(_ name: String, _ file: FileReport) -> String {
        attributes([("name", name), ("classname", file.suite.isEmpty ? "unknown" : file.suite)])
    }

    /// A file that failed as a whole counts as a case, since readers expect no more failures than tests.
    private func counts(of report: Report) -> [(String, String)] {
        [
            ("tests", "\(report.passed + report.failed + report.skipped)"),
            ("failures", "\(report.failed)"),
            ("errors", "0"),
            ("skipped", "\(report.skipped)"),
        ]
    }

    private func attributes(_ list: [(String, String)]) -> String {
        list.map { " \($0.0)=\"\(Self.escaped($0.1))\"" }.joined()
    }

    /// Text as XML 1.0 has it in contents and between quotation marks. What XML cannot have at all (control
    /// characters, U+FFFE, U+FFFF), and line ends, which readers may change, are written out as `\u{1b}`.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}":
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
