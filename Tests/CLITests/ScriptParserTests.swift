import Testing

@Suite("Reading a script")
struct ScriptParserTests {
    @Test("the example of the format's description is a script")
    func example() throws {
        let script = try ScriptParser.parse(
            """
            # A note is encrypted to a key.
            needs: age, minisign
            needs: cmp

            -- note.txt --
            Meet me at six.

            -- empty.txt --
            --

            $ mima encrypt -r "$recipient" \\
              -o note.age note.txt
            one

            two
            ! error
            ? 3
            < Passphrase:
            * hush

            # Another remark.
            $ cmp a b
            """
        )
        #expect(script.needs == ["age", "minisign", "cmp"])
        #expect(
            script.files == [
                Script.InputFile(name: "note.txt", contents: "Meet me at six.\n\n"),
                Script.InputFile(name: "empty.txt", contents: ""),
            ]
        )
        #expect(script.commands.map(\.line) == [11, 22])
        let first = try #require(script.commands.first)
        #expect(first.text == "mima encrypt -r \"$recipient\" \\\n  -o note.age note.txt")
        #expect(first.output.map(\.pattern.source) == ["one", "", "two"])
        #expect(first.errors.map(\.pattern.source) == ["error"])
        #expect(first.terminal.count == 2)
        #expect(first.status == 3)
    }

    @Test(
        "what the format does not know is an error at its line",
        arguments: [
            ("", 1, "the first line is a comment"),
            ("$ true", 1, "the first line is a comment"),
            ("# Only a comment.", 1, "at least one command"),
            ("# Files.\n-- a --\n--", 3, "at least one command"),
            ("# A.\noutput", 2, "neither a comment"),
            ("# A.\nneeds: \n$ true", 2, "name the programs"),
            ("# A.\nneeds: age minisign\n$ true", 2, "name the programs"),
            ("# A.\nneed: age\n$ true", 2, "neither a comment"),
            ("# A.\n-- a --\ntext\n$ true", 2, "does not end"),
            ("# A.\n-- ../a --\n--\n$ true", 2, "not a file inside"),
            ("# A.\n-- /etc/a --\n--\n$ true", 2, "not a file inside"),
            ("# A.\n-- a --\n-- a --\n--\n$ true", 3, "a file 'a' already"),
            ("# A.\n$ true\n-- a --\n--", 3, "before the first command"),
            ("# A.\n$true", 2, "followed by a space"),
            ("# A.\n$ ", 2, "followed by a space"),
            ("# A.\n$ true\n!error", 3, "followed by a space"),
            ("# A.\n$ true\n?3", 3, "followed by a space"),
            ("# A.\n$ true\n? three", 3, "a number from 0 to 255"),
            ("# A.\n$ true\n? 256", 3, "a number from 0 to 255"),
            ("# A.\n$ true\n? 1\n? 2", 4, "expected twice"),
            ("# A.\n$ true\n\noutput", 4, "an empty first line"),
            ("# A.\n$ true\n# Remark.\noutput", 4, "a comment ends"),
            ("# A.\n$ true\n{{*", 3, "not closed"),
            ("# A.\n$ true\n{{?}}", 3, "none of"),
            ("# A.\n$ true\na {{...}}", 3, "none of"),
            ("# A.\n$ true\n{{PATH=*}}", 3, "none of"),
            ("# A.\n$ true\n{{name}}", 3, "no line before this one names 'name'"),
            ("# A.\n$ true\n{{no newline}} a", 3, "at the line's end"),
        ] as [(String, Int, String)]
    )
    func refuses(text: String, line: Int, message: String) throws {
        let error = try #require(throws: ScriptSyntaxError.self) { _ = try ScriptParser.parse(text) }
        #expect(error.line == line)
        #expect(error.message.contains(message))
    }

    @Test("a scenario waits for the programs that are not on the PATH")
    func missingPrograms() {
        let script = Result<Script, ScriptSyntaxError>.success(Script(needs: ["bash", "no-such-program"]))
        let file = ScriptTests.ScriptFile(name: "a.txt", path: "/a.txt", script: script)
        #expect(file.missing == ["no-such-program"])
    }
}
