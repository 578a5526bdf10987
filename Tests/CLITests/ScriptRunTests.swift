import Foundation
import Testing

/// The runner itself: a script that should fail must fail, or no script proves anything.
@Suite("Running a script")
struct ScriptRunTests {
    /// Runs commands after a first comment line, so that the first line of `commands` is line 2.
    static func run(_ commands: String, timeout: Duration = .seconds(60)) throws -> ScriptRun.Failure? {
        let script = try ScriptParser.parse("# A scenario.\n" + commands)
        return try ScriptRun(script: script, tool: "/bin/echo", timeout: timeout).run()
    }

    @Test(
        "passes when everything is as expected",
        arguments: [
            "$ mima run by name\nrun by name",
            "$ printf 'a\\n\\nb\\n\\n'\na\n\nb\n|\n\n",
            "$ printf 'a'\na{{no newline}}",
            "$ printf '$ a\\n# b\\n'\n| $ a\n| # b",
            "$ echo out; echo err >&2; exit 3\n? 3\n! err\nout",
            "$ seq 100\n1\n{{...}}\n99\n100",
            "$ seq 2\n1\n2\n{{...}}",
            "$ echo 2024-01-02\n{{year=*}}-{{*}}-02\n$ echo \"$year\"\n{{year}}\n$ echo in $year\nin {{year}}",
            "$ echo one \\\n  two\none two",
            "$ kill -TERM $$\n? 143",
            "$ cat\n# Standard input is empty.",
        ]
    )
    func passes(commands: String) throws {
        #expect(try Self.run(commands) == nil)
    }

    @Test(
        "fails at the line that differs",
        arguments: [
            ("$ echo a", 2, "+ a"),
            ("$ echo a\nb", 3, "- b\n  + a"),
            ("$ true\nb", 3, "- b"),
            ("$ seq 3\n1\n2", 2, "    1\n    2\n  + 3"),
            ("$ seq 3\n1\nx\n3", 4, "    1\n  - x\n  + 2\n    3"),
            ("$ printf 'a\\n\\nb\\n'\na\nb", 2, "a"),
            ("$ printf a\na", 3, "(no line feed at the end)"),
            ("$ echo a\na{{no newline}}", 3, "- a{{no newline}}"),
            ("$ echo a >&2", 2, "standard error"),
            ("$ true\n! a", 3, "standard error (- expected, + printed):\n  - a"),
            ("$ echo a >&2\na", 3, "standard output (- expected, + printed):\n  - a"),
            ("$ exit 3", 2, "the exit status is 3, expected 0"),
            ("$ true\n? 1", 2, "the exit status is 0, expected 1"),
            ("$ false | true", 2, "the exit status is 1"),
            ("$ false; true", 2, "the exit status is 1"),
            ("$ echo $absent\n|", 2, "absent: unbound variable"),
            ("$ no-such-program\n? 127", 2, "no-such-program: command not found"),
            ("$ echo a\n{{x=*}}\n$ echo b\n{{x}}", 5, "- {{x}}\n  + b"),
            ("$ echo ''\n{{*}}", 3, "- {{*}}"),
            ("$ printf 'a\\r\\n'\na", 3, "+ a\\r"),
            ("$ printf '\\377\\033[1m\\n'\na", 3, "+ \\xff\\x1b[1m"),
            ("$ true\n\n$ echo last", 4, "$ echo last"),
        ] as [(String, Int, String)]
    )
    func fails(commands: String, line: Int, text: String) throws {
        let failure = try #require(try Self.run(commands))
        #expect(failure.line == line)
        #expect(failure.text.contains(text))
    }

    @Test("a failure shows the error output even when that was expected")
    func showsErrors() throws {
        let failure = try #require(try Self.run("$ echo why >&2; exit 1\n! why"))
        #expect(failure.text.contains("standard error is as expected:\n    why"))
    }

    @Test("input files are there, in folders too, and nothing else")
    func inputFiles() throws {
        let script = "-- a.txt --\none\n\n-- b/c.txt --\n$ not a command\n--\n"
        #expect(
            try Self.run(script + "$ find . -type f | sort\n./a.txt\n./b/c.txt\n$ cat b/c.txt\n| $ not a command")
                == nil
        )
    }

    @Test("the environment is the script's own")
    func environment() throws {
        let names = ["HOME", "LC_ALL", "NO_COLOR", "PATH", "TERM", "TMPDIR", "TZ"]
        let command = "$ env | cut -d= -f1 | grep -vxE '_|PWD|OLDPWD|SHLVL' | sort\n"
        #expect(try Self.run(command + names.joined(separator: "\n")) == nil)
        #expect(try Self.run("$ test \"$PWD\" = \"$HOME\"; ls -A \"$TMPDIR\"") == nil)
    }

    @Test("without terminal lines there is no terminal")
    func noTerminal() throws {
        #expect(try Self.run("$ test -t 0\n? 1\n$ : < /dev/tty\n! bash: line 1: /dev/tty: {{*}}\n? 1") == nil)
    }

    @Test("a command that takes too long is killed with everything that it started")
    func timeout() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "mima-timeout-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let commands = "$ sleep 600 & echo $! > \(file.path); echo before; wait\nbefore"
        let failure = try #require(try Self.run(commands, timeout: .seconds(5)))
        #expect(failure.line == 2)
        #expect(failure.text.contains("it ran for longer than 5.0 seconds and was killed"))
        let process = try #require(Int32(String(contentsOf: file, encoding: .utf8).dropLast()))
        #expect(try isGone(process))
    }

    @Test("what a command leaves running ends with it")
    func background() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "mima-background-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try Self.run("$ sleep 600 & echo $! > \(file.path)") == nil)
        let process = try #require(Int32(String(contentsOf: file, encoding: .utf8).dropLast()))
        #expect(try isGone(process))
    }

    /// A killed process may linger as a zombie, which no longer runs, until its parent asks for its status.
    private func isGone(_ process: Int32) throws -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return true }
        return status.contains(") Z ")
    }
}
