/// A group of cases that share their parameters, as a schema in Wycheproof's form defines it.
protocol VectorGroup: Decodable {
    associatedtype Case: VectorCase

    /// The name that the schema gives to its groups, such as "AeadTest".
    static var typeName: String { get }
    /// The name that the group gives to itself.
    var type: String { get }
    var tests: [Case] { get }

    /// What runs a case of the group. Throws when the algorithm, or a parameter of the group, is not here.
    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict
}

/// One case of a group.
protocol VectorCase: Decodable {
    var tcId: Int { get }
    var comment: String { get }
    var result: ExpectedResult { get }
}

/// What a group of cases needs and this library, or this libcrypto, lacks.
struct Missing: Error {
    let what: String

    init(_ what: String) {
        self.what = what
    }
}

/// A file in Wycheproof's form whose groups are of one kind.
private struct VectorGroups<Group: VectorGroup>: Decodable {
    let testGroups: [Group]
}

extension VectorFile {
    /// Runs the file's groups, read as `Group`.
    func run<Group: VectorGroup>(_ header: WycheproofHeader, as type: Group.Type) -> FileReport {
        let algorithm = header.algorithm ?? ""
        var report = FileReport(path: path, suite: header.suiteName)
        let groups: [Group]
        do throws(JSONFailure) {
            groups = try data.decoded(VectorGroups<Group>.self).testGroups
        } catch {
            report.fail(expected: "groups of the schema \(header.schema)", found: error.description)
            return report
        }
        header.checkCount(&report)
        for group in groups {
            guard group.type == Group.typeName else {
                report.fail(expected: "groups of the type \(Group.typeName)", found: group.type)
                continue
            }
            do throws(Missing) {
                let runner = try group.runner(algorithm: algorithm)
                for test in group.tests {
                    report.record("tcId \(test.tcId)", comment: test.comment, test.result, runner(test))
                }
            } catch {
                report.skip(group.tests.count, because: "needs \(error.what)")
            }
        }
        return report
    }

    /// Counts the file's cases as skipped, for want of `what`.
    func skip(_ header: WycheproofHeader, needing what: String) -> FileReport {
        var report = FileReport(path: path, suite: header.suiteName)
        header.checkCount(&report)
        report.skip(header.count, because: "needs \(what)")
        return report
    }
}

extension WycheproofHeader {
    /// The algorithm and the schema, for a person.
    var suiteName: String { [algorithm, schemaName].compactMap { $0 }.joined(separator: ", ") }

    /// A file that has lost cases, or has none, does not pass unnoticed.
    fileprivate func checkCount(_ report: inout FileReport) {
        if count != numberOfTests {
            report.fail(expected: "\(numberOfTests) cases, as the file says", found: "\(count)")
        }
        if count == 0 { report.fail(expected: "at least one case", found: "none") }
    }
}
