internal import FoundationEssentials

/// A file of NIST's Automated Cryptographic Validation Protocol: groups of cases in JSON, whose answers stand with the
/// questions (`internalProjection.json`) or in a file beside them (`prompt.json` and `expectedResults.json`).
///
/// A case is given the names and values of its group too, as the records of response files have them: the two are run
/// by the same code.
struct ACVPFile {
    let algorithm: String
    let mode: String
    /// The cases, with the number of each.
    private(set) var cases: [(number: Int, record: ResponseFile.Record)] = []

    /// Throws when the file has no groups, or the file of answers is missing or answers something else.
    init(_ file: VectorFile) throws(RecordFailure) {
        let questions = try Self.content(file.data)
        algorithm = questions["algorithm"]?.string ?? ""
        mode = questions["mode"]?.string ?? ""
        var answers: [[Int]: RecordedJSON] = [:]
        if file.name == "prompt.json" {
            guard let data = try? Data(contentsOf: URL(filePath: Self.answersPath(file.path))) else {
                throw RecordFailure(expected: "expectedResults.json beside the file", found: "none")
            }
            for group in try Self.content(data)["testGroups"]?.array ?? [] {
                let groupNumber = group["tgId"]?.number ?? 0
                answers[[groupNumber]] = group
                for test in group["tests"]?.array ?? [] {
                    answers[[groupNumber, test["tcId"]?.number ?? 0]] = test
                }
            }
        }
        for group in questions["testGroups"]?.array ?? [] {
            let groupNumber = group["tgId"]?.number ?? 0
            for test in group["tests"]?.array ?? [] {
                let number = test["tcId"]?.number ?? 0
                var record = ResponseFile.Record()
                record.values = Self.values(group)
                    .merging(Self.values(answers[[groupNumber]])) { $1 }
                record.own = Self.values(test).merging(Self.values(answers[[groupNumber, number]])) { $1 }
                if record.own["testpassed"] == "false" { record.own["result"] = "F" }
                record.values.merge(record.own) { $1 }
                cases.append((number, record))
            }
        }
    }

    static func answersPath(_ path: String) -> String {
        path.dropLast("prompt.json".count) + "expectedResults.json"
    }

    /// The object with the groups; as servers send it, it stands behind one that names the protocol's version.
    private static func content(_ data: Data) throws(RecordFailure) -> RecordedJSON {
        do throws(JSONFailure) {
            let whole = try data.decoded(RecordedJSON.self)
            return whole.array.last ?? whole
        } catch {
            throw RecordFailure(expected: "groups of cases", found: error.description)
        }
    }

    /// The values that are no lists, under their names in lower case.
    private static func values(_ json: RecordedJSON?) -> [String: String] {
        guard case .object(let members) = json else { return [:] }
        var values: [String: String] = [:]
        for (name, value) in members {
            switch value {
            case .string(let text): values[name.lowercased()] = text
            case .number(let number): values[name.lowercased()] = "\(number)"
            case .bool(let truth): values[name.lowercased()] = "\(truth)"
            case .array(let list) where name == "hashAlg" || name == "resultsArray": values[name] = "\(list.count)"
            case .array, .object, .null: continue
            }
        }
        return values
    }
}
