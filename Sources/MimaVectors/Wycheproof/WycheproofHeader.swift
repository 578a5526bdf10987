/// What every file in Wycheproof's form says of itself, and how many cases its groups have.
struct WycheproofHeader: Decodable {
    let algorithm: String?
    let schema: String
    let numberOfTests: Int
    let testGroups: [Group]

    struct Group: Decodable {
        let tests: [Case]
    }

    struct Case: Decodable {
        let tcId: Int
    }

    /// How many cases there are.
    var count: Int { testGroups.reduce(0) { $0 + $1.tests.count } }

    /// The schema without its version: "aead_test" for "aead_test_schema_v1.json". The versions differ in what they
    /// leave out, not in what a name means.
    var schemaName: String {
        var name = schema[...]
        for ending in [".json", "_v1", "_schema"] where name.hasSuffix(ending) {
            name = name.dropLast(ending.count)
        }
        return String(name)
    }
}
