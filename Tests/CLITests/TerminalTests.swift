import Testing

/// The runner's terminal: prompts are waited for, answers typed, and whatever else is shown is a failure.
@Suite("A script at the terminal")
struct TerminalTests {
    /// Asks as some passphrase prompts do: what is typed between the prompt and the end of the echo is shown.
    static let ask = """
        -- ask --
        printf 'Passphrase: ' > /dev/tty
        sleep 0.2
        stty -echo
        read -r answer
        stty echo
        echo > /dev/tty
        echo "$answer"
        --

        """

    @Test(
        "passes when the dialogue goes as written",
        arguments: [
            "$ printf 'Name: ' > /dev/tty; read -r name; echo \"$name\"\n< Name:\n> Ada L.\nAda L.",
            "$ read -r a; read -r b; echo $a $b\n> 1\n> 2\n1 2",
            "$ read -r a < /dev/tty; echo $a\n> 1\n1",
            "$ test -t 0; test ! -t 1; test ! -t 2; printf 'one\\n\\ntwo\\n' > /dev/tty\n< one\n< two",
            "$ printf '\\033[1mbold\\033[0m\\n' > /dev/tty\n< bold",
            "$ printf 'code 42\\n' > /dev/tty; read -r a; test $a = 42\n< code {{code=*}}\n> 42\n$ echo $code\n{{code}}",
            "$ trap 'exit 9' INT; printf 'Name: ' > /dev/tty; read -r name\n< Name:\n> ^C\n? 9",
            "$ cat\n> a\n> ^D\na",
            "$ stty -echo; printf 'Secret: ' > /dev/tty; read -r a; stty echo; echo \"$a\"\n< Secret:\n* hush\nhush",
        ]
    )
    func passes(commands: String) throws {
        #expect(try ScriptRunTests.run(commands) == nil)
    }

    @Test("an unseen answer is not typed before the echo is off")
    func waitsForSilence() throws {
        let dialogue = "$ bash ask; bash ask\n< Passphrase:\n* one\n< Passphrase:\n* two\none\ntwo"
        #expect(try ScriptRunTests.run(Self.ask + dialogue) == nil)
    }

    @Test(
        "fails at the terminal line that differs",
        arguments: [
            ("$ printf 'Key: ' > /dev/tty; sleep 600\n< Name:", 3, "this was not shown"),
            ("$ echo one > /dev/tty; sleep 600\n< two", 3, "expected 'two', shown 'one'"),
            ("$ true\n< one", 3, "this was not shown before the command ended"),
            ("$ printf 'one\\ntwo\\n' > /dev/tty\n< one", 3, "the command also showed 'two'"),
            ("$ read -r a; echo more > /dev/tty\n> 1", 3, "the command also showed 'more'"),
            ("$ printf 'Secret: ' > /dev/tty; read -r a\n< Secret:\n* hush", 4, "stayed visible"),
            ("$ echo one > /dev/tty\n< one\n* hush", 4, "stayed visible"),
            ("$ sleep 600\n< one", 3, "ran for longer than"),
        ] as [(String, Int, String)]
    )
    func fails(commands: String, line: Int, text: String) throws {
        let failure = try #require(try ScriptRunTests.run(commands, timeout: .seconds(5)))
        #expect(failure.line == line)
        #expect(failure.text.contains(text))
    }
}
