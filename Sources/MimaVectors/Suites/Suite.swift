/// A kind of file of test vectors that this library knows.
struct Suite: Sendable {
    /// Whether the file is of this kind: by its contents, and by its name where the contents are made to be odd.
    let recognizes: @Sendable (VectorFile) -> Bool
    /// Runs the file, or says what it needs.
    let run: @Sendable (VectorFile) -> FileReport

    /// Every kind of file that is known, the only list of them: `mima vectors` and the tests run the same.
    static let all: [Suite] = [
        ageTestKit,
        acvp,
        wycheproof,
        jsonParsing,
        jsonPath,
        jsonPatch,
        gobRecordings,
        goJSONRecordings,
        charsetTables,
        charsetLabels,
        cavp,
    ]
}
